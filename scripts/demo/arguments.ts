import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const usage = `Uploads files from a simulated WeChat page into a local VOD + OSS, and reads them back.

  npm run demo [-- [--json] [--trace] FILE...]

  FILE...   what to upload; without any, a picture and a film are made
  --json    at the end, one line of JSON per file on standard output:
            {"file","videoId","bucket","object","bytes","parts","sha256","verified","seconds"}
  --trace   for each file, what waited for what, and how long
  --help    this text

Exit code 1 if any file did not arrive exactly as it was, 2 for a call that makes no sense.`

export type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | {
      readonly kind: 'run'
      readonly json: boolean
      readonly trace: boolean
      readonly files: readonly string[]
    }

/** @param folder where relative paths start: the folder in which the command was typed */
export function readArguments(argv: readonly string[], folder: string): Wish {
  let parsed: { values: { json?: boolean; trace?: boolean; help?: boolean }; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...argv],
      options: {
        json: { type: 'boolean' },
        trace: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    })
  } catch (cause) {
    return { kind: 'wrong', sentence: cause instanceof Error ? cause.message : String(cause) }
  }
  if (parsed.values.help) return { kind: 'help' }
  const files = parsed.positionals.map((file) => resolve(folder, file))
  const problem = files.map(problemWith).find((sentence) => sentence !== undefined)
  if (problem !== undefined) return { kind: 'wrong', sentence: problem }
  const { json = false, trace = false } = parsed.values
  return { kind: 'run', json, trace, files }
}

function problemWith(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return `There is no file ${file}.`
  if (!stats.isFile()) return `${file} is not a file.`
  try {
    accessSync(file, constants.R_OK)
  } catch {
    return `${file} may not be read.`
  }
  return undefined
}
