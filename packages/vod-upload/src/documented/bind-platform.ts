import type { PlatformAdapter } from '@vod-upload/platform'
import type { VODUpload } from './documented-api'
import type { VODUploadOptions } from './options'
import { createVODUpload } from './vod-upload'

/** The documented class, for `new`. */
export interface VODUploadConstructor {
  new (options?: VODUploadOptions): VODUpload
}

/**
 * The documented class, on one host.
 * Its methods are closures, and all that the instance has: pages take them off and call them bare, frameworks wrap the
 * instance in proxies and getters or copy its members, and JSON leaves functions out, so that it never shows a key.
 */
export function bindPlatform(platform: () => PlatformAdapter): VODUploadConstructor {
  class BoundVODUpload {
    constructor(options?: VODUploadOptions | null) {
      Object.assign(this, createVODUpload(platform(), options ?? {}))
    }
  }
  return BoundVODUpload as VODUploadConstructor
}
