export const ruleNames: readonly string[]
export const hostGlobals: ReadonlyMap<string, string>
export const languageGlobals: readonly string[]
export const platformGlobals: readonly string[]
export const hostObjects: readonly { readonly file: string; readonly name: string; readonly reason: string }[]
