// Compiled by test/typings.test.ts against lib.dom, and by nothing else: its globals would leak into host code.
import type { BrowserHost } from '../src'
import { browserPlatform } from '../src'

declare const real: Window & typeof globalThis

export const host: BrowserHost = real
export const platform = browserPlatform(real)
