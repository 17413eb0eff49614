import type { PlatformAdapter } from '@vod-upload/platform'
import type { VODUploadOptions } from './options'
import { createVODUpload, type VODUpload } from './vod-upload'

export interface VODUploadConstructor {
  new (options?: VODUploadOptions): VODUpload
}

/**
 * The documented class, on one host.
 * Its methods are closures on the instance: pages take them off and call them bare, and frameworks wrap the instance
 * in proxies. They are not enumerable, so that `setData` and `JSON.stringify` find nothing in it.
 */
export function bindPlatform(platform: () => PlatformAdapter): VODUploadConstructor {
  class BoundVODUpload {
    constructor(options: VODUploadOptions = {}) {
      const members = createVODUpload(platform(), options)
      for (const name of Object.keys(members) as Array<keyof VODUpload>) {
        Object.defineProperty(this, name, { value: members[name], configurable: true, writable: true })
      }
    }
  }
  return BoundVODUpload as VODUploadConstructor
}
