import type { FileSource, PlatformAdapter } from '@vod-upload/platform'
import { readClientVersion, type WxLikeHost, wakeSource, wxLikePlatform } from '@vod-upload/wx-like'
import { alipayDialect } from './alipay-dialect'
import { fileSystemOf } from './alipay-files'
import type { AlipayHost } from './alipay-host'
import { requestBy, uploadFileBy } from './alipay-network'
import { storageOf } from './alipay-storage'
import { fileTypeOf } from './file-type'

declare const my: AlipayHost

/**
 * Everything the uploader needs of Alipay.
 * @param host the mini program's own `my`; pass another object to run over a simulator or a wrapper
 */
export function alipayPlatform(host: AlipayHost = my): PlatformAdapter {
  const client = {
    version: readClientVersion(host),
    readsFiles: host.getFileSystemManager !== undefined,
  }
  const forRequests = alipayDialect(client, 'request')
  const forUploads = alipayDialect(client, 'uploadFile')
  const sendsPut = forRequests.capabilities.binaryPut !== false
  // `wx` is told a path and no more; Alipay also wants the kind of the file, and old clients do not know its size.
  const shapedFor = (source: FileSource) => wxShape(host, source, sendsPut)
  return {
    ...wxLikePlatform(shapedFor({ path: '' }), forRequests),
    onWake: wakeSource(host),
    openFile: (source) => wxLikePlatform(shapedFor(source), forRequests).openFile(source),
    uploadForm: (form) => wxLikePlatform(shapedFor(form.source), forUploads).uploadForm(form),
  }
}

/** `my` in the shape of `wx`, for one file. */
function wxShape(host: AlipayHost, source: FileSource, sendsPut: boolean): WxLikeHost {
  return {
    ...storageOf(host),
    request: (options) => requestBy(host, options, sendsPut),
    uploadFile: (options) => uploadFileBy(host, options, fileTypeOf(source)),
    getFileSystemManager: () => fileSystemOf(host, source.size),
  }
}
