import { join } from 'node:path'

/** A host for which there is a native example, and how its files are called. */
export interface NativeHost {
  /** Folder under `examples`, and under `adapters`. */
  readonly name: 'wechat' | 'alipay' | 'bytedance'
  /** Ends of the files of a page. */
  readonly template: 'wxml' | 'axml' | 'ttml'
  readonly style: 'wxss' | 'acss' | 'ttss'
  /** The word before the colon of `wx:if`. */
  readonly directive: 'wx' | 'a' | 'tt'
  /** How a template says that a tap calls a handler. */
  readonly tap: 'bindtap' | 'onTap'
}

export const nativeHosts: readonly NativeHost[] = [
  { name: 'wechat', template: 'wxml', style: 'wxss', directive: 'wx', tap: 'bindtap' },
  { name: 'alipay', template: 'axml', style: 'acss', directive: 'a', tap: 'onTap' },
  { name: 'bytedance', template: 'ttml', style: 'ttss', directive: 'tt', tap: 'bindtap' },
]

export const examplesFolder = join(__dirname, '../../examples')
/** What the native examples have in common, in WeChat's words. */
export const sharedFolder = join(examplesFolder, 'shared')
/** From a project's folder: the contract's clauses in one file. Built, and not in git. */
export const selfCheckBundle = 'self-check/contract.js'

export function projectFolder({ name }: NativeHost): string {
  return join(examplesFolder, name)
}
