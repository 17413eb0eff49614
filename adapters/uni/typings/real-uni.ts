// Compiled by test/typings.test.ts against the real typings, and by nothing else: their globals would leak into every
// other file.
import type { UniAppHost } from '../src/uni-app-host'
import { uniAppPlatform } from '../src/uni-app-platform'

declare const real: UniNamespace.Uni

export const host: UniAppHost = real
export const platform = uniAppPlatform(real)
