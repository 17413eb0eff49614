// What every mini-program host is known to have beside the language itself; nothing else may be used.
declare function setTimeout(callback: () => void, delayMs: number): number
declare function clearTimeout(timer: number | undefined): void
declare const console: {
  log(...parts: unknown[]): void
  warn(...parts: unknown[]): void
  error(...parts: unknown[]): void
}
