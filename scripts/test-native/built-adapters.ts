// What npm installs into a native example: the adapter as it is built.
import { join } from 'node:path'
import type { PlatformAdapter } from '@vod-upload/platform'
import type { NativeHost } from '../native-examples/hosts'
import { openMiniProgram } from './mini-program'
import type { SimulatedPhone } from './phone'

type Make = (...given: unknown[]) => unknown

/** @param change what becomes of the adapter before a page gets it */
export function builtAdapters(
  { name }: NativeHost,
  globals: SimulatedPhone['globals'],
  change?: (platform: PlatformAdapter) => PlatformAdapter,
): Readonly<Record<string, unknown>> {
  const folder = join(__dirname, '../../adapters', name, 'dist')
  const built = openMiniProgram({ folder, globals, packages: {} }).require('index.js') as Record<string, Make>
  const quick = { retry: { retries: 1, delayMs: 1 } }
  return {
    [`@vod-upload/${name}`]: {
      ...built,
      // So that a refusal is final soon.
      createUploader: (options: object) => built.createUploader?.({ ...quick, ...options }),
      ...(change && { [`${name}Platform`]: () => change(built[`${name}Platform`]?.() as PlatformAdapter) }),
    },
  }
}
