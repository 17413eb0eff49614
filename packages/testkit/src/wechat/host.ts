import { createActivity } from '../host/activity'
import { createCallLog, type LoggedCall } from '../host/call-log'
import type { LoopbackPorts } from '../host/dial'
import type { DomainList } from '../host/domain-list'
import { createFileSystem } from '../host/file-system'
import { createLifecycle, type Lifecycle, type NetworkType } from '../host/lifecycle'
import { createNetwork, type Network } from '../host/network'
import type { HeaderCase } from '../host/page-answer'
import { createTempFiles, type TempFile, type TempFileOptions } from '../host/temp-files'
import { wechatFileWords, wechatWords } from './error-messages'
import { createStorage, type StoredValues } from './storage'
import { createWx, type Wx } from './wx'

export interface WechatHostOptions {
  /** Version of the base library. Default: `3.8.0`. */
  readonly sdkVersion?: string
  /** The console's list for `wx.request`. Default: every port of this machine, and nothing else. */
  readonly requestDomains?: DomainList
  /** The console's list for `wx.uploadFile`: another one, which people forget. */
  readonly uploadDomains?: DomainList
  /** Default: `as-sent`. */
  readonly headerCase?: HeaderCase
  /** Whether `uploadFile` gives headers to `success`. Default: true. */
  readonly uploadHeader?: boolean
  /** Milliseconds, for calls that set none. Default: 60000. */
  readonly defaultTimeoutMs?: number
  readonly appId?: string
  /** Hosts that a port of this machine answers for, in plain HTTP; combine it with a domain list. */
  readonly loopbackPorts?: LoopbackPorts
  /** What an earlier run of the app has stored. */
  readonly storedValues?: StoredValues
}

/** A WeChat client on this machine. Pages get `wx`; the rest is for the test. */
export interface WechatHost {
  /** The global of a page; its members may be copied, as none of them uses `this`. */
  readonly wx: Wx
  readonly storedValues: StoredValues
  /** A file of the disk, as a picker of the host returns it. */
  addTempFile(realPath: string, options?: TempFileOptions): TempFile
  removeTempFile(tempFilePath: string): void
  /** What the user will choose in the next picker; a picker without it is cancelled. */
  pickNext(...files: readonly TempFile[]): void
  /** Goes off the network, or back to wifi. */
  setOnline(online: boolean): void
  switchNetwork(type: NetworkType): void
  goBackground(): void
  suspend(): void
  goForeground(): void
  /** Every network call so far, in the order of the page's calls. */
  readonly calls: readonly LoggedCall[]
  readonly inFlight: number
  readonly maxInFlight: number
  readonly queued: number
  /** Bytes of bodies that went to sockets. */
  readonly sentBytes: number
  /** How many calls have not ended, callbacks included. */
  pending(): number
  /** Resolves when nothing is pending. */
  idle(): Promise<void>
  /** How many listeners of app and network events are attached. */
  listenerCount(): number
}

/** Requests, uploads and downloads of an app run ten at a time. */
const NETWORK_SLOTS = 10

export function createWechatHost(options: WechatHostOptions = {}): WechatHost {
  const { storedValues = new Map(), sdkVersion = '3.8.0' } = options
  const activity = createActivity()
  const log = createCallLog()
  const files = createTempFiles((name, _, extension) => `wxfile://tmp_${name}${extension}`)
  const picks: Array<readonly TempFile[]> = []
  const lifecycle: Lifecycle = createLifecycle((kind, andQueued) => network.failAll(kind, andQueued))
  const network: Network = createNetwork({
    activity,
    log,
    slots: NETWORK_SLOTS,
    words: wechatWords,
    ports: options.loopbackPorts ?? {},
    refusal: lifecycle.refusal,
  })
  return {
    wx: createWx({
      sdkVersion,
      activity,
      network,
      lifecycle,
      files,
      storage: createStorage(activity, storedValues),
      fileSystem: (knowsRanges) => createFileSystem({ activity, files, knowsRanges, words: wechatFileWords }),
      nextPick: () => picks.shift(),
      appId: options.appId ?? 'wx0123456789abcdef',
      headerCase: options.headerCase ?? 'as-sent',
      uploadHeader: options.uploadHeader ?? true,
      defaultTimeoutMs: options.defaultTimeoutMs ?? 60000,
      requestDomains: options.requestDomains ?? 'loopback',
      uploadDomains: options.uploadDomains ?? 'loopback',
    }),
    storedValues,
    addTempFile: files.add,
    removeTempFile: files.remove,
    pickNext: (...picked) => {
      picks.push(picked)
    },
    setOnline: (online) => lifecycle.setNetwork(online ? 'wifi' : 'none'),
    switchNetwork: lifecycle.setNetwork,
    goBackground: lifecycle.goBackground,
    suspend: lifecycle.suspend,
    goForeground: lifecycle.goForeground,
    calls: log.calls,
    get inFlight() {
      return network.queue.inFlight
    },
    get maxInFlight() {
      return network.queue.maxInFlight
    },
    get queued() {
      return network.queue.queued
    },
    get sentBytes() {
      return log.sentBytes
    },
    pending: activity.pending,
    idle: activity.idle,
    listenerCount: () => lifecycle.shown.size + lifecycle.hidden.size + lifecycle.networkChanged.size,
  }
}
