import type { PlatformAdapter } from '@vod-upload/platform'
import type { WxLikeDialect } from './dialect'
import { openFile } from './files'
import { sendForm } from './form'
import type { WxLikeHost } from './host'
import { sendRequest } from './http'
import { hostStorage } from './storage'
import { wakeSource } from './wake'

/** The seam over a host shaped like `wx`; what is special about that host is in the dialect. */
export function wxLikePlatform(host: WxLikeHost, dialect: WxLikeDialect): PlatformAdapter {
  return {
    name: dialect.name,
    capabilities: dialect.capabilities,
    storage: hostStorage(host, dialect),
    openFile: (source) => openFile(host, dialect, source),
    request: (request) => sendRequest(host, dialect, request),
    uploadForm: (form) => sendForm(host, dialect, form),
    onWake: wakeSource(host),
  }
}
