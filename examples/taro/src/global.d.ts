/** Set by `config/index.js` when the app is built. */
declare const APP_SERVER: string

/** Replaced by Taro when the app is built. */
declare const process: { readonly env: { readonly TARO_ENV: 'h5' | 'weapp' | 'alipay' | 'tt' } }
