// The tests that `npm test` leaves out to stay within its five minutes.
import base, { longTests } from '../jest.config.mjs'

export default {
  ...base,
  rootDir: `${import.meta.dirname}/..`,
  testPathIgnorePatterns: ['/node_modules/'],
  testRegex: longTests,
  testMatch: undefined,
  reporters: ['default'],
}
