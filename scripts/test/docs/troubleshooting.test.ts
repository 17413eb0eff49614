// docs/troubleshooting.md cites codes, options, buttons and hosts: each of them must be there, and in the translation too.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCTOR_HELP } from '../../../packages/emulator/src/doctor/doctor-help'
import { KNOWN_CODES } from '../../../packages/emulator/src/doctor/explain-error'

const read = (path: string) => readFileSync(join(__dirname, '../../..', path), 'utf8')
const rows = read('docs/troubleshooting.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| host '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const errors = read('docs/errors.md')
const emulator = read('docs/emulator.md')

const words = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
const codes = [...new Set(rows.flatMap(([, , code = '']) => words(code)))]

test('has rows of five cells', () => {
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([])
})

test('names one code in a row, or none', () => {
  expect(rows.filter(([, , code = '']) => code !== '–' && !/^`[\w.-]+`$/.test(code))).toEqual([])
})

test.each(codes)('%s is a code of docs/errors.md', (code) => {
  expect(errors).toContain(`\`${code}\``)
})

test.each(codes.filter((code) => /^[A-Z]/.test(code)))('the doctor explains %s', (code) => {
  expect(Object.keys(KNOWN_CODES)).toContain(code)
})

const asked = rows.flatMap(([, , , , shown = '']) => words(shown)).filter((word) => word.startsWith('doctor'))

test.each([...new Set(asked)])('%s has options that the doctor takes', (command) => {
  const options = command.match(/--[a-z]+/g) ?? []
  expect(options).not.toEqual([])
  expect(options.filter((option) => !DOCTOR_HELP.includes(`  ${option} `))).toEqual([])
})

const buttons = rows.flatMap(([, , , , shown = '']) =>
  [...shown.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => name),
)

test.each([...new Set(buttons)])('*%s* is a button of the emulator', (name) => {
  expect(emulator).toContain(`| ${name} |`)
})

test('has the same buttons in Chinese', () => {
  const cited = (path: string) => read(path).match(/(?<=(button|按钮) \*)[^*]+/g)
  expect(cited('docs/zh/troubleshooting.md')).toEqual(cited('docs/troubleshooting.md'))
})

test('cites buttons and codes at all', () => {
  expect([buttons.length > 3, codes.length > 20]).toEqual([true, true])
})
