/** Runs one step, and prints a line with what it tells and how long it took. */
export async function step<Result>(
  title: string,
  work: () => Promise<Result>,
  tell: (result: Result) => string = () => '',
): Promise<Result> {
  const startedAt = Date.now()
  const line = (mark: string, more: string) => {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    console.log(`${mark} ${seconds.padStart(6)} s  ${title}${more && `: ${more}`}`)
  }
  try {
    const result = await work()
    line('✓', tell(result))
    return result
  } catch (cause) {
    line('✗', cause instanceof Error ? cause.message : String(cause))
    throw cause
  }
}
