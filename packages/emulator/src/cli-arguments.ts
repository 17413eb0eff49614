import { parseArgs } from 'node:util'

export interface CliArguments {
  port: number
  dataDir: string | undefined
  region: string | undefined
  buckets: string[]
  publicEndpoint: string | undefined
  credentialLifetimeMs: number | undefined
  isVerbose: boolean
}

export const HELP = `vod-upload-emulator: ApsaraVideo VOD, OSS and STS on one local port, for tests, demos and offline work.

Usage: vod-upload-emulator [options]

  --port <n>                  port to listen on; 0 takes any free one (default 7070)
  --data <folder>             keep objects and unfinished uploads here over a restart
                              (default: a temporary folder, removed at the end)
  --bucket <name>             serve this bucket; may be repeated, the first one takes the uploads
                              (default outin-emulator)
  --region <id>               region of the buckets (default cn-shanghai)
  --credential-seconds <n>    how long an UploadAuth is good for (default 3000)
  --public-endpoint <url>     OSS endpoint to hand out instead of the one derived from the caller's host
  --verbose                   print one line for every request
  --help                      print this

Only this machine can reach it: it listens on 127.0.0.1. Sign with the key id "emulator" and the secret
"emulator-secret"; every signature, token, policy and clock is checked as the real services check them.

  VOD   http://127.0.0.1:<port>/?Action=CreateUploadVideo&...   (API version 2017-03-21)
  STS   http://127.0.0.1:<port>/?Action=AssumeRole&...          (API version 2015-04-01)
  OSS   http://127.0.0.1:<port>/<bucket>/<key>                  path style, or
        http://<bucket>.oss-<region>.localhost:<port>/<key>     virtual-hosted
`

/** The parsed arguments, 'help', or one sentence that says what is wrong with them. */
export function readArguments(args: string[]): CliArguments | 'help' | { problem: string } {
  const parsed = parse(args)
  if ('problem' in parsed) return parsed
  if (parsed.help) return 'help'
  const port = wholeNumber(parsed.port ?? '7070')
  if (port === undefined || port > 65_535) {
    return { problem: `--port must be a number from 0 to 65535, not '${parsed.port}'.` }
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
  return {
    port,
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
