import { createCanceller, isPlatformError, type PlatformAdapter } from '@vod-upload/platform'
import { formFor, requestFor } from './ask'
import type { AdapterBench } from './bench'
import { callKinds } from './call-kinds'
import { type Clause, ContractBreach } from './clause'
import { codeOf, eventually, expectSame, expectTrue, rejectionOf } from './evidence'
import { sampleBytes } from './sample-bytes'

const SECRET = 'sEcReT'
const SECRET_QUERY = `OSSAccessKeyId=keyid&Signature=${SECRET}`

function withSecret(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${SECRET_QUERY}`
}

function originOf(url: string): string {
  return /^\w+:\/\/[^/?#]+/.exec(url)?.[0] ?? url
}

const seen = new WeakMap<PlatformAdapter, Promise<readonly unknown[]>>()

/** Whatever an adapter rejects with; found out once, as three clauses look at it. */
function rejections(bench: AdapterBench): Promise<readonly unknown[]> {
  const found = seen.get(bench.platform) ?? findRejections(bench)
  seen.set(bench.platform, found)
  return found
}

/** Everything goes wrong that can. */
async function findRejections(bench: AdapterBench): Promise<readonly unknown[]> {
  const unanswered = () => withSecret(bench.server.urlFor({ afterMs: 'never' }))
  const refused = withSecret(`${bench.refusedOrigin}/`)
  const form = await formFor(bench, withSecret(bench.server.urlFor({})), { source: bench.missing })
  const placed = await bench.place('clip.mp4', sampleBytes(100))
  const file = await bench.platform.openFile(placed)
  const causes = [
    rejectionOf(bench.platform.openFile(bench.missing)),
    rejectionOf(bench.platform.uploadForm(form)),
    rejectionOf(file.read(-1, 200)),
    rejectionOf(bench.platform.storage.set('too-large', 'x'.repeat(6_000_000))),
  ]
  for (const { start } of callKinds) {
    const canceller = createCanceller()
    causes.push(
      rejectionOf(start(bench, refused, { secret: SECRET })),
      rejectionOf(start(bench, unanswered(), { timeoutMs: 20, secret: SECRET })),
      rejectionOf(start(bench, unanswered(), { signal: canceller.signal, secret: SECRET })),
    )
    if (bench.forbiddenUrl !== undefined)
      causes.push(rejectionOf(start(bench, withSecret(bench.forbiddenUrl), { secret: SECRET })))
    canceller.cancel()
  }
  return (await Promise.all(causes)).filter((cause) => cause !== undefined)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** Runs a call that is on its way when the trouble comes, and ends the trouble. */
async function codeInTrouble(
  bench: AdapterBench,
  start: (url: string) => Promise<unknown>,
  setWell: (well: boolean) => void,
): Promise<string> {
  const url = bench.server.urlFor({ afterMs: 'never' })
  const code = codeOf(start(url))
  await eventually(async () => (await bench.server.arrivedAt(url)).length > 0)
  setWell(false)
  try {
    return await code
  } finally {
    setWell(true)
  }
}

/** How a call ends; a throw on the spot would pass by whoever waits for a promise. */
function endOf(call: () => Promise<unknown>): Promise<'resolved' | 'rejected'> | 'thrown' {
  try {
    return call().then(
      () => 'resolved',
      () => 'rejected',
    )
  } catch {
    return 'thrown'
  }
}

const BROKEN_URL = 'http://['

const LINE_LOST = /^(network|interrupted)$/

const callClauses = callKinds.flatMap(({ kind, say, start }): Clause[] => [
  {
    id: `errors-${kind}-domain`,
    topic: 'errors',
    promise: `${say} to a domain that is on no list is \`domain-not-allowed\`, and the sentence names the origin`,
    needs: ['forbiddenUrl'],
    async check(bench) {
      const url = bench.forbiddenUrl ?? ''
      const call = start(bench, url)
      expectSame('The call', await codeOf(call), 'domain-not-allowed')
      const message = messageOf(await rejectionOf(call))
      expectTrue(message.includes(originOf(url)), `It says: ${message}`)
    },
  },
  {
    id: `errors-${kind}-refused`,
    topic: 'errors',
    promise: `${say} that nobody takes is \`network\``,
    async check(bench) {
      expectSame('The call', await codeOf(start(bench, `${bench.refusedOrigin}/`)), 'network')
    },
  },
  {
    id: `errors-${kind}-offline`,
    topic: 'errors',
    promise: `${say} that the network is lost for is \`network\` or \`interrupted\``,
    needs: ['setOnline'],
    async check(bench) {
      const code = await codeInTrouble(
        bench,
        (url) => start(bench, url),
        (well) => bench.setOnline?.(well),
      )
      expectTrue(LINE_LOST.test(code), `The call: ${code}.`)
    },
  },
  {
    id: `errors-${kind}-background`,
    topic: 'errors',
    promise: `${say} that the host ends in the background is \`interrupted\``,
    needs: ['setVisible', 'background'],
    async check(bench) {
      const code = await codeInTrouble(
        bench,
        (url) => start(bench, url),
        (well) => bench.setVisible?.(well),
      )
      expectSame('The call', code, 'interrupted')
    },
  },
])

export const errorClauses: readonly Clause[] = [
  ...callClauses,
  {
    id: 'errors-form-file',
    topic: 'errors',
    promise: 'A form whose file is not there is `file-missing`',
    async check(bench) {
      const form = await formFor(bench, bench.server.urlFor({}), { source: bench.missing })
      expectSame('The call', await codeOf(bench.platform.uploadForm(form)), 'file-missing')
    },
  },
  {
    id: 'errors-start-offline',
    topic: 'errors',
    promise: 'A request that begins without a network is `network` or `interrupted`',
    needs: ['setOnline'],
    async check(bench) {
      bench.setOnline?.(false)
      const code = await codeOf(bench.platform.request(requestFor(bench.server.urlFor({}))))
      bench.setOnline?.(true)
      expectTrue(LINE_LOST.test(code), `The call: ${code}.`)
    },
  },
  {
    id: 'errors-reject',
    topic: 'errors',
    promise: 'A call to an URL that is none rejects, and does not throw',
    async check(bench) {
      const form = await formFor(bench, BROKEN_URL)
      const request = requestFor(BROKEN_URL)
      expectSame('The request', await endOf(() => bench.platform.request(request)), 'rejected')
      expectSame('The form', await endOf(() => bench.platform.uploadForm(form)), 'rejected')
    },
  },
  {
    id: 'errors-kind',
    topic: 'errors',
    promise: 'Whatever goes wrong, the rejection is a `PlatformError`',
    async check(bench) {
      const strange = (await rejections(bench)).find((cause) => !isPlatformError(cause))
      if (strange !== undefined) throw new ContractBreach(`It rejected with ${String(strange)}.`)
    },
  },
  {
    id: 'errors-sentence',
    topic: 'errors',
    promise: 'Whatever goes wrong is told in a sentence, with its full stop',
    async check(bench) {
      const messages = (await rejections(bench)).map(messageOf)
      expectSame(
        'No sentences',
        messages.filter((message) => !/^\S[^\n]*\.$/.test(message)),
        [],
      )
    },
  },
  {
    id: 'errors-secret',
    topic: 'errors',
    promise: 'No sentence holds a query string, a header or a field',
    async check(bench) {
      const messages = (await rejections(bench)).map(messageOf)
      expectSame(
        'Sentences',
        messages.filter((message) => /sEcReT|keyid|OSSAccessKeyId/.test(message)),
        [],
      )
    },
  },
]
