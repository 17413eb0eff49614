// What README.md says is what is there.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const here = new URL('..', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, here), 'utf8')
const readme = read('README.md')
const source = readdirSync(new URL('src', here))
  .map((file) => read(`src/${file}`))
  .join('\n')

const found = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort()

test('every variable that is read stands in a table, and no other', () => {
  const read = found(source, /'([A-Z]+_[A-Z_]+|PORT|HOST)'/g)
  const told = found(readme.replace(/```.*?```/gs, ''), /`([A-Z]+_[A-Z_]+|PORT|HOST)`/g)
  assert.ok(read.length > 15)
  assert.deepEqual(told, read)
})

test('every code that a page can get stands in the table, with its status', () => {
  const thrown = [...source.matchAll(/new Refusal\(\s*(\d{3}),\s*'(\w+)'/g)]
  const forPages = thrown.filter(([, , code]) => code !== 'NotFound' && code !== 'SignatureWrong')
  assert.ok(forPages.length > 10)
  const rows = readme.split('\n')
  for (const [, status, code] of forPages) {
    assert.ok(
      rows.some((row) => row.startsWith(`| ${status} |`) && row.includes(`\`${code}\``)),
      `README.md has no row for ${status} ${code}.`,
    )
  }
})

test('every file that is linked is there, and every test that is cited', () => {
  for (const link of found(readme, /\]\(([^)#]+)/g)) assert.ok(existsSync(new URL(link ?? '', here)), link)
  const cited = [...readme.matchAll(/`([\w-]+) › ([^`]+)`/g)]
  assert.ok(cited.length > 8)
  // The first one is the form itself.
  for (const [, file, title = ''] of cited.slice(1))
    assert.ok(read(`test/${file}.test.ts`).includes(title), title)
})

test('the policy is JSON, and allows the calls that are made, and no others', () => {
  const [, policy = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
  const [{ Action }] = JSON.parse(policy).Statement
  const called = found(source, /action: '(\w+)'/g)
  assert.deepEqual(
    [...Action].sort(),
    called.map((action) => `vod:${action}`),
  )
})
