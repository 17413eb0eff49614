import type { WechatHostOptions } from './host'

/** What base libraries lack, and how headers are named. */
export const wechatPositions: Readonly<Record<string, WechatHostOptions>> = {
  'current base library': {},
  'base library 2.10.4: no file descriptors': { sdkVersion: '2.10.4' },
  'base library 2.9.9: no slices, no timeout of a call': { sdkVersion: '2.9.9' },
  'base library 2.9.5: no ranges': { sdkVersion: '2.9.5' },
  'header names in lower case': { headerCase: 'lower' },
  'header names in upper case': { headerCase: 'upper' },
  'no headers with an upload': { uploadHeader: false },
}
