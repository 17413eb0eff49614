// A mini program's own files, run as a host runs them: CommonJS modules, `Page`, `setData` by path.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export interface MiniProgram {
  /** Loads a page, and shows it. */
  openPage(path: string): RunningPage
  /** Loads any file of the project. */
  require(path: string): unknown
}

export interface SetDataCall {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly changes: Readonly<Record<string, unknown>>
}

export interface RunningPage {
  readonly data: Readonly<Record<string, unknown>>
  /** Every call of `setData` so far. */
  readonly drawn: readonly SetDataCall[]
  readonly methods: readonly string[]
  call(method: string, dataset?: Readonly<Record<string, unknown>>): void
  close(): void
}

interface PageObject {
  data: Record<string, unknown>
  setData(changes: Readonly<Record<string, unknown>>): void
  onLoad?(query: object): void
  onUnload?(): void
  [member: string]: unknown
}

/** What a page must not find, since hosts have none of it. */
const absent = [
  ...['window', 'document', 'self', 'global', 'globalThis', 'process', 'Buffer', 'URL', 'fetch', 'crypto'],
  ...['TextEncoder', 'TextDecoder', 'AbortController', 'XMLHttpRequest', 'setImmediate', 'queueMicrotask'],
]

export interface Surroundings {
  readonly folder: string
  /** The host's own object, by its name. */
  readonly globals: Readonly<Record<string, unknown>>
  /** What npm would have installed, by name. */
  readonly packages?: Readonly<Record<string, unknown>>
  /** Where npm, or a tool of the host's, has put it, from the project's folder. */
  readonly npmFolder?: 'node_modules' | 'miniprogram_npm'
  /** Files of the project that export something else than they do, by their paths. */
  readonly replaced?: Readonly<Record<string, unknown>>
  /** What is built into the project, by its path. */
  readonly built?: Readonly<Record<string, string>>
}

export function openMiniProgram(surroundings: Surroundings): MiniProgram {
  const {
    folder,
    globals,
    packages = {},
    npmFolder = 'node_modules',
    replaced = {},
    built = {},
  } = surroundings
  const loaded = new Map<string, { exports: unknown }>()
  let latest: PageObject | undefined
  const Page = (page: PageObject) => {
    latest = page
  }

  const requireFrom = (from: string) => (name: string) => {
    if (name in packages) return packages[name]
    return load(name.startsWith('.') ? join(dirname(from), name) : mainOf(join(folder, npmFolder, name)))
  }
  const load = (name: string): unknown => {
    const file = name.endsWith('.js') ? name : `${name}.js`
    if (!file.startsWith(folder)) throw new Error(`${file} lies outside the project.`)
    const known = loaded.get(file)
    if (known !== undefined) return known.exports
    const path = relative(folder, file)
    if (path in replaced) return replaced[path]
    const code = built[path] ?? readFileSync(file, 'utf8')
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const given: Record<string, unknown> = {
      module,
      exports: module.exports,
      require: requireFrom(file),
      Page,
    }
    const names = { ...Object.fromEntries(absent.map((name) => [name, undefined])), ...given, ...globals }
    new Function(...Object.keys(names), `'use strict';${code}\n//# sourceURL=${file}`)(
      ...Object.values(names),
    )
    return module.exports
  }

  return {
    require: (path) => load(join(folder, path)),
    openPage(path) {
      latest = undefined
      load(join(folder, path))
      if (latest === undefined) throw new Error(`${path} calls no Page.`)
      return show(latest)
    },
  }
}

/** The developer tools look for `index.js` where there is no package.json. */
function mainOf(packageFolder: string): string {
  const manifest = join(packageFolder, 'package.json')
  const main = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).main : 'index.js'
  return join(packageFolder, main)
}

function show(page: PageObject): RunningPage {
  const drawn: SetDataCall[] = []
  let isClosed = false
  page.data = copied(page.data)
  page.setData = (changes) => {
    if (isClosed) throw new Error('setData was called on a page that is closed.')
    const crossed = copied(changes)
    for (const [path, value] of Object.entries(crossed)) put(page.data, path, value)
    drawn.push({ at: Date.now(), changes: crossed })
  }
  page.onLoad?.({})
  return {
    get data() {
      return page.data
    },
    drawn,
    methods: Object.keys(page).filter((name) => typeof page[name] === 'function'),
    call(method, dataset = {}) {
      const handler = page[method]
      if (typeof handler !== 'function') throw new Error(`The page has no ${method}.`)
      handler.call(page, { type: 'tap', currentTarget: { dataset }, target: { dataset } })
    },
    close() {
      page.onUnload?.()
      isClosed = true
    },
  }
}

/** To the other thread and back, where only plain values arrive; what does not is a mistake of the page. */
function copied<Value>(value: Value): Value {
  const strange = (_: string, part: unknown) => {
    if (part === undefined || typeof part === 'function')
      throw new Error('setData was given what is no data.')
    return part
  }
  return JSON.parse(JSON.stringify(value, strange))
}

/** @param path as in `uploads[2]` or `words.title` */
function put(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+/g) ?? []
  const last = steps.pop() ?? ''
  const target = steps.reduce<Record<string, unknown>>((part, step) => Object(part[step]), data)
  target[last] = value
}
