import { PlatformError, type PlatformErrorCode } from '@vod-upload/platform'
import {
  hasCode,
  misnamed,
  type Saboteur,
  spoilFile,
  spoilForm,
  spoilRejections,
  spoilRequest,
  spoilStorage,
} from './spoil'

type Kind = 'request' | 'form'

/** Tells failures whose sentence fits as another kind of failure. */
function misnaming(kind: Kind, words: RegExp, code: PlatformErrorCode): Saboteur['spoil'] {
  const isIt = ({ message }: PlatformError) => words.test(message)
  return kind === 'request'
    ? spoilRequest((request, send) => misnamed(send(request), isIt, code))
    : spoilForm((form, send) => misnamed(send(form), isIt, code))
}

async function withoutOrigin<Result>(promise: Promise<Result>): Promise<Result> {
  try {
    return await promise
  } catch (cause) {
    if (!(cause instanceof PlatformError) || cause.code !== 'domain-not-allowed') throw cause
    throw new PlatformError(cause.code, cause.message.replace(/\w+:\/\/[^\s/:]+/g, 'the server'))
  }
}

/** By what the simulated WeChat says, as one code covers several troubles. */
const callSaboteurs = (['request', 'form'] as const).flatMap((kind): Saboteur[] => [
  {
    name: `names no origin, with a ${kind}`,
    breaks: `errors-${kind}-domain`,
    spoil:
      kind === 'request'
        ? spoilRequest((request, send) => withoutOrigin(send(request)))
        : spoilForm((form, send) => withoutOrigin(send(form))),
  },
  {
    name: `takes a domain that is not listed for a broken line, with a ${kind}`,
    breaks: `errors-${kind}-domain`,
    spoil: misnaming(kind, /not in domain list/, 'network'),
  },
  {
    name: `takes a refused connection for a want, with a ${kind}`,
    breaks: `errors-${kind}-refused`,
    spoil: misnaming(kind, /CONNECTION_REFUSED/, 'unsupported'),
  },
  {
    name: `takes a lost network for a want, with a ${kind}`,
    breaks: `errors-${kind}-offline`,
    spoil: misnaming(kind, /network change/, 'unsupported'),
  },
  {
    name: `takes the background for a broken line, with a ${kind}`,
    breaks: `errors-${kind}-background`,
    spoil: misnaming(kind, /fail interrupted/, 'network'),
  },
])

interface Leak {
  readonly code: PlatformErrorCode
  readonly of: string
  tellFrom(signed: Readonly<Record<string, string>>): string | undefined
}

const leaks: readonly Leak[] = [
  { code: 'timeout', of: 'the authorization', tellFrom: ({ authorization }) => authorization },
  { code: 'timeout', of: 'the signature of a form', tellFrom: ({ Signature }) => Signature },
  { code: 'network', of: 'the token', tellFrom: (signed) => signed['x-oss-security-token'] },
  { code: 'domain-not-allowed', of: 'the authorization', tellFrom: ({ authorization }) => authorization },
  { code: 'domain-not-allowed', of: 'the policy of a form', tellFrom: ({ policy }) => policy },
  { code: 'file-missing', of: 'the policy of a form', tellFrom: ({ policy }) => policy },
]

async function telling<Result>(
  promise: Promise<Result>,
  code: PlatformErrorCode,
  secret = 'nothing',
): Promise<Result> {
  try {
    return await promise
  } catch (cause) {
    if (!(cause instanceof PlatformError) || cause.code !== code) throw cause
    throw new PlatformError(code, `${cause.message} It was sent with ${secret}.`)
  }
}

/** Rejects with an error that has a code, and is none of ours, where the words fit. */
async function unwrapped<Result>(promise: Promise<Result>, words = /./): Promise<Result> {
  try {
    return await promise
  } catch (cause) {
    if (!(cause instanceof PlatformError) || !words.test(cause.message)) throw cause
    throw Object.assign(new Error(cause.message), { code: cause.code })
  }
}

export const errorSaboteurs: readonly Saboteur[] = [
  ...callSaboteurs,
  {
    name: 'takes the missing file of a form for an unreadable one',
    breaks: 'errors-form-file',
    spoil: spoilForm((form, send) => misnamed(send(form), hasCode('file-missing'), 'file-unreadable')),
  },
  {
    name: 'takes a network that is not there for a want',
    breaks: 'errors-start-offline',
    spoil: misnaming('request', /INTERNET_DISCONNECTED/, 'unsupported'),
  },
  {
    name: 'throws at an URL that is none',
    breaks: 'errors-reject',
    spoil: spoilRequest((request, send) => {
      if (request.url === 'http://[') throw new TypeError('Invalid URL')
      return send(request)
    }),
  },
  {
    name: 'rejects with an error of its own',
    breaks: 'errors-kind',
    spoil: spoilRejections(({ code, message }) => Object.assign(new Error(message), { code })),
  },
  {
    name: 'has a code of its own for an URL that is none',
    breaks: 'errors-kind',
    spoil: spoilRejections(({ code, message }, url) => {
      const own = url.startsWith('http://[') ? 'bad-url' : code
      return new PlatformError(own as PlatformErrorCode, message)
    }),
  },
  {
    name: 'forgets the full stop',
    breaks: 'errors-sentence',
    spoil: spoilRejections(({ code, message }) => new PlatformError(code, message.replace(/\.$/, ''))),
  },
  {
    name: 'breaks the line',
    breaks: 'errors-sentence',
    spoil: spoilRejections(({ code, message }) => new PlatformError(code, `${message}\nNo more is known.`)),
  },
  {
    name: 'tells the whole URL',
    breaks: 'errors-secret',
    spoil: spoilRejections(
      ({ code, message }, url) => new PlatformError(code, `${message} The URL was ${url}.`),
    ),
  },
  ...leaks.map(
    ({ code, of, tellFrom }): Saboteur => ({
      name: `tells ${of} where a call ends as ${code}`,
      breaks: 'errors-secret',
      spoil: (adapter) => ({
        ...adapter,
        request: (request) => telling(adapter.request(request), code, tellFrom(request.headers)),
        uploadForm: (form) => telling(adapter.uploadForm(form), code, tellFrom(form.fields)),
      }),
    }),
  ),
  {
    name: 'lets the host’s own failure of its storage through',
    breaks: 'errors-kind',
    spoil: spoilStorage(({ set }) => ({ set: (key, value) => unwrapped(set(key, value)) })),
  },
  {
    name: 'lets the host’s own failure of a read through',
    breaks: 'errors-kind',
    spoil: spoilFile(({ read }) => ({ read: (start, end) => unwrapped(read(start, end)) })),
  },
  {
    name: 'lets the host’s own failure through when the network is lost',
    breaks: 'errors-kind',
    spoil: spoilForm((form, send) => unwrapped(send(form), /network change/)),
  },
]
