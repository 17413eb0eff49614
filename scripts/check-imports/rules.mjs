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
    folder: 'packages/browser',
    may: ['platform'],
    reason: 'browser turns a web page into the seam and knows nothing of uploads',
  },
  {
    folder: 'packages/core',
    may: ['platform'],
    outside: ['spark-md5'],
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
    folder: 'adapters/alipay',
    may: ['platform', 'wx-like'],
    reason: 'alipay is put into the shape of wx; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/taro',
    may: ['platform', 'wx-like', 'browser', 'wechat', 'alipay', 'bytedance'],
    reason: 'taro picks the host that its build is for; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/uni',
    may: ['platform', 'wx-like', 'browser', 'wechat', 'alipay', 'bytedance'],
    reason: 'uni picks the host that its build is for; an adapter knows nothing of uploads',
  },
  {
    folder: 'adapters/*',
    file: 'index.ts',
    may: ['vod-upload'],
    typesOnly: ['core'],
    reason: 'only src/index.ts of an adapter binds its host to the faces',
  },
  {
    folder: 'adapters/taro',
    file: 'index.rn.ts',
    may: ['vod-upload'],
    typesOnly: ['core'],
    reason: 'the entry for React Native binds its host to the faces, as src/index.ts does',
  },
  {
    folder: 'adapters/*',
    file: 'content-md5.ts',
    may: ['core'],
    reason: 'the entry for Content-MD5 passes on what core has, and what the faces leave out',
  },
  {
    folder: 'packages/emulator',
    may: [],
    reason: 'the emulator is an independent witness, so it shares no code with what it is used to test',
  },
  {
    folder: 'packages/testkit',
    may: ['platform', 'vod-upload', 'emulator'],
    reason: 'testkit judges adapters through the seam and through the faces, and is imported by tests only',
  },
  {
    folder: 'packages/simulation',
    may: ['platform', 'core', 'vod-upload'],
    reason: 'simulation is a whole world around the faces, in virtual time, and nothing imports it',
  },
  {
    folder: 'packages/chaos',
    may: ['vod-upload', 'emulator', 'testkit', 'wechat'],
    reason: 'chaos runs an app as it is shipped, over a simulated phone, and nothing imports it',
  },
  {
    folder: 'packages/bench',
    may: ['testkit', 'wechat'],
    reason: 'bench runs an app as it is shipped beside those of others, and nothing imports it',
  },
]

/** The layers of core from the bottom up: a file imports from its own layer and from those before it. */
export const coreLayers = [
  ['bytes', 'errors', 'integrity', 'lanes', 'clock.ts', 'log.ts', 'trace.ts'],
  ['oss', 'plan'],
  ['vod', 'credential', 'file', 'events.ts'],
  ['retry', 'options.ts'],
  ['line'],
  ['resume'],
  ['transfer'],
  ['queue'],
  ['uploader.ts', 'index.ts', 'content-md5.ts'],
]
export const coreSource = 'packages/core/src/'

/** Packages that run in Node and nowhere else; every other one runs in hosts that lack or ban what follows. */
export const nodeOnly = [
  'packages/emulator',
  'packages/testkit',
  'packages/simulation',
  'packages/chaos',
  'packages/bench',
]

const missing = 'is absent in hosts'
const banned = 'is banned by hosts'
const shapeshifter = 'is undefined in some hosts and a fake in others'
/** The values of ES2017 that every engine of a host has; what is rare, removable or absent in old ones is left out. */
export const languageGlobals = [
  ...['undefined', 'NaN', 'Infinity', 'arguments'],
  ...['Object', 'Array', 'Map', 'Set', 'Promise', 'Symbol', 'Boolean', 'Number', 'String', 'RegExp', 'Date'],
  ...['Math', 'JSON'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'],
  ...['Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array'],
  ...['isNaN', 'isFinite', 'parseInt', 'parseFloat', 'encodeURIComponent', 'decodeURIComponent'],
]

/** What every host has beside the language: the names that packages/platform/host-globals.d.ts declares. */
export const platformGlobals = ['setTimeout', 'clearTimeout', 'console']

/** The one file of each adapter that takes its host's own object; only that one may `declare const` and use it. */
export const hostObjects = [
  { file: 'adapters/wechat/src/wechat-platform.ts', name: 'wx', reason: 'WeChat gives its API as wx' },
  { file: 'adapters/alipay/src/alipay-platform.ts', name: 'my', reason: 'Alipay gives its API as my' },
  {
    file: 'adapters/bytedance/src/bytedance-platform.ts',
    name: 'tt',
    reason: 'ByteDance gives its API as tt',
  },
  {
    file: 'packages/browser/src/browser-platform.ts',
    name: 'window',
    reason: 'a page has its API in window; only H5 builds come here',
  },
  {
    file: 'adapters/taro/src/taro-platform.ts',
    name: 'process',
    reason: 'Taro writes the target of the build over process.env.TARO_ENV',
  },
  {
    file: 'adapters/uni/src/uni-env.ts',
    name: 'process',
    reason: 'uni-app writes the target of the build over process.env.UNI_PLATFORM',
  },
  { file: 'adapters/uni/src/uni-app-platform.ts', name: 'uni', reason: 'uni-app gives its API as uni' },
]

/**
 * Names that a writer may reach for, each with the end of the sentence that says why host code must not take them from
 * the outside, be it for their type. Any other name that is in none of the lists above is refused as a value too.
 */
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

export const vagueNames = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'types', 'manager']
export const longestFileLines = 250

/** The one default export there may be: the documented way to import the class from an adapter. */
export const defaultExport = { folder: /^adapters\/[^/]+\/src\/index(\.rn)?\.ts$/, name: 'VODUpload' }

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
  'declare-global',
  'reference-directive',
  'constructor-read',
  'bigint',
  'any',
  'ts-comment',
  'non-null',
  'default-export',
  'vague-name',
  'long-file',
]
