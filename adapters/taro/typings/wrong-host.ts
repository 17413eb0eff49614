// Must not compile: it proves that the check of real-taro.ts can fail.
import type Taro from '@tarojs/taro'
import type { TaroRnHost } from '../src/taro-rn-host'

declare const real: Omit<typeof Taro, 'getFileInfo'>

export const host: TaroRnHost = real
