import type { PlatformAdapter } from '@vod-upload/platform'
import type { WxLikeDialect } from './dialect'
import { openFile, readsFiles } from './files'
import { sendForm } from './form'
import type { WxLikeHost } from './host'
import { sendRequest } from './http'
import { hostStorage } from './storage'
import { wakeSource } from './wake'

/** The seam over a host shaped like `wx`; what is special about that host is in the dialect. */
export function wxLikePlatform(host: WxLikeHost, told: WxLikeDialect): PlatformAdapter {
  const dialect = readsFiles(host) ? told : withoutFiles(told)
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

function withoutFiles(dialect: WxLikeDialect): WxLikeDialect {
  return { ...dialect, capabilities: { ...dialect.capabilities, sliceRead: false, maxWholeReadBytes: 0 } }
}
