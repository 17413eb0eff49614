import { parseArgs } from 'node:util'

export interface CliArguments {
  port: number
  appPort: number | undefined
  host: string | undefined
  dataDir: string | undefined
  region: string | undefined
  buckets: string[]
  corsOrigins: string[] | undefined
  publicEndpoint: string | undefined
  credentialLifetimeMs: number | undefined
  isVerbose: boolean
}

/** The parsed arguments, 'help', or one sentence that says what is wrong with them. */
export function readArguments(args: string[]): CliArguments | 'help' | { problem: string } {
  const parsed = parse(args)
  if ('problem' in parsed) return parsed
  if (parsed.help) return 'help'
  const port = wholeNumber(parsed.port ?? '7070')
  if (port === undefined || port > 65_535) {
    return { problem: `--port must be a number from 0 to 65535, not '${parsed.port}'.` }
  }
  const appPort =
    parsed['app-port'] === undefined ? undefined : (wholeNumber(parsed['app-port']) ?? Number.NaN)
  if (appPort !== undefined && !(appPort <= 65_535)) {
    return { problem: `--app-port must be a number from 0 to 65535, not '${parsed['app-port']}'.` }
  }
  const seconds = wholeNumber(parsed['credential-seconds'] ?? '3000')
  if (seconds === undefined || seconds < 1) {
    return {
      problem: `--credential-seconds must be a number above 0, not '${parsed['credential-seconds']}'.`,
    }
  }
  if (parsed.data === '') return { problem: '--data must name a folder.' }
  const buckets = parsed.bucket ?? []
  const badBucket = buckets.find((name) => !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name))
  if (badBucket !== undefined) {
    return { problem: `--bucket must be 3 to 63 lower-case letters, digits and hyphens, not '${badBucket}'.` }
  }
  const publicEndpoint = parsed['public-endpoint']
  if (publicEndpoint !== undefined && !/^https?:\/\/[^/]+\/?$/.test(publicEndpoint)) {
    return { problem: `--public-endpoint must look like http://host:port, not '${publicEndpoint}'.` }
  }
  const corsOrigins = parsed['cors-origin']
  const badOrigin = corsOrigins?.find((origin) => !/^https?:\/\/[^/]+$/.test(origin))
  if (badOrigin !== undefined) {
    return {
      problem: `--cors-origin must look like http://localhost:8080, without a path, not '${badOrigin}'.`,
    }
  }
  if (parsed.host === '') return { problem: '--host must name an address.' }
  return {
    port,
    appPort,
    host: parsed.host,
    corsOrigins,
    dataDir: parsed.data,
    region: parsed.region,
    buckets,
    publicEndpoint,
    credentialLifetimeMs: seconds * 1000,
    isVerbose: parsed.verbose ?? false,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'app-port': { type: 'string' },
        host: { type: 'string' },
        'cors-origin': { type: 'string', multiple: true },
        data: { type: 'string' },
        bucket: { type: 'string', multiple: true },
        region: { type: 'string' },
        'credential-seconds': { type: 'string' },
        'public-endpoint': { type: 'string' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    // Node goes on to explain its own argument rules; the first sentence says what is wrong.
    const message = error instanceof Error ? error.message : String(error)
    return { problem: `${message.split(/\. |\n/)[0]?.replace(/\.$/, '')}. --help lists the options.` }
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
