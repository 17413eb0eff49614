// What the fuzz tests are fed with, and the law that all of them hold.
import * as fc from 'fast-check'
import { isUploadError, type UploadError } from '../../src/errors/upload-error'

/** One seed for all, so that a failure comes again; another one finds other things. */
export const fuzz = {
  seed: Number(process.env.FUZZ_SEED ?? 20261122),
  numRuns: Number(process.env.FUZZ_RUNS ?? 200),
}

/** Any code units: every plane, control characters, lone surrogates. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\r\n',
    '\ud800',
    '\udfff',
    '__proto__',
    'NaN',
    '-1',
    '1e309',
    '💥',
    '\u202e',
    '%00',
    '%zz',
  ),
)

export const longText = fc.constantFrom(
  'x'.repeat(100 * 1024),
  '="'.repeat(50 * 1024),
  '\u0001'.repeat(100 * 1024),
)

export const fileName = fc.oneof(
  anyText,
  fc
    .array(
      fc.constantFrom(
        '../',
        './',
        '/',
        '\\',
        '%',
        '%2e',
        '+',
        '?',
        '#',
        '&',
        '=',
        '\n',
        '"',
        ';',
        'é',
        '中',
        '😀',
        '\ud83d',
        '.mp4',
        'a',
        ' ',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
  fc.constantFrom('a'.repeat(1000), '😀'.repeat(500), '\ud800'.repeat(1000)),
)

/** What an object of JSON, or an app, may have in place of what is expected. */
export const anyJson = fc.jsonValue({ maxDepth: 3 })

/** A correct result or a typed error, and nothing else. */
export function lawful<T>(run: () => T): { readonly value: T } | { readonly error: UploadError } {
  try {
    return { value: run() }
  } catch (cause) {
    if (!isUploadError(cause)) throw cause
    expect(cause.message).toMatch(/\S[.)…]$/)
    return { error: cause }
  }
}

/** Of `cpuUsage`. */
const SECOND_US = 1_000_000

/** The work may grow with the text, but not with its square: a hundred times as much would end in the timeout. */
export function expectBounded(work: (count: number) => unknown): void {
  // Of the processor, not of the clock: on a busy machine that runs on while nothing is done here.
  const before = process.cpuUsage()
  work(100_000)
  // Below a second where it is linear, minutes where it is not.
  expect(process.cpuUsage(before).user).toBeLessThan(10 * SECOND_US)
}
