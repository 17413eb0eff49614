import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkTree } from '../check-imports/check-tree.mjs'
import {
  hostGlobals,
  hostObjects,
  languageGlobals,
  platformGlobals,
  ruleNames,
} from '../check-imports/rules.mjs'

type Tree = Readonly<Record<string, string>>

const made: string[] = []

function write(tree: Tree): string {
  const root = mkdtempSync(join(tmpdir(), 'check-imports-'))
  made.push(root)
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** What the gate says of a tree, each as `path:line rule`. */
function found(tree: Tree): string[] {
  return checkTree(write(tree)).map(({ path, line, rule }) => `${path}:${line} ${rule}`)
}

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true })
})

const manifest = (name: string, rest: object = {}) => JSON.stringify({ name: `@vod-upload/${name}`, ...rest })
const workspace = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`@vod-upload/${name}`, 'workspace:*']))

const entries = {
  './content-md5': { source: './src/content-md5.ts' },
  './package.json': './package.json',
}

/** A small tree with everything that is allowed; each story below spoils one file of it. */
const cleanTree: Tree = {
  'packages/platform/package.json': manifest('platform'),
  'packages/platform/src/index.ts': `export type { Seam } from './seam'\nexport { open } from './open'\n`,
  'packages/platform/src/seam.ts': 'export interface Seam { readonly window: number; process(): void }\n',
  'packages/platform/src/open.ts': `import type { Seam } from './seam'\nexport const open = (seam: Seam) => seam.window\n`,
  'packages/wx-like/package.json': manifest('wx-like', {
    private: true,
    devDependencies: workspace('platform'),
  }),
  'packages/wx-like/src/index.ts': `export { open as openLike } from '@vod-upload/platform'\n`,
  'packages/core/package.json': manifest('core', {
    exports: entries,
    dependencies: { ...workspace('platform'), 'spark-md5': '3.0.2' },
    devDependencies: { '@types/spark-md5': '3.0.5', lodash: '4.0.0' },
  }),
  'packages/core/src/content-md5.ts': `export { utf8 } from './bytes/utf8'\n`,
  'packages/core/src/index.ts': `export { start } from './uploader'\n`,
  'packages/core/src/uploader.ts': `import { run } from './transfer/run'\nexport const start = () => run()\n`,
  'packages/core/src/transfer/run.ts': `import { utf8 } from '../bytes/utf8'\nexport const run = () => utf8('')\n`,
  'packages/core/src/bytes/utf8.ts': `import Md5 from 'spark-md5'\nexport const utf8 = (text: string) => Md5.hash(text)\n`,
  'packages/vod-upload/package.json': manifest('vod-upload', {
    private: true,
    devDependencies: workspace('core', 'platform'),
  }),
  'packages/vod-upload/src/index.ts': `import { start } from '@vod-upload/core'\nexport class VODUpload { go = start }\n`,
  'packages/emulator/package.json': manifest('emulator', { dependencies: { fastify: '5.0.0' } }),
  'packages/emulator/src/index.ts': `import { createHash } from 'node:crypto'\nimport fastify from 'fastify'\nexport const all = [createHash, fastify, process, Buffer, 1n, new URL('http://h')]\n`,
  'packages/testkit/package.json': manifest('testkit', {
    private: true,
    devDependencies: workspace('platform'),
  }),
  'packages/testkit/src/index.ts': `import type { Seam } from '@vod-upload/platform'\nexport type Fake = Seam\n`,
  'adapters/wechat/package.json': manifest('wechat', {
    devDependencies: workspace('core', 'platform', 'vod-upload', 'wx-like', 'emulator'),
  }),
  'adapters/wechat/src/host.ts': `import { openLike } from '@vod-upload/wx-like'\nexport const host = () => openLike\n`,
  'adapters/wechat/src/content-md5.ts': `export { utf8 } from '@vod-upload/core/content-md5'\n`,
  'adapters/wechat/src/index.ts': `import type { Upload } from '@vod-upload/core'\nimport { VODUpload } from '@vod-upload/vod-upload'\nimport { host } from './host'\nexport const upload = (one: Upload) => host() && one\nexport default VODUpload\n`,
}

