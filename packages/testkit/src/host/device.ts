import { Agent } from 'node:http'
import { type Activity, createActivity } from './activity'
import { createCallLog, type LoggedCall } from './call-log'
import type { LoopbackPorts } from './dial'
import type { NetworkWords } from './failures'
import { createLifecycle, type Lifecycle, type NetworkType } from './lifecycle'
import { createNetwork, type Network } from './network'
import { createPick, type Pick } from './pick'
import type { StoredValues } from './storage'
import { createTempFiles, type TempFile, type TempFileOptions, type TempFiles } from './temp-files'

/** A test's hand on a simulated host: what the user and the world do to it, and what it has done. */
export interface DeviceControls {
  readonly storedValues: StoredValues
  /** A file of the disk, as a picker of the host returns it. */
  addTempFile(realPath: string, options?: TempFileOptions): TempFile
  removeTempFile(tempFilePath: string): void
  /** Takes the permission to read it from the app. */
  lockTempFile(tempFilePath: string): void
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

/** What a host's own API is built on. */
export interface Device {
  readonly activity: Activity
  readonly network: Network
  readonly lifecycle: Lifecycle
  readonly files: TempFiles
  readonly pick: Pick
  readonly controls: DeviceControls
}

export interface DeviceSettings {
  readonly words: NetworkWords
  /** How many network calls run at once. */
  readonly slots: number
  readonly newTempPath: Parameters<typeof createTempFiles>[0]
  readonly ports?: LoopbackPorts
  /** Whether a socket is kept for the next call to its server. Default: false. */
  readonly keepAlive?: boolean
  readonly storedValues: StoredValues
}

export function createDevice(settings: DeviceSettings): Device {
  const { words, slots, ports = {}, storedValues } = settings
  const activity = createActivity()
  const log = createCallLog()
  const files = createTempFiles(settings.newTempPath)
  const picks: Array<readonly TempFile[]> = []
  const lifecycle: Lifecycle = createLifecycle((kind, andQueued) => network.failAll(kind, andQueued))
  const agent = settings.keepAlive ? new Agent({ keepAlive: true }) : undefined
  const { refusal } = lifecycle
  const network: Network = createNetwork({ activity, agent, log, slots, words, ports, refusal })
  const controls: DeviceControls = {
    storedValues,
    addTempFile: files.add,
    removeTempFile: files.remove,
    lockTempFile: files.lock,
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
  return { activity, network, lifecycle, files, pick: createPick(activity, () => picks.shift()), controls }
}
