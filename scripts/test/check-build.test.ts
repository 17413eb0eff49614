import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkBuild } from '../check-build/check-build.mjs'

type Tree = Readonly<Record<string, string>>

const made: string[] = []

function found(tree: Tree): string[] {
  const root = mkdtempSync(join(tmpdir(), 'built-'))
  made.push(root)
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkBuild(root).map(({ path, rule }) => `${path} ${rule}`)
}

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true })
})

const map = '{"version":3,"sources":["../src/index.ts"],"mappings":""}'

function manifest(name: string, more: object = {}): string {
  const [main, module, types] = ['dist/index.js', 'dist/index.mjs', 'dist/index.d.ts']
  const entry = { source: './src/index.ts', types: `./${types}`, import: `./${module}`, require: `./${main}` }
  const exports = { '.': entry, './package.json': './package.json' }
  return JSON.stringify({
    name: `@vod-upload/${name}`,
    version: '0.0.0',
    main,
    module,
    types,
    exports,
    files: ['dist'],
    ...more,
  })
}

function built(folder: string, cjs: string, esm: string, types: string, more: object = {}): Tree {
  return {
    [`${folder}/package.json`]: manifest(folder.split('/')[1] ?? '', more),
    [`${folder}/dist/index.js`]: cjs,
    [`${folder}/dist/index.js.map`]: map,
    [`${folder}/dist/index.mjs`]: esm,
    [`${folder}/dist/index.mjs.map`]: map,
    [`${folder}/dist/index.d.ts`]: types,
  }
}

/** A package whose one export has the given value, as its code. */
const valued = (folder: string, value: string, more: object = {}): Tree =>
  built(
    folder,
    `exports.a = ${value}\n`,
    `export const a = ${value}\n`,
    'export declare const a: unknown\n',
    more,
  )

const esModule = `Object.defineProperty(exports, '__esModule', { value: true })\n`
const adapter = built(
  'adapters/wechat',
  `${esModule}class VODUpload {}\nexports.default = VODUpload\n`,
  'class VODUpload {}\nexport { VODUpload as default }\n',
  'declare class VODUpload {}\nexport { VODUpload as default }\n',
)
const onPlatform = { dependencies: { '@vod-upload/platform': 'workspace:*' } }
const core = built(
  'packages/core',
  `const platform = require('@vod-upload/platform')\nexports.b = platform.a\n`,
  `export { a as b } from '@vod-upload/platform'\n`,
  `export { a as b } from '@vod-upload/platform'\n`,
  onPlatform,
)
const emulator = built(
  'packages/emulator',
  `exports.c = require('node:path').sep?.length\n`,
  `import { sep } from 'node:path'\nexport const c = sep?.length\n`,
  'export declare const c: Array<1>["at"]\n',
)

test('packages built as they should be pass, and private ones are nobody’s business', () => {
  const hidden = { 'packages/wx-like/package.json': manifest('wx-like', { private: true }) }
  expect(found({ ...valued('packages/platform', '1'), ...core, ...emulator, ...adapter, ...hidden })).toEqual(
    [],
  )
})

const withDigest = {
  exports: {
    '.': { types: './dist/index.d.ts', import: './dist/index.mjs', require: './dist/index.js' },
    './digest': { types: './dist/digest.d.ts', import: './dist/digest.mjs', require: './dist/digest.js' },
  },
}

const digest = (cjs: string, esm: string, types: string): Tree => ({
  'packages/platform/dist/digest.js': cjs,
  'packages/platform/dist/digest.js.map': map,
  'packages/platform/dist/digest.mjs': esm,
  'packages/platform/dist/digest.mjs.map': map,
  'packages/platform/dist/digest.d.ts': types,
})

const platformIndex = 'packages/platform/dist/index'

