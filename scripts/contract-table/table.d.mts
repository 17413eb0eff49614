export type RecordedResult =
  | { readonly result: 'kept' }
  | { readonly result: 'broken'; readonly why: string }
  | { readonly result: 'not here'; readonly reason: string }

export interface RecordedAdapter {
  readonly adapter: string
  readonly verdicts: ReadonlyArray<{
    readonly position: string
    readonly id: string
    readonly topic: string
    readonly promise: string
    readonly verdict: RecordedResult
  }>
}

export function contractTable(recorded: readonly RecordedAdapter[]): string
