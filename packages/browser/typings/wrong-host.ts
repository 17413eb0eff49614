// Must not compile: it proves that the check of real-window.ts can fail.
import type { BrowserHost } from '../src'

declare const real: Omit<Window & typeof globalThis, 'FileReader'>

export const host: BrowserHost = real