const with_ = (changed: Tree): Tree => ({ ...cleanTree, ...changed })
const seam = (text: string) =>
  with_({ 'packages/platform/src/seam.ts': `export type Seam = never\n${text}\n` })

/** For every rule, trees that break it and nothing else, each with the place where the gate must say so. */
const spoilt: Record<string, readonly (readonly [story: string, tree: Tree, place: string])[]> = {
  'package-table': [
    [
      'platform imports a package of ours',
      with_({
        'packages/platform/package.json': manifest('platform', { dependencies: workspace('testkit') }),
        'packages/platform/src/extra.ts': `import { x } from '@vod-upload/testkit'\nexport const y = x\n`,
      }),
      'packages/platform/src/extra.ts:1',
    ],
    [
      'an adapter file other than index takes an upload face, by export from',
      with_({ 'adapters/wechat/src/extra.ts': `\nexport { VODUpload } from '@vod-upload/vod-upload'\n` }),
      'adapters/wechat/src/extra.ts:2',
    ],
    [
      'an adapter file other than content-md5 takes an entry of core',
      with_({ 'adapters/wechat/src/extra.ts': `export { utf8 } from '@vod-upload/core/content-md5'\n` }),
      'adapters/wechat/src/extra.ts:1',
    ],
    [
      'an adapter uses the emulator, as a type in an import()',
      with_({ 'adapters/wechat/src/extra.ts': `export type All = import('@vod-upload/emulator').All\n` }),
      'adapters/wechat/src/extra.ts:1',
    ],
    [
      'an adapter of one host stands on that of another',
      with_({
        'adapters/alipay/package.json': manifest('alipay', { devDependencies: workspace('bytedance') }),
        'adapters/alipay/src/host.ts': `export const host = () => import('@vod-upload/bytedance')\n`,
        'adapters/bytedance/package.json': manifest('bytedance'),
        'adapters/bytedance/src/index.ts': 'export const bytedance = 1\n',
      }),
      'adapters/alipay/src/host.ts:1',
    ],
    [
      'core takes a third-party package beyond its two',
      with_({
        'packages/core/package.json': manifest('core', {
          exports: entries,
          dependencies: { 'spark-md5': '3.0.2', lodash: '4.0.0' },
        }),
        'packages/core/src/log.ts': `import { map } from 'lodash'\nexport const log = map\n`,
      }),
      'packages/core/src/log.ts:1',
    ],
  ],
  'types-only': [
    [
      'an adapter takes a value from core',
      with_({ 'adapters/wechat/src/index.ts': `export { start, type Upload } from '@vod-upload/core'\n` }),
      'adapters/wechat/src/index.ts:1',
    ],
  ],
  'unknown-package': [
    [
      'a package that nobody put into the table',
      with_({ 'packages/novel/src/index.ts': `export const a = 1\n` }),
      'packages/novel:1',
    ],
  ],
  undeclared: [
    [
      'a third-party package that package.json does not name',
      with_({ 'packages/vod-upload/src/extra.ts': `import { a } from 'left-pad'\nexport const b = a\n` }),
      'packages/vod-upload/src/extra.ts:1',
    ],
    [
      'a value from what a published package needs only for its build',
      with_({
        'packages/emulator/package.json': manifest('emulator', { devDependencies: { fastify: '5.0.0' } }),
      }),
      'packages/emulator/src/index.ts:2',
    ],
    [
      'a package of ours that package.json does not name',
      with_({ 'packages/wx-like/package.json': manifest('wx-like', { private: true }) }),
      'packages/wx-like/src/index.ts:1',
    ],
  ],
  'node-builtin': [
    [
      'host code reads files the way of Node',
      with_({ 'packages/wx-like/src/files.ts': `export { readFileSync } from 'node:fs'\n` }),
      'packages/wx-like/src/files.ts:1',
    ],
  ],
  'deep-import': [
    [
      'an entry that the other package does not offer',
      with_({ 'packages/wx-like/src/deep.ts': `export { open } from '@vod-upload/platform/package.json'\n` }),
      'packages/wx-like/src/deep.ts:1',
    ],
    [
      'a way into the source of another package',
      with_({ 'packages/wx-like/src/deep.ts': `export { open } from '@vod-upload/platform/src/open'\n` }),
      'packages/wx-like/src/deep.ts:1',
    ],
    [
      'a relative path that leaves the package',
      with_({ 'packages/wx-like/src/deep.ts': `export { open } from '../../platform/src/open'\n` }),
      'packages/wx-like/src/deep.ts:1',
    ],
    [
      'a triple-slash path that leaves the package',
      with_({ 'packages/wx-like/src/deep.ts': `/// <reference path="../../platform/src/open.ts" />\n` }),
      'packages/wx-like/src/deep.ts:1',
    ],
    [
      'a package that imports itself by name',
      with_({ 'packages/core/src/log.ts': `export type { Log } from '@vod-upload/core'\n` }),
      'packages/core/src/log.ts:1',
    ],
  ],
  unresolved: [
    ['a file that is not there', seam(`export { a } from './absent'`), 'packages/platform/src/seam.ts:2'],
    [
      'an extension where none belongs',
      seam(`export { a } from './open.js'`),
      'packages/platform/src/seam.ts:2',
    ],
  ],
  'computed-import': [
    [
      'a module whose name is only known at run time',
      with_({ 'packages/emulator/src/any-of.ts': 'export const load = (name: string) => import(name)\n' }),
      'packages/emulator/src/any-of.ts:1',
    ],
  ],
  'core-layer': [
    [
      'a low layer imports a high one, for a type only',
      with_({
        'packages/core/src/bytes/hex.ts': `import type { run } from '../transfer/run'\nexport type A = typeof run\n`,
      }),
      'packages/core/src/bytes/hex.ts:1',
    ],
  ],
  'unknown-layer': [
    [
      'a folder of core that nobody gave a layer',
      with_({ 'packages/core/src/magic/wand.ts': 'export const wand = 1\n' }),
      'packages/core/src/magic/wand.ts:1',
    ],
  ],
  cycle: [
    [
      'three files in a ring, closed by a type',
      with_({
        'packages/wx-like/src/a.ts': `\nimport { b } from './b'\nexport const a = () => b\n`,
        'packages/wx-like/src/b.ts': `import { c } from './c'\nexport const b = () => c\n`,
        'packages/wx-like/src/c.ts': `import type { a } from './a'\nexport const c = (of: typeof a) => of\n`,
      }),
      'packages/wx-like/src/a.ts:2',
    ],
  ],
  'host-global': [
    ['a shorthand property', seam('export const all = { process }'), 'packages/platform/src/seam.ts:2'],
    ['the name of a type', seam('export type Where = URL'), 'packages/platform/src/seam.ts:2'],
    ['a mere look', seam('export const has = typeof crypto'), 'packages/platform/src/seam.ts:2'],
    ['a claim that it exists', seam('declare const window: number'), 'packages/platform/src/seam.ts:2'],
    ['a new Function', seam(`export const f = new Function('')`), 'packages/platform/src/seam.ts:2'],
    [
      'a default value',
      with_({ 'adapters/wechat/src/extra.ts': 'export const at = (root = globalThis) => root\n' }),
      'adapters/wechat/src/extra.ts:1',
    ],
    [
      'a claim that hides behind an interface of the same name',
      seam('interface URL { readonly href: string }\ndeclare const URL: { new (t: string): URL }'),
      'packages/platform/src/seam.ts:3',
    ],
    [
      'a use of what is only an interface here',
      seam(`interface Socket { readonly open: boolean }\nexport const socket = new Socket()`),
      'packages/platform/src/seam.ts:3',
    ],
    [
      'a claim of a name that hosts do have',
      seam('declare function setTimeout(callback: string): number'),
      'packages/platform/src/seam.ts:2',
    ],
    ['a claim of a class', seam('declare class Blob {}'), 'packages/platform/src/seam.ts:2'],
    [
      'a claim of a namespace, once',
      seam('declare namespace host {\n  const fetch: () => void\n}'),
      'packages/platform/src/seam.ts:2',
    ],
    [
      'a claim of what a module holds',
      seam(`declare module './open' {\n  const fetch: () => void\n}`),
      'packages/platform/src/seam.ts:2',
    ],
    [
      'a claim in a file of declarations',
      with_({ 'packages/core/src/plan/host.d.ts': 'export const fetch: () => void\n' }),
      'packages/core/src/plan/host.d.ts:1',
    ],
    [
      'the object of a host outside the file that takes it',
      with_({ 'adapters/wechat/src/extra.ts': 'declare const wx: object\n' }),
      'adapters/wechat/src/extra.ts:1',
    ],
    [
      'the object of another host',
      with_({ 'adapters/wechat/src/wechat-platform.ts': 'declare const wx: object, my: object\n' }),
      'adapters/wechat/src/wechat-platform.ts:1',
    ],
    [
      'what a file without imports leaves in the global scope',
      with_({
        'packages/wx-like/src/loose.ts': 'const leaked = 1\n',
        'packages/wx-like/src/taker.ts': 'export const taken = leaked\n',
      }),
      'packages/wx-like/src/taker.ts:1',
    ],
    ['an export of it', seam('export { fetch }'), 'packages/platform/src/seam.ts:2'],
    [
      'a class that extends it',
      seam('export class A extends EventTarget {}'),
      'packages/platform/src/seam.ts:2',
    ],
    ['the type of it', seam('export type Fetch = typeof fetch'), 'packages/platform/src/seam.ts:2'],
  ],
  'declare-global': [
    [
      'a wider world for every file, in host code',
      seam('declare global {\n  const fetch: () => void\n}'),
      'packages/platform/src/seam.ts:2',
    ],
    [
      'a wider world for every file, from Node code',
      with_({
        'packages/testkit/src/extra.ts': 'export {}\ndeclare global {\n  interface A { b: string }\n}\n',
      }),
      'packages/testkit/src/extra.ts:2',
    ],
  ],
  'reference-directive': [
    [
      'the library of browsers',
      with_({ 'packages/core/src/log.ts': '/// <reference lib="dom" />\nexport const a = 1\n' }),
      'packages/core/src/log.ts:1',
    ],
    [
      'the types of Node',
      with_({ 'packages/core/src/log.ts': '// Log.\n/// <reference types="node" />\nexport const a = 1\n' }),
      'packages/core/src/log.ts:2',
    ],
    [
      'a library in Node code, which every importer would get too',
      with_({ 'packages/testkit/src/extra.ts': '/// <reference lib="dom" />\nexport const a = 1\n' }),
      'packages/testkit/src/extra.ts:1',
    ],
  ],
  'constructor-read': [
    [
      'the way from any function to Function',
      seam(`export const root = (() => 0).constructor('return this')()`),
      'packages/platform/src/seam.ts:2',
    ],
    ['new', seam(`export const f = new (f.constructor)('')`), 'packages/platform/src/seam.ts:2'],
    ['an index', seam(`export const f = f['constructor']('')`), 'packages/platform/src/seam.ts:2'],
    [
      'an index by a name of it',
      seam(`const key = 'constructor'\nexport const f = (g: object) => g[key]`),
      'packages/platform/src/seam.ts:3',
    ],
    [
      'a pattern',
      seam('export const f = ({ constructor: F }: object) => F'),
      'packages/platform/src/seam.ts:2',
    ],
    [
      'a pattern with a computed key',
      seam(`export const f = ({ ['constructor']: F }: object) => F`),
      'packages/platform/src/seam.ts:2',
    ],
    [
      'an assignment by pattern',
      seam('let f: unknown\nexport const g = () => ({ constructor: f } = g)'),
      'packages/platform/src/seam.ts:3',
    ],
    [
      'a short pattern',
      seam('export const f = ({ constructor }: object) => 0'),
      'packages/platform/src/seam.ts:2',
    ],
  ],
  bigint: [['a literal', seam('export const one = 1n'), 'packages/platform/src/seam.ts:2']],
  any: [
    ['a parameter', seam('export const f = (a: any[]) => a'), 'packages/platform/src/seam.ts:2'],
    ['an assertion', seam('export const f = (a: string) => a as any'), 'packages/platform/src/seam.ts:2'],
  ],
  'ts-comment': [
    ['ignore', seam('// @ts-ignore\nexport const a = 1'), 'packages/platform/src/seam.ts:2'],
    [
      'expect-error',
      seam('export const a = [\n/* @ts-expect-error */\n1]'),
      'packages/platform/src/seam.ts:3',
    ],
    [
      'nocheck',
      with_({ 'packages/testkit/src/extra.ts': '// @ts-nocheck\nexport const a = 1\n' }),
      'packages/testkit/src/extra.ts:1',
    ],
  ],
  'non-null': [
    ['an expression', seam('export const f = (a?: string) => a!'), 'packages/platform/src/seam.ts:2'],
    ['a field', seam('export class A {\n  b!: string\n}'), 'packages/platform/src/seam.ts:3'],
  ],
  'default-export': [
    ['a function', seam('export default function f() {}'), 'packages/platform/src/seam.ts:2'],
    ['an alias', seam('const a = 1\nexport { a as default }'), 'packages/platform/src/seam.ts:3'],
    [
      'something else than VODUpload from an adapter',
      with_({ 'adapters/wechat/src/index.ts': 'export const VOD = 1\nexport default VOD\n' }),
      'adapters/wechat/src/index.ts:2',
    ],
    [
      'VODUpload from another file',
      with_({ 'adapters/wechat/src/face.ts': 'class VODUpload {}\nexport default VODUpload\n' }),
      'adapters/wechat/src/face.ts:2',
    ],
  ],
  'vague-name': [
    [
      'a file',
      with_({ 'packages/wx-like/src/helpers.ts': 'export const a = 1\n' }),
      'packages/wx-like/src/helpers.ts:1',
    ],
    [
      'a folder',
      with_({ 'packages/emulator/src/utils/a.ts': 'export const a = 1\n' }),
      'packages/emulator/src/utils/a.ts:1',
    ],
    ...['util', 'helper', 'misc'].map(
      (name) =>
        [
          `a file named ${name}`,
          with_({ [`packages/testkit/src/${name}.ts`]: 'export const a = 1\n' }),
          `packages/testkit/src/${name}.ts:1`,
        ] as const,
    ),
  ],
  'long-file': [
    [
      'one line too many',
      with_({ 'packages/wx-like/src/long.ts': 'export {}\n'.repeat(251) }),
      'packages/wx-like/src/long.ts:251',
    ],
  ],
}

