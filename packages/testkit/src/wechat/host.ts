import { createDevice, type DeviceControls } from '../host/device'
import type { LoopbackPorts } from '../host/dial'
import type { DomainList } from '../host/domain-list'
import { createFileSystem } from '../host/file-system'
import type { HeaderCase } from '../host/page-answer'
import { createStorage, type StoredValues } from '../host/storage'
import { wechatFileWords, wechatWords } from './error-messages'
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
  /**
   * Whether a socket is kept for the next call to its server, as devices do. Default: false, since a fault that is meant
   * for one call then meets that call.
   */
  readonly keepAlive?: boolean
  /** What an earlier run of the app has stored. */
  readonly storedValues?: StoredValues
}

/** A WeChat client on this machine. Pages get `wx`; the rest is for the test. */
export interface WechatHost extends DeviceControls {
  /** The global of a page; its members may be copied, as none of them uses `this`. */
  readonly wx: Wx
}

/** Requests, uploads and downloads of an app run ten at a time. */
const NETWORK_SLOTS = 10

export function createWechatHost(options: WechatHostOptions = {}): WechatHost {
  const { storedValues = new Map(), sdkVersion = '3.8.0' } = options
  const device = createDevice({
    words: wechatWords,
    slots: NETWORK_SLOTS,
    newTempPath: (name, _, extension) => `wxfile://tmp_${name}${extension}`,
    ports: options.loopbackPorts,
    keepAlive: options.keepAlive,
    storedValues,
  })
  const { activity, files } = device
  const wx = createWx({
    ...device,
    sdkVersion,
    storage: createStorage(activity, storedValues),
    fileSystem: (knowsRanges) => createFileSystem({ activity, files, knowsRanges, words: wechatFileWords }),
    appId: options.appId ?? 'wx0123456789abcdef',
    headerCase: options.headerCase ?? 'as-sent',
    uploadHeader: options.uploadHeader ?? true,
    defaultTimeoutMs: options.defaultTimeoutMs ?? 60000,
    requestDomains: options.requestDomains ?? 'loopback',
    uploadDomains: options.uploadDomains ?? 'loopback',
  })
  // Not by spreading, which would freeze the counters at what they are now.
  return Object.assign(device.controls, { wx })
}
