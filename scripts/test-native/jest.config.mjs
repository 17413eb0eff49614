// For `npm run test:native`: what needs a build, or more time than `npm test` has.
import { join } from 'node:path'
import root from '../../jest.config.mjs'

const folder = import.meta.dirname

export default {
  ...root,
  rootDir: join(folder, '../..'),
  testMatch: [join(folder, '*.test.ts')],
  reporters: ['default'],
}
