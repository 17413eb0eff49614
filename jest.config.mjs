/**
 * What takes long: whole packages bundled, and the switches of the native hosts once more under Taro and uni-app.
 * `npm run check` runs it, by scripts/long-tests.config.mjs.
 */
export const longTests = [
  '/adapters/(taro|uni)/test/(bundle|switches)\\.test',
  '/scripts/test/check-build\\.test',
]

/** Tests read `src` through the `source` export condition, so nothing has to be built before them. */
export default {
  testMatch: ['<rootDir>/{packages,adapters}/*/test/**/*.test.ts', '<rootDir>/scripts/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...longTests],
  // Only these are crawled: built frameworks, with all that they install, lie beside them.
  roots: ['<rootDir>/packages', '<rootDir>/adapters', '<rootDir>/scripts'],
  // What became of the contract is printed after everything else.
  reporters: ['default', '<rootDir>/scripts/contract-table.mjs'],
  // The cache of the framework tests holds copies of the examples, and a gigabyte of other people's packages.
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.tmp/'],
  // Published as ES modules alone, which Jest on Node 20 does not load as they are.
  transformIgnorePatterns: ['/node_modules/(?!.*github-slugger/)'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Every core: by default one is kept free, which on two of them is half.
  maxWorkers: '100%',
  // A worker that has run many suites grows, and runs slower and slower: on a machine without a cache, which begins
  // with no list of the longest, the whole run took half as long again.
  workerIdleMemoryLimit: '400MB',
  testTimeout: 30000,
}
