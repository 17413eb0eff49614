export interface Budget {
  readonly min: number
  readonly gzip: number
  readonly wished?: { readonly min?: number; readonly gzip: number }
}
export const budgets: Readonly<Record<string, Budget>>
export function overBudget(
  weight: { readonly minBytes: number; readonly gzipBytes: number },
  budget: Budget | undefined,
): string[]
