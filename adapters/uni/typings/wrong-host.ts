// Must not compile: it proves that the check of real-uni.ts can fail.
import type { UniAppHost } from '../src/uni-app-host'

declare const real: Omit<UniNamespace.Uni, 'getFileInfo'>

export const host: UniAppHost = real
