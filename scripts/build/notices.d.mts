export interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly author: string
  readonly text: string
}
export function noticesOf(packages: readonly BundledPackage[]): string
