import type { PlatformAdapter } from '@vod-upload/platform'
import { uniPlatform } from '@vod-upload/uni'

/** What an app gets that is built for this target and runs in a host with this global. */
export function builtFor(target: string, globalName: string): (host: object) => PlatformAdapter {
  return (host) => {
    const before = process.env.UNI_PLATFORM
    process.env.UNI_PLATFORM = target
    Reflect.set(globalThis, globalName, host)
    try {
      return uniPlatform()
    } finally {
      Reflect.deleteProperty(globalThis, globalName)
      if (before === undefined) Reflect.deleteProperty(process.env, 'UNI_PLATFORM')
      else process.env.UNI_PLATFORM = before
    }
  }
}
