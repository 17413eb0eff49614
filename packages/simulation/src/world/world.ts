import type { NetworkKind } from '@vod-upload/platform'
import { type AppServer, createAppServer } from './app-server'
import { createHost, type Host } from './host'
import { createNetwork, type Network } from './network'
import { createOssAnswers } from './oss-answers'
import { createOssGuard } from './oss-guard'
import { createOssServer, type OssServer } from './oss-server'
import { createOssStore, type OssStore } from './oss-store'
import { createPhoneFiles, type PhoneFiles } from './phone-files'
import { createRandom, type Random } from './random'
import { createPhoneStorage, type PhoneStorage, type StorageWatch } from './storage'
import { createTrace, type Trace } from './trace'
import { createVirtualTime, type VirtualTime } from './virtual-time'
import { createWeather, type Weather } from './weather'

/** A phone, a network and the servers behind it: all that outlives the app. */
export interface World {
  readonly time: VirtualTime
  readonly trace: Trace
  readonly weather: Weather
  readonly host: Host
  readonly files: PhoneFiles
  readonly storage: PhoneStorage
  readonly network: Network
  networkKind: NetworkKind
  readonly store: OssStore
  readonly oss: OssServer
  readonly appServer: AppServer
  /** How far off the phone's clock is, milliseconds. */
  readonly skew: { ms: number }
  random(concern: string): Random
}

export function createWorld(seed: number, watch: StorageWatch): World {
  const root = createRandom(seed)
  const random = (concern: string) => root.fork(concern)
  const time = createVirtualTime()
  const trace = createTrace(time)
  const weather = createWeather(random('weather'))
  const host = createHost(random('host'))
  const lineChance = random('line')
  const fastest = lineChance.pick([10, 60, 400])
  const network = createNetwork(
    { time, random: random('network'), weather, trace },
    {
      bytesPerSecond: lineChance.pick([60000, 400000, 4000000]),
      latencyMs: [fastest, fastest * lineChance.pick([1, 4, 20])],
      cancelBreaksOff: host.cancelBreaksOff,
      tellsProgress: host.tellsProgress,
    },
  )
  const store = createOssStore()
  const appServer = createAppServer(time, random('app-server'), host.hidesHeaders)
  const answers = createOssAnswers(() => time.nowMs)
  const guard = createOssGuard({ time, random: random('guard'), weather, appServer, answers })
  return {
    time,
    trace,
    weather,
    host,
    files: createPhoneFiles(time, random('files'), weather),
    storage: createPhoneStorage(random('storage'), weather, watch),
    network,
    networkKind: 'wifi',
    store,
    oss: createOssServer({ time, random: random('oss'), weather, store, guard, answers }),
    appServer,
    skew: { ms: random('clock').pick([0, 0, 0, 3600000, -86400000, 1000000, -1000000]) },
    random,
  }
}
