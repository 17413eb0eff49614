import { createHash } from 'node:crypto'

/** Tells whether an install is still the one that is wanted. */
export function digestOf(...inputs: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  // The length keeps two inputs apart from the same bytes cut elsewhere.
  for (const input of inputs) hash.update(`${Buffer.byteLength(input)}:`).update(input)
  return hash.digest('hex')
}

type Manifest = Readonly<Record<string, unknown>> & {
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The manifest without our own packages: they are no part of what the registry gives, and come as tarballs. */
export function withoutOurs(manifest: Manifest): Manifest {
  const { dependencies = {} } = manifest
  const foreign = Object.entries(dependencies).filter(([name]) => !name.startsWith('@vod-upload/'))
  return { ...manifest, dependencies: Object.fromEntries(foreign) }
}