test('a tree with everything that is allowed passes', () => {
  expect(found(cleanTree)).toEqual([])
})

test('every rule has a story below', () => {
  expect(Object.keys(spoilt).sort()).toEqual([...ruleNames].sort())
})

describe.each(Object.entries(spoilt))('%s', (rule, stories) => {
  test.each(stories)('refuses %s', (_story, tree, place) => {
    expect(found(tree)).toEqual([`${place} ${rule}`])
  })
})

test.each([...hostGlobals.keys()])('host code may not take %s from the host', (name) => {
  expect(found(seam(`export const it = [${name}]`))).toEqual(['packages/platform/src/seam.ts:2 host-global'])
})

test.each([...hostGlobals.keys()].filter((name) => name !== 'eval'))(
  'host code may name its own things %s',
  (name) => {
    const text = `export const f = (${name}: number, g: { ${name}: number }) => ({ ${name}, a: g.${name} })`
    expect(found(seam(text))).toEqual([])
  },
)

/** Absent from at least one host, and from no list: what is not known to be everywhere is refused. */
const strangers =
  `fetch setInterval TextDecoder queueMicrotask wx my localStorage document navigator __dirname module
  exports WeakRef Proxy Reflect Intl SharedArrayBuffer Atomics XMLHttpRequest Blob performance unheardOf`.split(
    /\s+/,
  )

