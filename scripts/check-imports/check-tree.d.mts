export interface Violation {
  readonly path: string
  readonly line: number
  readonly rule: string
  readonly sentence: string
}
export function checkTree(root: string): Violation[]
