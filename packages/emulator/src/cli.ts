import { type CliArguments, HELP, readArguments } from './cli-arguments'
import { type Emulator, startEmulator } from './emulator'
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from './options'
import type { RequestEntry } from './request-log'
import { findSubcommand } from './subcommands'

void main(process.argv.slice(2))

async function main(args: string[]): Promise<void> {
  const [name, ...rest] = args
  const subcommand = findSubcommand(name)
  if (subcommand) {
    process.exitCode = await subcommand(rest, process.stdout)
    return
  }
  const given = readArguments(args)
  if (given === 'help') {
    process.stdout.write(HELP)
    return
  }
  if ('problem' in given) {
    process.stderr.write(`${given.problem}\n`)
    process.exitCode = 2
    return
  }
  try {
    const emulator = await start(given)
    greet(emulator)
    closeOnSignal(emulator)
  } catch (error) {
    process.stderr.write(`${whyNotStarted(error, given)}\n`)
    process.exitCode = 1
  }
}

function start(given: CliArguments): Promise<Emulator> {
  const region = given.region ?? DEFAULT_REGION
  return startEmulator({
    port: given.port,
    dataDir: given.dataDir,
    region,
    buckets: given.buckets.length > 0 ? Object.fromEntries(given.buckets.map((n) => [n, region])) : undefined,
    publicEndpoint: given.publicEndpoint,
    credentialLifetimeMs: given.credentialLifetimeMs,
    onRequest: given.isVerbose ? printRequest : undefined,
  })
}

/** The first line is for programs, which wait for it and read the port; the others are for people. */
function greet({ url, buckets, dataDir }: Emulator): void {
  const { accessKeyId, accessKeySecret } = DEFAULT_ACCOUNT
  process.stdout.write(
    [
      `listening on ${url}`,
      `access key     ${accessKeyId} / ${accessKeySecret}`,
      `buckets        ${Object.keys(buckets).join(', ')}`,
      `data folder    ${dataDir}`,
      'stop with Ctrl+C; --help tells more',
      '',
    ].join('\n'),
  )
}

function printRequest({ method, path, operation, partNumber, status, errorCode, fault }: RequestEntry): void {
  const outcome = status === 0 ? 'connection cut' : String(status)
  const details = [partNumber === undefined ? '' : `part ${partNumber}`, errorCode ?? '', fault ?? '']
  process.stdout.write(`${[outcome, operation, method, path, ...details].filter(Boolean).join(' ')}\n`)
}

function closeOnSignal(emulator: Emulator): void {
  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    void emulator.close()
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
}

function whyNotStarted(error: unknown, { port, dataDir }: CliArguments): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} is already in use; choose another with --port.`
  if (code === 'EACCES' && dataDir === undefined)
    return `Port ${port} may not be opened; choose another with --port.`
  if (dataDir !== undefined && code !== undefined)
    return `The data folder '${dataDir}' cannot be used: ${message}.`
  return message
}
