// What two linters of packages say: publint on its fields and files, Are The Types Wrong on its declarations.
import type { Problem } from '@arethetypeswrong/core'
import type { Tarball } from './tarball'

/** Most of these packages never see Node. */
const notForNode = 'USE_ENGINES_NODE'

export async function judgeByPublint({ manifest, bytes }: Tarball): Promise<string[]> {
  const { publint } = await import('publint')
  const { formatMessage } = await import('publint/utils')
  const { messages } = await publint({ pack: { tarball: bytes.buffer }, strict: true })
  return messages
    .filter(({ code }) => code !== notForNode)
    .map((message) => `publint: ${formatMessage(message, manifest, { color: false }) ?? message.code}`)
}

/** It is copied by hand out of `dist`; `exports` names it for tools that look for it in a CDN. */
const dropIn = /\.min\.js$/

export async function judgeByTypes({ whole }: Tarball): Promise<string[]> {
  const { checkPackage } = await import('@arethetypeswrong/core')
  const result = await checkPackage(whole, { excludeEntrypoints: [dropIn] })
  if (!result.types) return ['types: it brings no declarations.']
  return result.problems
    .filter((problem) => !isForwarding(problem))
    .map(({ kind, ...where }) => `types: ${kind} ${JSON.stringify(where)}`)
}

/** The index.js for tools that know no `exports` only hands on what `dist` exports, which it does not look into. */
function isForwarding(problem: Problem): boolean {
  return (
    problem.kind === 'FalseExportDefault' &&
    /^\/node_modules\/[^/]+\/[^/]+\/index\.js$/.test(problem.implementationFileName)
  )
}
