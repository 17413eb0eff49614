// The XML of OSS is flat and small: a parser would outweigh all else in this folder.

/** The raw insides of every `<tag>` element, in order. Linear in the length of `xml`; never throws. */
export function xmlBlocks(xml: string, tag: string): string[] {
  const text = unwrapCdata(xml)
  const blocks: string[] = []
  for (let open = text.indexOf(`<${tag}`); open >= 0; open = text.indexOf(`<${tag}`, open + 1)) {
    // `<PartNumber>` is no `<Part>`.
    if (!/[\s/>]/.test(text.charAt(open + tag.length + 1))) continue
    const start = text.indexOf('>', open) + 1
    if (start === 0) break
    if (text[start - 2] === '/') {
      blocks.push('')
      open = start - 1
      continue
    }
    const end = endOf(text, tag, start)
    if (end < 0) break
    blocks.push(text.slice(start, end))
    open = end
  }
  return blocks
}

/** Where the next `</tag>` begins, which may have white space behind the name. */
function endOf(text: string, tag: string, from: number): number {
  let end = text.indexOf(`</${tag}`, from)
  while (end >= 0 && !/[\s>]/.test(text.charAt(end + tag.length + 2))) end = text.indexOf(`</${tag}`, end + 1)
  return end
}

/**
 * The text of the first `<tag>` element, its entities decoded; `undefined` when there is none. Without the white space
 * around it, which a server that indents adds: none of OSS's values has any.
 */
export function xmlText(xml: string, tag: string): string | undefined {
  return xmlBlocks(xml, tag)[0]
    ?.trim()
    .replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, decodeEntity)
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return named[name]
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

/** CDATA sections as escaped text, so that what they hold is not taken for tags. */
function unwrapCdata(xml: string): string {
  const [before, ...sections] = xml.split('<![CDATA[')
  return sections.reduce((text, section) => {
    const end = section.indexOf(']]>')
    return text + (end < 0 ? section : escapeXml(section.slice(0, end)) + section.slice(end + 3))
  }, before)
}
