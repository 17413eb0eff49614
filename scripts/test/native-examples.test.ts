import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { copiesFor, translate } from '../native-examples/copies'
import { type NativeHost, nativeHosts, projectFolder, selfCheckBundle } from '../native-examples/hosts'
import { openMiniProgram } from '../test-native/mini-program'
import { parseTemplate } from '../test-native/template'

const [wechat, alipay, bytedance] = nativeHosts as [NativeHost, NativeHost, NativeHost]

describe.each(nativeHosts.map((host) => [host.name, host] as const))('the project for %s', (name, native) => {
  const folder = projectFolder(native)
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const { pages } = JSON.parse(read('app.json')) as { pages: string[] }

  test('has what all of them share, as `npm run build:examples` writes it', () => {
    const stale = copiesFor(native).filter(
      ({ path, text }) => !existsSync(join(folder, path)) || read(path) !== text,
    )
    expect(stale.map(({ path }) => path)).toEqual([])
  })

  test('has every file of the pages that it lists', () => {
    const ends = ['js', 'json', native.template, native.style]
    const wanted = pages.flatMap((page) => ends.map((end) => `${page}.${end}`))
    expect(wanted.filter((path) => !existsSync(join(folder, path)))).toEqual([])
    expect(pages).toHaveLength(2)
  })

  test('depends on the adapter alone, in the version that is here', () => {
    const { version } = JSON.parse(readFileSync(join(folder, `../../adapters/${name}/package.json`), 'utf8'))
    expect(JSON.parse(read('package.json')).dependencies).toEqual({ [`@vod-upload/${name}`]: version })
  })

  test('is written in a language that every base library reads', () => {
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        path.endsWith('.js') && !/node_modules|miniprogram_npm/.test(path) && path !== selfCheckBundle,
    )
    expect(scripts.length).toBeGreaterThan(8)
    for (const path of scripts) parse(read(path), { ecmaVersion: 2017, sourceType: 'script' })
  })

  test.each(pages.map((page) => [page]))('%s has each handler that its template calls', (page) => {
    const handlers = templateOf(native, page).handlers()
    expect(handlers.length).toBeGreaterThan(0)
    expect(handlers.filter((handler) => !openPage(native, page).methods.includes(handler))).toEqual([])
  })

  test.each(pages.map((page) => [page]))('%s has data for each field that its template shows', (page) => {
    const known = pathsOf(openPage(native, page).data)
    const unknown = templateOf(native, page)
      .fields()
      .filter((field) => !isKnown(known, field))
    expect(unknown).toEqual([])
  })
})

function templateOf(native: NativeHost, page: string) {
  return parseTemplate(
    readFileSync(join(projectFolder(native), `${page}.${native.template}`), 'utf8'),
    native,
  )
}

function openPage(native: NativeHost, page: string) {
  const host = { facts: () => ({ language: 'en' }), createUploader: () => ({ uploads: [] }) }
  return openMiniProgram({
    folder: projectFolder(native),
    globals: {},
    packages: {},
    replaced: { 'host.js': host, [selfCheckBundle]: {} },
  }).openPage(`${page}.js`)
}

/** `words.title` and the like; of what is empty at first, the name alone. */
function pathsOf(data: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const paths = Object.entries(data).flatMap(([name, value]) => [
    name,
    ...(isRecord(value) ? Object.keys(value).map((member) => `${name}.${member}`) : []),
  ])
  return new Set(paths)
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is inside a card is held by the tests that draw one; that there is such a list is held here. */
function isKnown(known: ReadonlySet<string>, field: string): boolean {
  const [name = ''] = field.split('.')
  const isOpen = ![...known].some((path) => path.startsWith(`${name}.`))
  return known.has(field) || (isOpen && known.has(name))
}

test.each<[string, string, NativeHost, string, string]>([
  ['a condition', 'WeChat', wechat, '<view wx:if="{{a}}" bindtap="go">', '<view wx:if="{{a}}" bindtap="go">'],
  ['a condition', 'Alipay', alipay, '<view wx:if="{{a}}" bindtap="go">', '<view a:if="{{a}}" onTap="go">'],
  [
    'a condition',
    'Douyin',
    bytedance,
    '<view wx:if="{{a}}" bindtap="go">',
    '<view tt:if="{{a}}" bindtap="go">',
  ],
  ['a list', 'Alipay', alipay, '<view wx:for="{{b}}" wx:key="id">', '<view a:for="{{b}}" a:key="id">'],
  ['what is no directive', 'Alipay', alipay, '<text>wx:if</text>', '<text>wx:if</text>'],
])('%s is put into the words of %s', (_what, _name, host, shared, translated) => {
  const { path, text } = translate('pages/a.wxml', shared, host)
  expect(text).toBe(translated)
  expect(path).toBe(`pages/a.${host.template}`)
})

describe('a template', () => {
  const text =
    '<view wx:for="{{cards}}"><text wx:if="{{item.on}}">{{item.name}}!</text><text wx:else>off</text></view>'
  const template = parseTemplate(text, wechat)

  test('is drawn by its lists and conditions', () => {
    const drawn = template.render({ cards: [{ on: true, name: 'one' }, { on: false }] })
    expect(JSON.stringify(drawn)).toMatch(/one!.*off/)
    expect(JSON.stringify(drawn)).not.toMatch(/one!.*one!|off.*off/)
  })

  test('tells its fields by the list that they are of', () => {
    expect(template.fields()).toEqual(['cards', 'cards.on', 'cards.name'])
  })

  test('is not drawn with a field that the data does not have', () => {
    expect(() => template.render({ cards: [{ on: true }] })).toThrow('nothing for {{item.name}}')
  })

  test('that closes no tag is none', () => {
    expect(() => parseTemplate('<view><text></view>', wechat)).toThrow('is not closed')
    expect(() => parseTemplate('<view>', wechat)).toThrow('is not closed')
  })
})
