export { browserPlatform } from './browser-platform'
export type { BrowserHost } from './host'
