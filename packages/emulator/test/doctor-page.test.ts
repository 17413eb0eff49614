// docs/doctor.md shows what the doctor prints: each command there is run, and its output compared.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { runDoctor } from '../src/doctor/main'

const page = readFileSync(join(__dirname, '../../../docs/doctor.md'), 'utf8')
const blocks = [...page.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', code = '']) => ({
    language,
    code,
  }),
)
const textOf = (language: string) => blocks.find((block) => block.language === language)?.code ?? ''
const commands = blocks.flatMap(({ language, code }, index) =>
  language === 'sh' ? [[code.trim(), blocks[index + 1]?.code ?? '']] : [],
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-page-'))
  writeFileSync(join(folder, 'answer.json'), textOf('json'))
  writeFileSync(join(folder, 'error.xml'), textOf('xml'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the page shows a command for domains, CORS, a credential and an error', () => {
  expect(commands).toHaveLength(4)
})

test.each(commands)('%s prints what the page shows', async (command = '', shown = '') => {
  const [, given = ''] = /^npx @vod-upload\/emulator doctor (.*)$/.exec(command) ?? []
  const argv = given.split(' ').map((word) => (/\.(json|xml)$/.test(word) ? join(folder, word) : word))
  let printed = ''
  const out = { write: (text: string) => (printed += text) }
  await runDoctor(argv, out, { input: Readable.from([]), complaints: out })
  expect(printed).toBe(shown)
})
