export const marks: Readonly<Record<string, string>>
export function strangersIn(code: string, holds: readonly string[]): string[]
