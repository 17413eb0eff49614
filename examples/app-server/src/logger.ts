import type { FastifyLoggerOptions, FastifyServerOptions } from 'fastify'
import type { Config } from './config.js'
import { createRedaction, secretPaths, withoutQuery } from './log-redaction.js'

export type LogStream = FastifyLoggerOptions['stream']

/** One line of JSON for each event, for whatever collects standard output. */
export function loggerOptions({ logLevel, vod, sessionSecret, callback }: Config, stream?: LogStream) {
  const redact = createRedaction([
    vod.accessKeySecret,
    Buffer.from(sessionSecret).toString(),
    callback?.key ?? '',
  ])
  return {
    level: logLevel,
    redact: { paths: secretPaths, censor: '[redacted]' },
    serializers: {
      req: ({ method, url, ip }) => ({ method, path: withoutQuery(url), ip }),
      res: ({ statusCode }) => ({ statusCode }),
    },
    hooks: { streamWrite: redact },
    ...(stream && { stream }),
  } satisfies FastifyServerOptions['logger']
}
