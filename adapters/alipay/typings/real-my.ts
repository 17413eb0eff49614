// Compiled by test/typings.test.ts against the real typings, and by nothing else: their globals would leak into
// every other file.
import type { AlipayHost } from '../src/alipay-host'
import { alipayPlatform } from '../src/alipay-platform'

declare const real: typeof my

export const host: AlipayHost = real
export const platform = alipayPlatform(real)
export const bound = alipayPlatform()
