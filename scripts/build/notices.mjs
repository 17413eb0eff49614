// The text that goes with third-party code inside our bundles.

const line = '-'.repeat(72)

/** @param {readonly { name: string, version: string, license: string, author: string, text: string }[]} packages */
export function noticesOf(packages) {
  if (packages.length === 0) return 'The bundles of this package contain code of no other package.\n'
  const begin = 'The bundles of this package contain code of the following packages.\n'
  return [begin, ...packages.map(noticeOf)].join('\n')
}

function noticeOf({ name, version, license, author, text }) {
  const by = author === '' ? '' : `, by ${author}`
  return `${line}\n${name} ${version}${by}\nLicence: ${license}\n\n${text}\n`
}
