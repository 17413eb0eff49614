import { isPlatformError, type PlatformErrorCode } from '@vod-upload/platform'
import { formFor, requestFor } from './ask'
import { callKinds } from './call-kinds'
import { type Clause, ContractBreach } from './clause'
import { codeIn, codeOf, expectSame, expectTrue, rejectionOf } from './evidence'
import { provokedRejections, rejectionInTrouble, SECRETS } from './provoked-rejections'

function originOf(url: string): string {
  return /^\w+:\/\/[^/?#]+/.exec(url)?.[0] ?? url
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
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

/** A record, so that the compiler misses a code that is forgotten here. */
const codes: Readonly<Record<PlatformErrorCode, true>> = {
  cancelled: true,
  timeout: true,
  network: true,
  interrupted: true,
  'domain-not-allowed': true,
  'file-missing': true,
  'file-unreadable': true,
  storage: true,
  unsupported: true,
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
      const cause = await rejectionInTrouble(
        bench,
        (url) => start(bench, url),
        (well) => bench.setOnline?.(well),
      )
      const code = codeIn(cause)
      expectTrue(LINE_LOST.test(code), `The call: ${code}.`)
    },
  },
  {
    id: `errors-${kind}-background`,
    topic: 'errors',
    promise: `${say} that the host ends in the background is \`interrupted\``,
    needs: ['setVisible', 'background'],
    async check(bench) {
      const cause = await rejectionInTrouble(
        bench,
        (url) => start(bench, url),
        (well) => bench.setVisible?.(well),
      )
      expectSame('The call', codeIn(cause), 'interrupted')
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
    promise: 'Whatever goes wrong, the rejection is a `PlatformError` with one of its codes',
    async check(bench) {
      const strange = (await provokedRejections(bench)).find(
        (cause) => !isPlatformError(cause) || !(cause.code in codes),
      )
      if (strange !== undefined)
        throw new ContractBreach(`It rejected with ${String(strange)} (${codeIn(strange)}).`)
    },
  },
  {
    id: 'errors-sentence',
    topic: 'errors',
    promise: 'Whatever goes wrong is told in sentences on one line, with their full stop',
    async check(bench) {
      const messages = (await provokedRejections(bench)).map(messageOf)
      expectSame(
        'No sentences',
        messages.filter((message) => !/^\S[^\r\n]*\.$/.test(message)),
        [],
      )
    },
  },
  {
    id: 'errors-secret',
    topic: 'errors',
    promise: 'No sentence holds a query string, a header or a field',
    async check(bench) {
      const messages = (await provokedRejections(bench)).map(messageOf)
      expectSame(
        'Sentences',
        messages.filter((message) => SECRETS.test(message)),
        [],
      )
    },
  },
]
