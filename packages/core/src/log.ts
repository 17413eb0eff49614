/** Takes one sentence that a developer should see; it never holds a key, token, signature or policy. */
export type Log = (sentence: string) => void

export const consoleLog: Log = (sentence) => console.warn(`[vod-upload] ${sentence}`)
