import type { UploadError, UploadErrorCode } from '@vod-upload/core'

/** Language of the sentences for people. */
export type Locale = 'en' | 'zh-CN'

const chinese: Readonly<Record<UploadErrorCode, string>> = {
  cancelled: '上传已取消。',
  timeout: '请求超时。请检查网络后重新上传，已上传的部分会保留。',
  network: '网络连接失败。请检查网络后重新上传，已上传的部分会保留。',
  interrupted: '小程序进入后台或网络切换，请求被中断。请回到前台后重新上传，已上传的部分会保留。',
  'domain-not-allowed':
    '域名不在小程序的合法域名列表中。请在小程序后台的 request 和 uploadFile 合法域名中添加该域名。',
  'file-missing': '文件不存在。临时文件在小程序退出后失效，请重新选择文件。',
  'file-unreadable': '文件无法读取，请重新选择文件。',
  'file-empty': '文件大小为 0，不能上传。请选择其他文件。',
  'file-duplicate': '该文件已在上传列表中。',
  'file-too-large': '文件过大，超出 OSS 或当前平台的限制。',
  'file-changed': '文件在上传期间发生了变化，请重新上传。',
  storage: '本地存储写入失败，请清理存储空间。',
  unsupported: '当前平台或基础库版本不支持该操作。',
  'credential-invalid': '上传凭证无法解析。请原样传入点播接口返回的 UploadAuth 和 UploadAddress。',
  'credential-expired': '上传凭证已过期，且没有新的凭证。请在 onUploadTokenExpired 中刷新凭证。',
  'credential-unavailable': '获取上传凭证失败，请检查您的应用服务器。',
  'option-invalid': '参数不正确。',
  oss: 'OSS 拒绝了请求。',
  'answer-unreadable': '收到的响应不是来自 OSS。请检查网络代理或 Wi-Fi 登录页面。',
  integrity: '数据在传输中发生了变化，请重新上传。',
}

/** What people should read; OSS's own words and the details are kept, since they are what support asks for. */
export function messageIn(locale: Locale, error: UploadError): string {
  if (locale !== 'zh-CN') return withRequestId(error.message, error)
  return withRequestId(`${chinese[error.code]}（${error.message}）`, error)
}

function withRequestId(message: string, { requestId }: UploadError): string {
  return requestId === undefined ? message : `${message} [RequestId: ${requestId}]`
}
