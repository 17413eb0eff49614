// Holds what a framework has built against the host that it was built for.
import { type ecmaVersion, parse } from 'acorn'

export type HostName = 'wechat' | 'alipay' | 'bytedance' | 'browser'

export interface BuiltFile {
  /** From the folder of the build. */
  readonly path: string
  readonly bytes: number
  /** Of code; of anything else, `''`. */
  readonly code: string
}

/** What only our code for that host contains: it survives every minifier. */
const marks: Readonly<Record<HostName, RegExp>> = {
  wechat: /\bname:\s*["']WeChat["']/,
  alipay: /\bname:\s*["']Alipay["']/,
  bytedance: /\bname:\s*["']Douyin["']/,
  browser: /add a CORS rule/,
}

/** The host's own object, which our code must ask for in the file that has its mark. */
const globals: Readonly<Record<HostName, RegExp>> = {
  wechat: /\bwx\b/,
  alipay: /\bmy\b/,
  bytedance: /\btt\b/,
  browser: /\bXMLHttpRequest\b/,
}

/** What the page of an example is drawn from. */
const templates: Readonly<Record<Exclude<HostName, 'browser'>, string>> = {
  wechat: 'pages/index/index.wxml',
  alipay: 'pages/index/index.axml',
  bytedance: 'pages/index/index.ttml',
}

/** WeChat's limit of one package; no host allows less. */
const MAX_PACKAGE_BYTES = 2 * 1024 * 1024
/** What the hosts' own tools read at most. */
const MINI_PROGRAM_LEVEL: ecmaVersion = 2018

const hosts = Object.keys(marks) as HostName[]

/** @returns a sentence for everything that is wrong */
export function judgeOutput(files: readonly BuiltFile[], host: HostName): string[] {
  const ours = judgeOurs(files, host)
  const foreign = hosts.filter((other) => other !== host).flatMap((other) => judgeForeign(files, other))
  if (host === 'browser') return [...ours, ...foreign]
  const program = [...judgeProgram(files, templates[host]), ...judgeWebCode(files)]
  return [...ours, ...foreign, ...program, ...judgeSize(files), ...judgeLevel(files)]
}

export function packageBytes(files: readonly BuiltFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

function judgeOurs(files: readonly BuiltFile[], host: HostName): string[] {
  const marked = files.filter(({ code }) => marks[host].test(code))
  if (marked.length === 0) return [`Our code for ${host} is not in it.`]
  if (marked.some(({ code }) => globals[host].test(code))) return []
  return [
    `Our code for ${host} is in ${marked[0].path}, which never names the host: ${globals[host].source}.`,
  ]
}

function judgeForeign(files: readonly BuiltFile[], other: HostName): string[] {
  return files
    .filter(({ code }) => marks[other].test(code))
    .map(({ path }) => `${path} carries our code for ${other}.`)
}

/** Without any of these a host opens nothing. */
function judgeProgram(files: readonly BuiltFile[], template: string): string[] {
  const written = files.filter(({ bytes }) => bytes > 0).map(({ path }) => path)
  return ['app.js', 'app.json', template]
    .filter((path) => !written.includes(path))
    .map((path) => `It has no ${path}, or an empty one.`)
}

function judgeWebCode(files: readonly BuiltFile[]): string[] {
  return files
    .filter(({ code }) => globals.browser.test(code))
    .map(({ path }) => `${path} names XMLHttpRequest, which no mini program has.`)
}

function judgeSize(files: readonly BuiltFile[]): string[] {
  const bytes = packageBytes(files)
  if (bytes <= MAX_PACKAGE_BYTES) return []
  return [`It has ${bytes} bytes, and a mini program's package at most ${MAX_PACKAGE_BYTES}.`]
}

function judgeLevel(files: readonly BuiltFile[]): string[] {
  return files.flatMap(({ path, code }) => {
    try {
      parse(code, { ecmaVersion: MINI_PROGRAM_LEVEL, sourceType: 'script' })
      return []
    } catch (cause) {
      return [`${path} is not ES${MINI_PROGRAM_LEVEL}: ${cause instanceof Error ? cause.message : cause}`]
    }
  })
}
