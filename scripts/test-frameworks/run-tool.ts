// Runs a tool of somebody else's: its chatter goes into a log, and it ends in time, with all that it has started.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

export interface ToolRun {
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly cwd: string
  readonly logFile: string
  readonly timeoutMs: number
  readonly env?: Readonly<Record<string, string>>
}

const TAIL_LINES = 30
const running = new Set<ChildProcess>()

/** Rejects with the end of the log when the tool fails. */
export function runTool({ command, cwd, logFile, timeoutMs, env }: ToolRun): Promise<void> {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const [program, ...args] = command
  // Its own group, so that what the tool has started ends with it.
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    detached: true,
  })
  running.add(child)
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Error(`${command.join(' ')} ${reason}. The end of ${logFile}:\n${tailOf(logFile)}`))
    const timer = setTimeout(() => {
      end(child)
      fail(`had not ended after ${timeoutMs / 1000} s`)
    }, timeoutMs)
    const settle = (outcome: () => void) => {
      clearTimeout(timer)
      running.delete(child)
      closeSync(log)
      outcome()
    }
    child.once('error', ({ message }) => settle(() => fail(`could not be started: ${message}`)))
    child.once('exit', (code, signal) =>
      settle(() => (code === 0 ? resolve() : fail(`ended with ${code ?? signal}`))),
    )
  })
}

/** Ends every tool that still runs. */
export function endTools(): void {
  for (const child of running) end(child)
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It had ended by itself.
  }
}

function tailOf(logFile: string): string {
  const lines = stripVTControlCharacters(readFileSync(logFile, 'utf8')).split(/[\r\n]+/)
  return lines
    .filter((line) => line.trim() !== '')
    .slice(-TAIL_LINES)
    .join('\n')
}
