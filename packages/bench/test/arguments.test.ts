import { readArguments } from '../src/arguments'
import { lineNames } from '../src/link/line-profile'

const everything = {
  kind: 'run',
  extent: 'default',
  lines: lineNames,
  fileSets: ['1x100MB', '200x300KB', '1x1GB'],
  seed: 1,
}

test.each([
  { argv: [], asked: everything },
  { argv: ['--quick', '--seed', '7'], asked: { ...everything, extent: 'quick', seed: 7 } },
  { argv: ['--full', '--json', 'a.json'], asked: { ...everything, extent: 'full', json: 'a.json' } },
  { argv: ['--link', 'halving', '--files', '1x1GB'], asked: { lines: ['halving'], fileSets: ['1x1GB'] } },
  {
    argv: ['--link', 'halving', '--link', '100mbit-20ms'],
    asked: { lines: ['100mbit-20ms', 'halving'] },
  },
  { argv: ['--help'], asked: { kind: 'help' } },
  {
    argv: ['--quick', '--full'],
    asked: { kind: 'wrong', sentence: '--quick and --full exclude each other.' },
  },
  {
    argv: ['--link', '5g'],
    asked: { kind: 'wrong', sentence: `--link knows ${lineNames.join(', ')}, and not 5g.` },
  },
  { argv: ['--files', 'x'], asked: { kind: 'wrong' } },
  {
    argv: ['--seed', '-1'],
    asked: { kind: 'wrong', sentence: expect.stringContaining("Option '--seed' argument is ambiguous") },
  },
  {
    argv: ['--seed', 'x'],
    asked: { kind: 'wrong', sentence: '--seed must be a whole number of 0 or more, not x.' },
  },
])('$argv', ({ argv, asked }) => {
  expect(readArguments(argv)).toMatchObject(asked)
})
