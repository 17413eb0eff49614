import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, type PureFolder } from './folders'
import type { MutationResult } from './result'

/** Of the names and contents of a folder's files: another one means that its score is of other code. */
export function sourceDigest(folder: PureFolder, root: string): string {
  const hash = createHash('sha256')
  for (const file of filesOf(folder, root)) {
    const source = readFileSync(join(root, file))
    hash.update(`${file}:${source.length}:`).update(source)
  }
  return hash.digest('hex').slice(0, 16)
}

/** The folders whose score is missing, or of other code than stands there now. */
export function staleFolders(
  folders: readonly PureFolder[],
  { folders: known }: MutationResult,
  root: string,
): string[] {
  return folders
    .filter((folder) => known.find(({ name }) => name === folder.name)?.digest !== sourceDigest(folder, root))
    .map(({ name }) => name)
}
