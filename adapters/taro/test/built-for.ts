import type { PlatformAdapter } from '@vod-upload/platform'
import { taroPlatform } from '@vod-upload/taro'

/** What an app gets that is built for this target and runs in a host with this global. */
export function builtFor(target: string, globalName: string): (host: object) => PlatformAdapter {
  return (host) => {
    const before = process.env.TARO_ENV
    process.env.TARO_ENV = target
    Reflect.set(globalThis, globalName, host)
    try {
      return taroPlatform()
    } finally {
      Reflect.deleteProperty(globalThis, globalName)
      if (before === undefined) Reflect.deleteProperty(process.env, 'TARO_ENV')
      else process.env.TARO_ENV = before
    }
  }
}
