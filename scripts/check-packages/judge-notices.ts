// Whether the licence text of everything inside the bundles goes with them.
const NOTICES = 'THIRD-PARTY-NOTICES.txt'

interface Bundled {
  readonly files: readonly string[]
  read(file: string): string
}

/** @returns a sentence for everything that is wrong */
export function judgeNotices({ files, read }: Bundled): string[] {
  const notices = files.includes(NOTICES) ? read(NOTICES) : ''
  return thirdParties(files.filter((file) => file.endsWith('.map')).map(read))
    .filter((name) => !notices.includes(`\n${name} `))
    .map((name) => `${name} is inside a bundle, and ${NOTICES} says nothing of it.`)
}

/** @param maps texts of source maps */
export function thirdParties(maps: readonly string[]): string[] {
  const sources = maps.flatMap((map): string[] => JSON.parse(map).sources)
  const names = sources.flatMap(
    (source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [],
  )
  return [...new Set(names)].sort()
}