test.each(strangers)('host code may not take %s from wherever it comes', (name) => {
  expect(found(seam(`export const it = [${name}]`))).toEqual(['packages/platform/src/seam.ts:2 host-global'])
})

test.each(strangers)('a claim that %s exists is refused, and excuses no use of it', (name) => {
  const claimed = seam(
    `interface ${name} {}\ndeclare const ${name}: { (): void }\nexport const it = ${name}()`,
  )
  expect(found(claimed)).toEqual([3, 4].map((line) => `packages/platform/src/seam.ts:${line} host-global`))
})

test('a claim of module is no way to a module of Node', () => {
  const claimed = seam(`declare const module: { require(n: string): unknown }\nmodule.require('node:fs')`)
  expect(found(claimed)).toEqual([2, 3].map((line) => `packages/platform/src/seam.ts:${line} host-global`))
})

test.each(['module.exports = 1', 'exports.b = 1', 'const id = module.id', 'const all = exports'])(
  'JavaScript in host code may not say %s',
  (line) => {
    const places = found(with_({ 'packages/wx-like/src/old.js': `${line}\n` }))
    expect(places).toEqual(['packages/wx-like/src/old.js:1 host-global'])
  },
)

test('host code may use what the language and every host have', () => {
  const uses = [...languageGlobals, ...platformGlobals].filter((name) => name !== 'arguments')
  const text = `export const all = [${uses}]\nexport function count() { return arguments.length }`
  expect(found(seam(text))).toEqual([])
})

