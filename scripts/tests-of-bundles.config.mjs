// The tests that bundle whole packages, which `npm test` leaves out to stay within its five minutes.
import base, { testsOfBundles } from '../jest.config.mjs'

export default {
  ...base,
  rootDir: `${import.meta.dirname}/..`,
  testPathIgnorePatterns: ['/node_modules/'],
  testRegex: testsOfBundles,
  testMatch: undefined,
  reporters: ['default'],
}
