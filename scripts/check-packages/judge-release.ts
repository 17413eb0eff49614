// All published packages go out together, under one version, and changesets has to know it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './tarball'

export function judgeRelease(root: string, manifests: readonly Manifest[]): string[] {
  const { fixed } = JSON.parse(readFileSync(join(root, '.changeset/config.json'), 'utf8'))
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  return judgeVersions(manifests, fixed, changelog)
}

/**
 * @param fixed groups of names that changesets gives one version
 * @returns a sentence for everything that is wrong
 */
export function judgeVersions(
  manifests: readonly Manifest[],
  fixed: readonly (readonly string[])[],
  changelog: string,
): string[] {
  const names = manifests.map(({ name }) => name).sort()
  const versions = [...new Set(manifests.map(({ version }) => version))]
  const told = versions.filter((version) => changelog.includes(`\n## ${version}\n`))
  return [
    ...(fixed.length === 1 && [...fixed[0]].sort().join() === names.join()
      ? []
      : [`.changeset/config.json has to fix these together: ${names.join(', ')}.`]),
    ...(versions.length === 1 ? [] : [`The packages have several versions: ${versions.join(', ')}.`]),
    ...(told.length === versions.length ? [] : [`CHANGELOG.md says nothing of ${versions.join(', ')}.`]),
  ]
}
