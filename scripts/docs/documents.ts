// Which Markdown files are documents: those a reader is led to, and nothing that a build has written.
import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../install.mjs'

/** Where the reference is written; git ignores it. */
export const REFERENCE_FOLDER = 'docs/api'

const atTheTop = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
const holders = ['packages', 'adapters', 'examples']

/** Pages of `docs`, from the root of the repository on. */
export function docsPages(): string[] {
  return markdownUnder('docs').filter((path) => !path.startsWith(`${REFERENCE_FOLDER}/`))
}

export function documentPaths(): string[] {
  const readMes = holders.flatMap((holder) =>
    readdirSync(join(root, holder)).map((name) => `${holder}/${name}/README.md`),
  )
  return [...atTheTop, ...readMes, ...docsPages()].filter((path) => existsSync(join(root, path)))
}

function markdownUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) return markdownUnder(path)
      return entry.name.endsWith('.md') ? [path] : []
    })
    .sort()
}