test('what every host has is what platform declares', () => {
  const declared = readFileSync(join(__dirname, '../../packages/platform/host-globals.d.ts'), 'utf8')
  const names = [...declared.matchAll(/^declare \w+ (\w+)/gm)].map(([, name]) => name)
  expect([...platformGlobals].sort()).toEqual(names.sort())
})

test.each(hostObjects)('$file may take $name', ({ file, name }) => {
  const owner = file.split('/').slice(0, 2).join('/')
  const text = `declare const ${name}: object\nexport const host = (own: object = ${name}) => own\n`
  expect(found({ [`${owner}/package.json`]: manifest(owner.slice(9)), [file]: text })).toEqual([])
})

test('Node code may use what Node has', () => {
  const text = 'declare const injected: string\nexport const all = [fetch, injected, all.constructor]\n'
  expect(found(with_({ 'packages/emulator/src/all.ts': text }))).toEqual([])
})

test('host code may name its own things in every way there is', () => {
  const text = `
import only, { open as fetch } from './open'
import * as module from './open'
import type { Shape } from './shape'
export interface Blob<T extends object = object> extends Shape { readonly document: T; wx(my: string): void }
export type Keys<T> = { [K in keyof T]: T[K] extends (infer process)[] ? process : [self: K, window?: T] }
export type Deep = typeof import('./open').open.name | import('./open').Open.Inner | typeof module.open
export enum Level { low = 1, high = low << 1 }
export namespace inner { export const require = 1; export const other = require }
export function over(navigator: string): string
export function over(navigator: unknown): unknown { return navigator as typeof navigator }
export function isText(x: unknown): x is string { return typeof x === 'string' }
export class Buffer { global = 1; get URL() { return this.global } static of = () => new Buffer() }
export { only, fetch as default_, type Shape, module as ns }
export * as crypto from './open'
window: for (const localStorage of [{ eval: 1 }]) { if (localStorage) continue window; else break window }
try { over('') } catch (performance) { over(String(performance)) }
export const { document: { self: exports }, ...rest } = { document: { self: fetch, only } }
export const named = function setInterval(): unknown { return [setInterval, exports, rest, new.target] as const }
export const many = <global,>(global: global, ...my: readonly global[]) => ({ global, my: my.length, ...rest })
`
  const tree = with_({
    'packages/platform/src/rich.ts': text,
    'packages/platform/src/shape.ts': 'export interface Shape { x: 1 }\n',
  })
  expect(found(tree)).toEqual([])
})

test('a file of exactly the longest length passes', () => {
  expect(found(with_({ 'packages/wx-like/src/long.ts': 'export {}\n'.repeat(250) }))).toEqual([])
})

test('a cycle is told file by file', () => {
  const root = write({
    'packages/wx-like/src/a.ts': `export type { B } from './b'\n`,
    'packages/wx-like/src/b.ts': `export type { A } from './a'\n`,
  })
  expect(checkTree(root).map(({ sentence }) => sentence)).toEqual([
    'packages/wx-like/src/a.ts -> packages/wx-like/src/b.ts -> packages/wx-like/src/a.ts',
  ])
})

test('this workspace passes', () => {
  expect(checkTree(join(__dirname, '..', '..'))).toEqual([])
})
