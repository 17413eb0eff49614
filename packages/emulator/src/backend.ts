import { FaultList } from './faults/fault-list'
import { WeatherStation } from './faults/weather-station'
import { CredentialBook } from './identity/credential-book'
import { InFlight } from './in-flight'
import { News } from './news'
import type { Settings } from './options'
import { RefusalBook } from './refusal-book'
import { RequestLog } from './request-log'
import { NonceBook } from './rpc/nonce-book'
import { MultipartStore } from './store/multipart-store'
import { ObjectStore } from './store/object-store'
import { MediaStore } from './vod/media-store'

/** Everything that the emulated services know and share. */
export interface Backend {
  settings: Settings
  now: () => number
  credentials: CredentialBook
  nonces: NonceBook
  objects: ObjectStore
  uploads: MultipartStore
  media: MediaStore
  faults: FaultList
  weather: WeatherStation
  inFlight: InFlight
  refusals: RefusalBook
  log: RequestLog
  news: News
}

export function createBackend(settings: Settings): Backend {
  const { dataDir, accounts } = settings
  const news = new News()
  const weather = new WeatherStation(settings.random, (now) =>
    news.tell({ kind: 'weather-changed', weather: now }),
  )
  const now = () => settings.now() + weather.now.clockSkewMs
  return {
    settings,
    now,
    credentials: new CredentialBook(dataDir, accounts, now),
    nonces: new NonceBook(now),
    objects: new ObjectStore(dataDir, now, news.tell),
    uploads: new MultipartStore(dataDir, now, news.tell),
    media: new MediaStore(dataDir, news.tell),
    faults: new FaultList(),
    weather,
    inFlight: new InFlight(),
    refusals: new RefusalBook(),
    log: new RequestLog(settings.onRequest),
    news,
  }
}
