// What lies in a packed package.
import { readFileSync } from 'node:fs'
import type { Package } from '@arethetypeswrong/core'

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly main?: string
  readonly types?: string
  readonly miniprogram?: string
  readonly exports?: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

export interface Tarball {
  readonly manifest: Manifest
  /** From the package's folder, sorted. */
  readonly files: readonly string[]
  /** @throws Error where there is no such file */
  read(file: string): string
  /** For the tools that judge a whole package. */
  readonly whole: Package
  readonly bytes: Uint8Array<ArrayBuffer>
}

export async function openTarball(path: string): Promise<Tarball> {
  const { createPackageFromTarballData } = await import('@arethetypeswrong/core')
  const bytes = new Uint8Array(readFileSync(path))
  const whole = createPackageFromTarballData(bytes)
  const folder = `/node_modules/${whole.packageName}/`
  const read = (file: string) => whole.readFile(`${folder}${file}`)
  const files = whole.listFiles().map((file) => file.slice(folder.length))
  return { manifest: JSON.parse(read('package.json')), files: files.sort(), read, whole, bytes }
}
