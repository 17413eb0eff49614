// The pages that a packed package carries: nobody who has it installed can follow a link out of its folder.
import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

const top = {
  'README.md': 'docs/index.md',
  'README.zh-CN.md': 'docs/zh/index.md',
  'CONTRIBUTING.md': 'docs/CONTRIBUTING.md',
  'CHANGELOG.md': 'docs/CHANGELOG.md',
}
/** Where the reference is written; it would be larger than all the others. */
const left = /^docs\/(api|node_modules)\/|\/\./

/** A link or a picture, behind whose words no blank comes; what stands in backticks is no link. */
const link = /(!?)\[((?:[^\][]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g
const webAddress = /^([a-z]+:|\/\/|#)/i

/**
 * @param {string} root
 * @param {string} folder of the package, for example `adapters/wechat`
 * @returns {Map<string, string>} from a page of the repository to its place in the package
 */
export function placesOfPages(root, folder) {
  const docs = readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !left.test(path))
    // The site's front pages include what is carried as itself.
    .filter((path) => !Object.values(top).includes(path))
  const examples = readdirSync(join(root, 'examples')).filter((name) =>
    existsSync(join(root, 'examples', name, 'README.md')),
  )
  return new Map([
    ...Object.entries(top),
    ...docs.map((path) => [path, path]),
    ...examples.map((name) => [`examples/${name}/README.md`, `docs/examples/${name}.md`]),
    [`${folder}/README.md`, 'README.md'],
  ])
}

/**
 * A link to what is not carried keeps its words, and says where that lies in the repository.
 *
 * @param {string} page from the root of the repository on
 * @param {string} text
 * @param {ReadonlyMap<string, string>} places
 */
export function packedPage(page, text, places) {
  return text
    .split(/(^```[\s\S]*?^```)/m)
    .map((part) => (part.startsWith('```') ? part : turnLinks(page, part, places)))
    .join('')
}

function turnLinks(page, text, places) {
  return text.replace(link, (whole, picture, words, target) => {
    if (webAddress.test(target)) return whole
    const [path, anchor] = target.split('#')
    const led = posix.join(posix.dirname(page), decodeURI(path))
    const place = places.get(led) ?? places.get(posix.join(led, 'README.md'))
    if (picture) return words
    if (place === undefined) return words.includes(led) ? words : `${words} (\`${led}\`)`
    const way = posix.relative(posix.dirname(places.get(page)), place)
    return `[${words}](${way}${anchor === undefined ? '' : `#${anchor}`})`
  })
}
