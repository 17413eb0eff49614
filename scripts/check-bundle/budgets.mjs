// What each bundle may weigh: what was reached, and 2 % for what comes. Raise one only with the reason in the commit.

/**
 * In KB of 1000 bytes, minified and gzip; `wished`: what was aimed at, where that is another figure.
 * docs/size.md tells what stands between the two.
 * @type {Record<string, { min: number, gzip: number, wished?: { min?: number, gzip: number } }>}
 */
export const budgets = {
  'vod-upload-wechat.min.js': { min: 109.1, gzip: 41, wished: { min: 36, gzip: 12 } },
  'vod-upload-wechat.es5.min.js': { min: 146.1, gzip: 48.6 },
  'wechat: everything': { min: 109, gzip: 40.8 },
  'wechat: createUploader': { min: 86.6, gzip: 32.5, wished: { gzip: 10 } },
  'wechat: VODUpload': { min: 95.7, gzip: 36.4 },
  'wechat: content-md5': { min: 9.2, gzip: 3.1 },
  'vod-upload-alipay.min.js': { min: 113.7, gzip: 42.6, wished: { min: 36, gzip: 12 } },
  'vod-upload-alipay.es5.min.js': { min: 151.5, gzip: 50.3 },
  'alipay: everything': { min: 113.6, gzip: 42.4 },
  'alipay: createUploader': { min: 91.2, gzip: 34, wished: { gzip: 10 } },
  'alipay: VODUpload': { min: 100.3, gzip: 37.9 },
  'alipay: content-md5': { min: 9.2, gzip: 3.1 },
  'vod-upload-bytedance.min.js': { min: 109.5, gzip: 41.2, wished: { min: 36, gzip: 12 } },
  'vod-upload-bytedance.es5.min.js': { min: 146.4, gzip: 48.8 },
  'bytedance: everything': { min: 109.3, gzip: 40.9 },
  'bytedance: createUploader': { min: 86.9, gzip: 32.7, wished: { gzip: 10 } },
  'bytedance: VODUpload': { min: 96.1, gzip: 36.6 },
  'bytedance: content-md5': { min: 9.2, gzip: 3.1 },
  'taro for weapp: everything': { min: 109, gzip: 40.8 },
  'taro for alipay: everything': { min: 113.6, gzip: 42.4 },
  'taro for tt: everything': { min: 109.4, gzip: 40.9 },
  'taro for h5: everything': { min: 105.9, gzip: 39.9 },
  'uni for mp-weixin: everything': { min: 109, gzip: 40.8 },
  'uni for mp-alipay: everything': { min: 113.6, gzip: 42.4 },
  'uni for mp-toutiao: everything': { min: 109.4, gzip: 41 },
  'uni for h5: everything': { min: 105.9, gzip: 39.9 },
  'uni for app: everything': { min: 109.5, gzip: 40.8 },
}

/** @returns {string[]} sentences; a bundle without a budget is a problem too */
export function overBudget({ minBytes, gzipBytes }, budget) {
  if (budget === undefined) return ['has no budget: write one into check-bundle/budgets.mjs']
  const over = (what, bytes, mostKb) =>
    bytes > mostKb * 1000 ? [`${what} is ${(bytes / 1000).toFixed(1)} KB, over its ${mostKb} KB`] : []
  return [...over('min', minBytes, budget.min), ...over('gzip', gzipBytes, budget.gzip)]
}
