// Holds what an app without npm copies to the same contract as the source: bundled, lowered and minified.
import base from '../jest.config.mjs'

/**
 * React Native's part stays with the source: its tools lower what they bundle by themselves.
 * Tests name their adapter by its package or by its file; both become the built one.
 */
const project = (displayName, suffix) => ({
  displayName,
  rootDir: `${import.meta.dirname}/..`,
  roots: ['<rootDir>/adapters'],
  testMatch: ['<rootDir>/adapters/*/test/contract.test.ts'],
  testEnvironment: base.testEnvironment,
  testEnvironmentOptions: base.testEnvironmentOptions,
  transform: base.transform,
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleNameMapper: {
    '^@vod-upload/(wechat|alipay|bytedance|taro|uni)$': `<rootDir>/adapters/$1/dist/vod-upload-$1${suffix}.min.js`,
    '^\\.\\./src/wechat-platform$': `<rootDir>/adapters/wechat/dist/vod-upload-wechat${suffix}.min.js`,
  },
})

export default {
  projects: [project('ES2017', ''), project('ES5', '.es5')],
  reporters: ['default'],
  testTimeout: base.testTimeout,
}
