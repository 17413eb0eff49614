import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Of this process: after a restart of its machine another one may have its number. */
const held = new Set<string>()

/**
 * Keeps a data folder for one emulator: a second one would sweep away what the first is receiving.
 * @returns gives it back
 * @throws where another process that runs has it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'emulator.pid')
  const holder = holderOf(file)
  if (holder !== undefined) {
    throw new Error(
      `The data folder '${folder}' is in use by another emulator (process ${holder}): stop it, or choose another with ` +
        `--data. If that process is none, remove ${file}.`,
    )
  }
  // What a process that was killed has left stands in nobody's way.
  rmSync(file, { force: true })
  const descriptor = openSync(file, 'wx')
  writeSync(descriptor, String(process.pid))
  closeSync(descriptor)
  held.add(file)
  return () => {
    held.delete(file)
    rmSync(file, { force: true })
  }
}

function holderOf(file: string): number | undefined {
  const pid = Number(textOf(file))
  if (!(pid > 0)) return undefined
  if (pid === process.pid) return held.has(file) ? pid : undefined
  try {
    // Signal 0 only asks whether it is there.
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
