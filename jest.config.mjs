/** Tests read `src` through the `source` export condition, so nothing has to be built before them. */
export default {
  testMatch: [
    '<rootDir>/{packages,adapters,examples}/*/test/**/*.test.ts',
    '<rootDir>/scripts/test/**/*.test.ts',
  ],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // @noble/hashes ships ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!.*@noble)'],
  testTimeout: 30000,
}
