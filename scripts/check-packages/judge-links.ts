// Whether who has nothing but the package gets wherever its README leads.
import { deadLinks, type Tree } from '../docs/dead-links'
import { parseDocument } from '../docs/document'

interface Pages {
  readonly files: readonly string[]
  read(file: string): string
}

/** @returns a sentence for each dead link in the README and in the pages that come with it */
export function judgeLinks({ files, read }: Pages): string[] {
  const tree: Tree = {
    name: 'package',
    has: (path) => files.includes(path),
    read: (path) => parseDocument(path, read(path)),
  }
  return files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => deadLinks(parseDocument(file, read(file)), tree))
}
