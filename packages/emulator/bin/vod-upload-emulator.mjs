#!/usr/bin/env node
// A published package runs its build; a checkout runs its source, so that the command works before any build.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const require = createRequire(import.meta.url)
if (existsSync(source)) {
  // The package is CommonJS to Node, so its source is loaded as such.
  require('tsx/cjs/api').register()
  require(source)
} else {
  require('../dist/cli.js')
}
