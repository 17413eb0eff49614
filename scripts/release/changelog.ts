/**
 * The changelog with a section for a new version above all others.
 *
 * @param texts of its changes, in Markdown
 */
export function withSection(changelog: string, version: string, texts: readonly string[]): string {
  const items = texts.map((text) => `- ${text.trim().replace(/\n+/g, '\n  ')}\n`).join('')
  const section = `## ${version}\n\n${items}\n`
  const place = changelog.search(/^## /m)
  return place < 0
    ? `${changelog.trimEnd()}\n\n${section}`
    : `${changelog.slice(0, place)}${section}${changelog.slice(place)}`
}
