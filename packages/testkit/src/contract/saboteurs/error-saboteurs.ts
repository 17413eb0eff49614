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
    name: 'forgets the full stop',
    breaks: 'errors-sentence',
    spoil: spoilRejections(({ code, message }) => new PlatformError(code, message.replace(/\.$/, ''))),
  },
  {
    name: 'tells the whole URL',
    breaks: 'errors-secret',
    spoil: spoilRejections(
      ({ code, message }, url) => new PlatformError(code, `${message} The URL was ${url}.`),
    ),
  },
  {
    name: 'tells what a request that timed out was signed with',
    breaks: 'errors-secret',
    spoil: spoilRequest((request, send) =>
      send(request).catch((cause) => {
        if (!hasCode('timeout')(cause)) throw cause
        throw new PlatformError('timeout', `No answer to ${request.headers.authorization}.`)
      }),
    ),
  },
  {
    name: 'tells a field of a form that timed out',
    breaks: 'errors-secret',
    spoil: spoilForm((form, send) =>
      send(form).catch((cause) => {
        if (!hasCode('timeout')(cause)) throw cause
        throw new PlatformError('timeout', `No answer to ${form.fields.Signature}.`)
      }),
    ),
  },
  {
    name: 'lets the host’s own failure of its storage through',
    breaks: 'errors-kind',
    spoil: spoilStorage((storage) => ({
      set: (key, value) =>
        storage
          .set(key, value)
          .catch(({ code, message }) => Promise.reject(Object.assign(new Error(message), { code }))),
    })),
  },
  {
    name: 'lets the host’s own failure of a read through',
    breaks: 'errors-kind',
    spoil: spoilFile((file) => ({
      read: (start, end) =>
        file
          .read(start, end)
          .catch(({ code, message }) => Promise.reject(Object.assign(new Error(message), { code }))),
    })),
  },
]
