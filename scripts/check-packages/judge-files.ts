// Which files a package may bring, and which it must.

const always = ['package.json', 'README.md', 'LICENSE']
const allowed = [
  /^(package\.json|README\.md|LICENSE|THIRD-PARTY-NOTICES\.txt)$/,
  /^dist\/[^/]+\.(js|mjs|d\.ts|d\.mts|(js|mjs)\.map)$/,
  // For tools that know no `exports`.
  /^(index\.js|content-md5\.(js|d\.ts))$/,
  // It is copied into apps as it is, where a map would count.
  /^miniprogram\/[^/]+\.js$/,
  // The emulator's dashboard.
  /^page\/[^/]+\.(html|css|svg|mjs)$/,
  /^bin\/[^/]+\.mjs$/,
  // What its README leads to.
  /^docs\/.+\.md$/,
]

/**
 * @param files of a package, from its folder
 * @returns a sentence for everything that is wrong
 */
export function judgeFiles(files: readonly string[]): string[] {
  const missing = always.filter((file) => !files.includes(file)).map((file) => `It lacks ${file}.`)
  const foreign = files
    .filter((file) => !allowed.some((pattern) => pattern.test(file)))
    .map((file) => `${file} has no business in it: tests, sources and settings stay here.`)
  return [...missing, ...foreign, ...judgeMaps(files)]
}

function judgeMaps(files: readonly string[]): string[] {
  return files
    .filter((file) => /^dist\/.*\.m?js$/.test(file) && !files.includes(`${file}.map`))
    .map((file) => `${file} comes without its source map.`)
}
