export { createWechatHost, type WechatHost, type WechatHostOptions } from './wechat/host'
export type { TempFile } from './wechat/temp-files'
