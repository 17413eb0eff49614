let made = 0

/** Unlike any other id of this run of the app; a random tail keeps two copies of this package apart. */
export function newId(): string {
  made += 1
  return `${Date.now().toString(36)}-${made}-${Math.random().toString(36).slice(2, 10)}`
}
