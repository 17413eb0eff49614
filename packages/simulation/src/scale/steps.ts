/** How often the busiest block of each function of the SDK ran, by `file › function`. */
export type Steps = ReadonlyMap<string, number>

/** What Node writes of a process that ran under `NODE_V8_COVERAGE`. */
export interface Coverage {
  readonly result: ReadonlyArray<{
    readonly url: string
    readonly functions: ReadonlyArray<{
      readonly functionName: string
      readonly ranges: ReadonlyArray<{ readonly startOffset: number; readonly count: number }>
    }>
  }>
}

/** @param code of the bundle, as it lay at the path of `script` */
export function stepsOf({ result }: Coverage, script: string, code: string): Steps {
  const functions = result.filter(({ url }) => url.endsWith(script)).flatMap((covered) => covered.functions)
  const fileAt = filesOf(code)
  const steps = new Map<string, number>()
  for (const { functionName, ranges } of functions) {
    const file = fileAt(ranges[0].startOffset)
    if (file === undefined) continue
    const name = `${file} › ${functionName || 'a function without a name'}`
    const busiest = Math.max(...ranges.map(({ count }) => count))
    steps.set(name, (steps.get(name) ?? 0) + busiest)
  }
  return steps
}

/** esbuild writes the path of each file as a comment above its code. */
function filesOf(code: string): (offset: number) => string | undefined {
  const heads = Array.from(code.matchAll(/^\/\/ (.*\.[jt]s)$/gm), ({ index, 1: path }) => ({ index, path }))
  return (offset) => {
    const path = heads.filter(({ index }) => index <= offset).pop()?.path ?? ''
    return /packages\/((?:core|vod-upload|platform)\/src\/.*)$/.exec(path)?.[1]
  }
}
