import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getState, resetState } from 'jest-circus'
import { putJestInPlace } from './jest-globals.mjs'

const require = createRequire(import.meta.url)

// So that the same mutants survive every time.
require('fast-check').configureGlobal({ seed: 1 })

/**
 * Loads the test files, and all code of ours that they import, anew.
 * @returns {{ id: string, fileName: string, run: () => Promise<void> }[]}
 */
export function loadTests(testFiles) {
  for (const file of Object.keys(require.cache)) {
    if (!file.includes('/node_modules/')) delete require.cache[file]
  }
  putJestInPlace()
  return testFiles.flatMap((testFile) => {
    const fileName = join(process.cwd(), testFile)
    resetState()
    try {
      require(fileName)
    } catch (cause) {
      return [{ id: testFile, fileName, run: () => Promise.reject(cause) }]
    }
    const tests = testsIn(getState().rootDescribeBlock, [], [])
    return tests.map(({ name, run }, index) => ({ id: `${testFile} ${index} ${name}`, fileName, run }))
  })
}

/** The tests in a block of jest-circus, in order, each with the hooks around it. */
function testsIn(block, names, outerHooks) {
  const hooks = [...outerHooks, ...block.hooks]
  return block.children.flatMap((child) => {
    const path = [...names, child.name]
    if (child.type === 'describeBlock') return testsIn(child, path, hooks)
    return [{ name: path.join(' › '), run: () => runWithHooks(child.fn, hooks) }]
  })
}

async function runWithHooks(body, hooks) {
  const ofType = (wanted) => hooks.filter(({ type }) => type === wanted)
  for (const { fn } of ofType('beforeEach')) await fn()
  try {
    await body()
  } finally {
    for (const { fn } of ofType('afterEach').reverse()) await fn()
  }
}
