// Compiled by test/typings.test.ts against the real typings, and by nothing else: their globals would leak into every
// other file.
import Taro from '@tarojs/taro'
import type { TaroRnHost } from '../src/taro-rn-host'
import { taroRnPlatform } from '../src/taro-rn-platform'

export const host: TaroRnHost = Taro
export const platform = taroRnPlatform(Taro)
