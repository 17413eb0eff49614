// Must not compile: it proves that the check of real-my.ts can fail.
import type { AlipayHost } from '../src/alipay-host'

declare const real: Omit<typeof my, 'uploadFile'>

export const host: AlipayHost = real