test.each<[story: string, tree: Tree, problems: string[]]>([
  [
    'a promised file that was not built',
    { 'packages/platform/package.json': manifest('platform') },
    [
      `${platformIndex}.js missing-file`,
      `${platformIndex}.mjs missing-file`,
      `${platformIndex}.d.ts missing-file`,
    ],
  ],
  [
    'a command that was not built',
    { ...emulator, 'packages/emulator/src/cli.ts': '' },
    ['packages/emulator/dist/cli.js missing-file'],
  ],
  [
    'a dependency that is never published',
    { ...valued('packages/core', '1', { dependencies: { '@vod-upload/wx-like': 'workspace:*' } }) },
    ['packages/core/package.json private-dependency'],
  ],
  [
    'syntax above what hosts read',
    valued('packages/platform', '[1]?.[0]'),
    [`${platformIndex}.js syntax`, `${platformIndex}.mjs syntax`],
  ],
  [
    'anything above ES5 in what is built for phones that read nothing newer',
    {
      ...adapter,
      'adapters/wechat/dist/content-md5.es5.min.js': 'const a = 1\n',
      'adapters/wechat/dist/content-md5.es5.min.js.map': map,
      'adapters/wechat/dist/vod-upload-wechat.es5.min.js': '(function (a) { return a ?? 1 })(() => 1)\n',
      'adapters/wechat/dist/vod-upload-wechat.es5.min.js.map': map,
    },
    [
      'adapters/wechat/dist/vod-upload-wechat.es5.min.js syntax',
      'adapters/wechat/dist/content-md5.es5.min.js syntax',
    ],
  ],
  [
    'a regular expression above what hosts read',
    valued('packages/platform', '/./s'),
    [`${platformIndex}.js syntax`, `${platformIndex}.mjs syntax`],
  ],
  [
    'a bundle without its source map',
    { ...valued('packages/platform', '1'), [`${platformIndex}.js.map`]: '' },
    [`${platformIndex}.js.map source-map`],
  ],
  [
    'a source map that names a place of this machine',
    { ...valued('packages/platform', '1'), [`${platformIndex}.mjs.map`]: '{"sources":["/home/a/index.ts"]}' },
    [`${platformIndex}.mjs.map source-map`],
  ],
  [
    'an export that only one of the two formats has',
    { ...valued('packages/platform', '1'), [`${platformIndex}.js`]: 'exports.b = 1\n' },
    ['packages/platform names'],
  ],
  [
    'a default export that bundlers would not see',
    { ...adapter, 'adapters/wechat/dist/index.js': 'exports.default = class {}\n' },
    ['adapters/wechat names'],
  ],
  [
    'a module that no dependency brings',
    { ...valued('packages/emulator', '1'), 'packages/emulator/dist/cli.js': `require('left-pad')\n` },
    ['packages/emulator/dist/cli.js undeclared', 'packages/emulator/dist/cli.js.map source-map'],
  ],
  [
    'an adapter that leaves something outside',
    {
      ...valued('packages/platform', '1'),
      ...built(
        'adapters/wechat',
        `exports.a = require('@vod-upload/platform').a\n`,
        `export { a } from '@vod-upload/platform'\n`,
        'export declare const a: number\n',
        onPlatform,
      ),
    },
    ['adapters/wechat/dist/index.js undeclared', 'adapters/wechat/dist/index.mjs undeclared'],
  ],
  [
    'a second entry that was not built',
    { ...valued('packages/platform', '1', withDigest) },
    ['d.ts', 'mjs', 'js'].map((ending) => `packages/platform/dist/digest.${ending} missing-file`),
  ],
  [
    'a second entry that hosts do not read, nor load, and that is another one when it is imported',
    {
      ...valued('packages/platform', '1', withDigest),
      ...digest(`exports.a = Buffer?.from('')\n`, 'export const b = 1\n', 'export declare const a: Buffer\n'),
    },
    [
      'packages/platform/dist/digest.js syntax',
      'packages/platform names',
      'packages/platform/dist/digest.js bare-host',
      'packages/platform/dist/digest.d.ts declarations',
    ],
  ],
  [
    'a package that throws on load',
    { ...valued('packages/emulator', 'null.x') },
    ['packages/emulator load', 'packages/emulator load'],
  ],
  [
    'declarations that need types of Node',
    { ...valued('packages/platform', '1'), [`${platformIndex}.d.ts`]: 'export declare const a: Buffer\n' },
    [`${platformIndex}.d.ts declarations`],
  ],
  [
    'declarations that import what is not installed',
    {
      ...valued('packages/platform', '1'),
      [`${platformIndex}.d.ts`]: `export { a } from '@vod-upload/wx-like'\n`,
    },
    [`${platformIndex}.d.ts declarations`],
  ],
  [
    'declarations above the library of hosts',
    {
      ...valued('packages/platform', '1'),
      [`${platformIndex}.d.ts`]: 'export declare const a: Array<1>["flat"]\n',
    },
    [`${platformIndex}.d.ts declarations`],
  ],
])('refuses %s', (_story, tree, problems) => {
  expect(found(tree)).toEqual(problems)
})

const onlyInNode = [
  'globalThis',
  'Buffer',
  'process',
  'URL',
  'TextEncoder',
  'BigInt',
  'eval',
  'new Function("")',
]
test.each(onlyInNode)('refuses a bundle that touches %s while it loads', (name) => {
  expect(found(valued('packages/platform', name))).toEqual([`${platformIndex}.js bare-host`])
})
