// Every rule of the gate as data: what a reader or a new package has to change stands here and nowhere else.

/**
 * Who may import whom. A package obeys every row whose `folder` (and `file`, where given) fits it, so the rows add up.
 * `may` names workspace packages; `typesOnly` those of which only types may cross; `outside` third-party packages,
 * where a row narrows what package.json declares.
 */
export const importTable = [
  {
    folder: 'packages/platform',
    may: [],
    outside: [],
    reason: 'platform is the seam that everything else stands on, so it imports nothing',
  },
  {
    folder: 'packages/wx-like',
    may: ['platform'],
    reason: 'wx-like turns a host into the seam and knows nothing of uploads',
  },
  {
    folder: 'packages/core',
    may: ['platform'],
    outside: ['@noble/hashes', 'spark-md5'],
    reason: 'core reaches the world only through the seam, and needs no more than digests from outside',
  },
  {
    folder: 'packages/vod-upload',
    may: ['core', 'platform'],
    reason: 'vod-upload is two faces over core and knows nothing of hosts',
  },
  {
    folder: 'adapters/wechat',
    may: ['platform', 'wx-like'],
    reason: 'wechat is shaped like wx; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/bytedance',
    may: ['platform', 'wx-like'],
    reason: 'bytedance is shaped like wx; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/taro',
    may: ['platform', 'wx-like'],
    reason: 'taro is shaped like wx; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/alipay',
    may: ['platform'],
    reason: 'alipay is not shaped like wx; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/uni',
    may: ['platform'],
    reason: 'uni is not shaped like wx; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/*',
    file: 'index.ts',
    may: ['vod-upload'],
    typesOnly: ['core'],
    reason: 'only src/index.ts of an adapter binds its host to the faces',
  },
  {
    folder: 'packages/emulator',
    may: [],
    reason: 'the emulator is an independent witness, so it shares no code with what it is used to test',
  },
  {
    folder: 'packages/testkit',
    may: ['platform'],
    reason: 'testkit judges implementations of the seam through the seam',
  },
]

/** The layers of core from the bottom up: a file imports from its own layer and from those before it. */
export const coreLayers = [
  ['bytes', 'errors', 'integrity', 'clock.ts', 'log.ts'],
  ['oss', 'plan'],
  ['vod', 'credential', 'resume', 'file', 'events.ts'],
  ['retry', 'options.ts'],
  ['transfer'],
  ['queue'],
  ['uploader.ts', 'index.ts'],
]
export const coreSource = 'packages/core/src/'

/** Packages that run in Node and nowhere else; every other one runs in hosts that lack or ban what follows. */
export const nodeOnly = ['packages/emulator', 'packages/testkit']

const missing = 'is absent in hosts'
const banned = 'is banned by hosts'
const shapeshifter = 'is undefined in some hosts and a fake in others'
/** Names that host code must not take from the outside, each with the end of the sentence that says why. */
export const hostGlobals = new Map([
  ['globalThis', shapeshifter],
  ['window', shapeshifter],
  ['self', shapeshifter],
  ['global', shapeshifter],
  ['eval', banned],
  ['Function', banned],
  ['require', 'is the business of the bundler: import instead'],
  ['process', missing],
  ['Buffer', `${missing}: use Uint8Array`],
  ['URL', `${missing}: build addresses as text`],
  ['TextEncoder', `${missing}: use utf8Bytes of core`],
  ['AbortController', `${missing}: use createCanceller`],
  ['crypto', missing],
  ['BigInt', 'is absent in old engines and cannot be polyfilled'],
])

export const vagueNames = ['utils', 'helpers', 'common', 'types', 'manager']
export const longestFileLines = 250

/** The one default export there may be: the documented way to import the class from an adapter. */
export const defaultExport = { folder: /^adapters\/[^/]+\/src\/index\.ts$/, name: 'VODUpload' }

/** The name of every rule, as it stands in the output. */
export const ruleNames = [
  'package-table',
  'types-only',
  'unknown-package',
  'undeclared',
  'node-builtin',
  'deep-import',
  'unresolved',
  'computed-import',
  'core-layer',
  'unknown-layer',
  'cycle',
  'host-global',
  'bigint',
  'any',
  'ts-comment',
  'non-null',
  'default-export',
  'vague-name',
  'long-file',
]
