import { FaultList } from './faults/fault-list'
import { CredentialBook } from './identity/credential-book'
import type { Settings } from './options'
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
  log: RequestLog
}

export function createBackend(settings: Settings): Backend {
  const { dataDir, accounts, now } = settings
  return {
    settings,
    now,
    credentials: new CredentialBook(dataDir, accounts, now),
    nonces: new NonceBook(now),
    objects: new ObjectStore(dataDir, now),
    uploads: new MultipartStore(dataDir, now),
    media: new MediaStore(dataDir),
    faults: new FaultList(),
    log: new RequestLog(settings.onRequest),
  }
}
