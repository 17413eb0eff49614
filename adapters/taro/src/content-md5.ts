export { contentMd5 } from '@vod-upload/core/content-md5'
