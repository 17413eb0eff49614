import { type CliArguments, readArguments } from './cli-arguments'
import { type Emulator, startEmulator } from './emulator'
import { HELP } from './help'
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
    warnOfOthers(given)
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
    appPort: given.appPort,
    host: given.host,
    corsOrigins: given.corsOrigins,
    dataDir: given.dataDir,
    region,
    buckets: given.buckets.length > 0 ? Object.fromEntries(given.buckets.map((n) => [n, region])) : undefined,
    publicEndpoint: given.publicEndpoint,
    credentialLifetimeMs: given.credentialLifetimeMs,
    onRequest: given.isVerbose ? printRequest : undefined,
  })
}

/** The first line is for programs, which wait for it and read the port; the others are for people. */
function greet({ url, appUrl, buckets, dataDir }: Emulator): void {
  const { accessKeyId, accessKeySecret } = DEFAULT_ACCOUNT
  process.stdout.write(
    [
      `listening on ${url}`,
      `access key     ${accessKeyId} / ${accessKeySecret}`,
      `buckets        ${Object.keys(buckets).join(', ')}`,
      ...(appUrl === undefined ? [] : [`app's server   ${appUrl}`]),
      `dashboard      ${url}/_emulator/`,
      `data folder    ${dataDir}`,
      'stop with Ctrl+C; --help tells more',
      '',
    ].join('\n'),
  )
}

function warnOfOthers({ host }: CliArguments): void {
  if (host === undefined || /^(127\.|localhost$|::1$)/.test(host)) return
  process.stderr.write(
    `Whoever reaches this machine at ${host} can read and change everything here, with the dashboard too. ` +
      'Use --host in a network that you trust, and only as long as you need it.\n',
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

function whyNotStarted(error: unknown, given: CliArguments): string {
  const { host, dataDir } = given
  const { code, message, port = given.port } = error as NodeJS.ErrnoException & { port?: number }
  const option = port === given.appPort ? '--app-port' : '--port'
  if (code === 'EADDRINUSE') return `Port ${port} is already in use; choose another with ${option}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `This machine has no address '${host}'; --host takes one of its own, or 0.0.0.0.`
  }
  if (code === 'EACCES' && dataDir === undefined)
    return `Port ${port} may not be opened; choose another with ${option}.`
  if (dataDir !== undefined && code !== undefined)
    return `The data folder '${dataDir}' cannot be used: ${message}.`
  return message
}
