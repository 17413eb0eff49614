import { readArguments } from '../src/arguments'

test.each([
  { argv: [], asked: { kind: 'run', seed: 1, kills: 20, mb: 200, storms: 3 } },
  { argv: ['--seed', '7', '--kills', '5', '--mb', '12'], asked: { kind: 'run', seed: 7, kills: 5, mb: 12 } },
  { argv: ['--storms', '0'], asked: { kind: 'run', storms: 0 } },
  { argv: ['--help'], asked: { kind: 'help' } },
  {
    argv: ['--kills', '0'],
    asked: { kind: 'wrong', sentence: '--kills must be a whole number of 1 or more, not 0.' },
  },
  {
    argv: ['--mb', '39'],
    asked: { kind: 'wrong', sentence: '--mb must be a whole number of 40 or more, not 39.' },
  },
  {
    argv: ['--seed', 'x'],
    asked: { kind: 'wrong', sentence: '--seed must be a whole number of 0 or more, not x.' },
  },
  { argv: ['--seeds', '3'], asked: { kind: 'wrong' } },
])('$argv', ({ argv, asked }) => {
  expect(readArguments(argv)).toMatchObject(asked)
})
