export interface Shipped {
  /** From the workspace, for example `adapters/wechat`. */
  readonly folder: string
  readonly name: string
  readonly manifest: { readonly version: string }
}
export function readShipped(root: string): Shipped[]
