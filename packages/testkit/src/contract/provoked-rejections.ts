import {
  createCanceller,
  type FileHandle,
  type HttpRequest,
  type PlatformAdapter,
} from '@vod-upload/platform'
import { formFor, requestFor } from './ask'
import type { AdapterBench } from './bench'
import { callKinds, secretFields, secretHeaders } from './call-kinds'
import { eventually, rejectionOf } from './evidence'
import { exactBuffer, sampleBytes } from './sample-bytes'

const SECRET = 'sEcReT'
const SECRET_QUERY = `OSSAccessKeyId=keyid&Signature=${SECRET}`
const TOO_LARGE_KEY = 'contract.too-large'
const BYTES = 900

/** What no sentence may hold: part of a query, a header or a field of the calls below. */
export const SECRETS = /sEcReT|keyid|OSSAccessKeyId/

const provoked = new WeakMap<PlatformAdapter, Promise<readonly unknown[]>>()

/** Whatever an adapter rejects with; found out once, as three clauses look at it. */
export function provokedRejections(bench: AdapterBench): Promise<readonly unknown[]> {
  const found = provoked.get(bench.platform) ?? provokeAll(bench)
  provoked.set(bench.platform, found)
  return found
}

/** What a call rejects with that is on its way when the trouble comes; ends the trouble. */
export async function rejectionInTrouble(
  bench: AdapterBench,
  start: (url: string) => Promise<unknown>,
  setWell: (well: boolean) => void,
  url = bench.server.urlFor({ afterMs: 'never' }),
): Promise<unknown> {
  const rejection = rejectionOf(start(url))
  await eventually(async () => (await bench.server.arrivedAt(url)).length > 0)
  setWell(false)
  try {
    return await rejection
  } finally {
    setWell(true)
  }
}

async function provokeAll(bench: AdapterBench): Promise<readonly unknown[]> {
  const causes = await Promise.all([
    ...provokeCalls(bench),
    ...refusedMethods(bench),
    formWithoutFile(bench),
    rejectionOf(bench.platform.openFile(bench.missing)),
    ...(await provokeReads(bench)),
    overfillStorage(bench),
  ])
  // One by one, since each of these befalls every call that runs.
  for (const provoke of hostTroubles(bench)) causes.push(await provoke())
  return causes.filter((cause) => cause !== undefined)
}

function withSecret(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${SECRET_QUERY}`
}

function unansweredUrl({ server }: AdapterBench): string {
  return withSecret(server.urlFor({ afterMs: 'never' }))
}

function provokeCalls(bench: AdapterBench): ReadonlyArray<Promise<unknown>> {
  return callKinds.flatMap(({ start }) => {
    const canceller = createCanceller()
    const given = { secret: SECRET }
    const calls = [
      start(bench, withSecret('http://['), given),
      start(bench, withSecret(`${bench.refusedOrigin}/`), given),
      start(bench, unansweredUrl(bench), { ...given, timeoutMs: 20 }),
      start(bench, unansweredUrl(bench), { ...given, signal: canceller.signal }),
    ]
    if (bench.forbiddenUrl !== undefined) calls.push(start(bench, withSecret(bench.forbiddenUrl), given))
    canceller.cancel()
    return calls.map(rejectionOf)
  })
}

/** Hosts differ in which of these they refuse. */
function refusedMethods({ platform, server }: AdapterBench): ReadonlyArray<Promise<unknown>> {
  const body = exactBuffer(sampleBytes(BYTES))
  const given: ReadonlyArray<Partial<HttpRequest>> = [
    { method: 'PUT', body },
    { method: 'DELETE' },
    { method: 'HEAD' },
  ]
  return given.map((each) => {
    const request = requestFor(withSecret(server.urlFor({})), { ...each, headers: secretHeaders(SECRET) })
    return rejectionOf(platform.request(request))
  })
}

async function formWithoutFile(bench: AdapterBench): Promise<unknown> {
  const given = { source: bench.missing, fields: secretFields(SECRET) }
  const form = await formFor(bench, withSecret(bench.server.urlFor({})), given)
  return rejectionOf(bench.platform.uploadForm(form))
}

async function provokeReads(bench: AdapterBench): Promise<ReadonlyArray<Promise<unknown>>> {
  const { platform, replace, lock } = bench
  const open = async (trouble?: typeof lock): Promise<FileHandle> => {
    const source = await bench.place('clip.mp4', sampleBytes(BYTES))
    const file = await platform.openFile(source)
    await trouble?.(source)
    return file
  }
  const gone = await open((source) => replace?.(source, undefined) ?? Promise.resolve())
  const short = await open((source) => replace?.(source, sampleBytes(1)) ?? Promise.resolve())
  const locked = await bench.place('clip.mp4', sampleBytes(BYTES))
  await lock?.(locked)
  const whole = await open()
  return [
    rejectionOf(whole.read(-1, BYTES)),
    // An app may be unable to read any file.
    rejectionOf(whole.read(0, BYTES)),
    rejectionOf(gone.read(0, BYTES)),
    rejectionOf(gone.md5?.() ?? Promise.resolve()),
    rejectionOf(short.read(0, BYTES)),
    rejectionOf(platform.openFile(locked).then((file) => file.read(0, BYTES))),
  ]
}

async function overfillStorage({ platform: { storage } }: AdapterBench): Promise<unknown> {
  const rejection = await rejectionOf(storage.set(TOO_LARGE_KEY, 'x'.repeat(6_000_000)))
  if (rejection === undefined) await storage.remove(TOO_LARGE_KEY)
  return rejection
}

function hostTroubles(bench: AdapterBench): ReadonlyArray<() => Promise<unknown>> {
  const { setOnline, setVisible, lacks } = bench
  return callKinds.flatMap(({ start }) => {
    const signed = (url: string) => start(bench, url, { secret: SECRET })
    const duringTrouble = (setWell: (well: boolean) => void) => () =>
      rejectionInTrouble(bench, signed, setWell, unansweredUrl(bench))
    return [
      ...(setOnline === undefined ? [] : [duringTrouble(setOnline)]),
      ...(setVisible === undefined || lacks.background !== undefined ? [] : [duringTrouble(setVisible)]),
    ]
  })
}
