export const ruleNames: readonly string[]
export const hostGlobals: ReadonlyMap<string, string>
