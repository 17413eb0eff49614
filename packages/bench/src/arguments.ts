import { parseArgs } from 'node:util'
import { fileSetNames } from './file-sets'
import { lineNames } from './link/line-profile'
import type { Wish } from './wish'

export const usage = `Uploads the same bytes over the same lines: ours, other SDKs, a raw form, and raw PUTs as the bound.

  npm run bench [-- [--quick | --full] [--link NAME]... [--files NAME]... [--seed N] [--json FILE] [--markdown FILE]]

  --quick          small files: for a look within a minute, not for a judgement
  --full           the real sizes on every line, some of which take an hour
  --link NAME      only this line; may be given again. ${lineNames.join(', ')}
  --files NAME     only these files; may be given again. ${fileSetNames.join(', ')}
  --seed N         which connections accidents strike (default 1)
  --json FILE      writes the figures there as well
  --markdown FILE  writes what each carried, as shares of the bound, as a table for a document
  --help           this text

Exit code 1 where ours did not upload every byte, 2 for a call that makes no sense.`

export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | ({ readonly kind: 'run' } & Wish)

export function readArguments(argv: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        quick: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        link: { type: 'string', multiple: true },
        files: { type: 'string', multiple: true },
        json: { type: 'string' },
        markdown: { type: 'string' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    if (values.quick && values.full) throw new Error('--quick and --full exclude each other.')
    return {
      kind: 'run',
      extent: values.quick ? 'quick' : values.full ? 'full' : 'default',
      lines: chosen('link', values.link, lineNames),
      fileSets: chosen('files', values.files, fileSetNames),
      json: values.json,
      markdown: values.markdown,
      seed: readSeed(values.seed),
    }
  } catch (cause) {
    return { kind: 'wrong', sentence: cause instanceof Error ? cause.message : String(cause) }
  }
}

function chosen<Name extends string>(option: string, given: string[] | undefined, all: readonly Name[]) {
  const unknown = given?.find((name) => !all.some((known) => known === name))
  if (unknown !== undefined) throw new Error(`--${option} knows ${all.join(', ')}, and not ${unknown}.`)
  return all.filter((name) => given?.includes(name) ?? true)
}

function readSeed(text: string): number {
  const seed = Number(text)
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31) return seed
  throw new Error(`--seed must be a whole number of 0 or more, not ${text}.`)
}
