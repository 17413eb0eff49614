export interface Problem {
  readonly path: string
  readonly rule: string
  readonly sentence: string
}
export function checkBuild(root: string): Problem[]
