import { parseArgs } from 'node:util'
import { momentOf } from './check-expiry'
import { TARGET_NAMES } from './host-lists'

/** Each text stands as it was given: `-` is standard input, still to be read. */
export interface DoctorArguments {
  region: string | undefined
  buckets: string[]
  targets: string[]
  server: string
  pageOrigins: string[]
  isAccelerated: boolean
  auth: string | undefined
  address: string | undefined
  /** A file, or `-`. */
  answer: string | undefined
  /** A file, or `-`. */
  error: string | undefined
  /** A file, or `-`. */
  signed: string | undefined
  /** The time to judge by; undefined for the clock of this machine. */
  at: number | undefined
  isJson: boolean
}

const hint = 'doctor --help shows how to ask.'

/** The parsed arguments, 'help', or one sentence that says what is wrong with them. */
export function readDoctorArguments(argv: string[]): DoctorArguments | 'help' | { problem: string } {
  const parsed = parse(argv)
  if ('problem' in parsed) return parsed
  if (parsed.help) return 'help'
  const given: DoctorArguments = {
    region: parsed.region,
    buckets: parsed.bucket ?? [],
    targets: parsed.host ?? [],
    server: parsed.server ?? 'https://your.server',
    pageOrigins: parsed.origin ?? ['https://your.page'],
    isAccelerated: parsed.accelerate ?? false,
    auth: parsed.auth,
    address: parsed.address,
    answer: parsed.answer,
    error: parsed.error,
    signed: parsed.signed,
    at: momentOf(parsed.at),
    isJson: parsed.json ?? false,
  }
  const wrong = wrongValue(given, parsed.at) ?? wrongTogether(given)
  return wrong === undefined ? given : { problem: `${wrong} ${hint}` }
}

function wrongValue(given: DoctorArguments, at: string | undefined): string | undefined {
  const { region, buckets, targets, server, pageOrigins } = given
  const bucket = buckets.find((name) => !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name))
  const target = targets.find((name) => !TARGET_NAMES.includes(name))
  const origin = pageOrigins.find((each) => each !== '*' && !/^https?:\/\/[^/\s]+$/.test(each))
  if (region !== undefined && !/^[a-z]{2}(-[a-z0-9]+)+$/.test(region)) {
    return `--region must look like cn-shanghai, not '${region}'.`
  }
  if (bucket !== undefined) {
    return `--bucket must be 3 to 63 lower-case letters, digits and hyphens, not '${bucket}'.`
  }
  if (target !== undefined) return `--host must be one of ${TARGET_NAMES.join(', ')}, not '${target}'.`
  if (!/^https:\/\/[^/\s]+$/.test(server)) {
    return `--server must look like https://api.example.com, without a path, not '${server}'; hosts take https alone.`
  }
  if (origin !== undefined) return `--origin must look like https://www.example.com, not '${origin}'.`
  return at !== undefined && given.at === undefined
    ? `--at must be a time such as 2026-01-31T12:00:00Z, not '${at}'.`
    : undefined
}

function wrongTogether(given: DoctorArguments): string | undefined {
  const { region, buckets, auth, address, answer, error, signed, isAccelerated } = given
  const sources = [auth, address, answer, error, signed]
  if (sources.filter((source) => source === '-').length > 1)
    return 'Only one thing can come from standard input.'
  if (answer !== undefined && (auth !== undefined || address !== undefined)) {
    return 'Give either --answer, or --auth and --address.'
  }
  if (signed !== undefined && error === undefined) return '--signed needs --error, to be compared with it.'
  if (isAccelerated && buckets.length === 0) return '--accelerate needs --bucket.'
  if (buckets.length > 0 && region === undefined) return '--bucket needs --region.'
  const isNothing = region === undefined && sources.every((source) => source === undefined)
  return isNothing
    ? 'Nothing to look at: give --region and --bucket, --answer, --auth, --address or --error.'
    : undefined
}

function parse(argv: string[]) {
  const text = { type: 'string' } as const
  const texts = { type: 'string', multiple: true } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: argv,
      options: {
        region: text,
        bucket: texts,
        host: texts,
        server: text,
        origin: texts,
        accelerate: flag,
        auth: text,
        address: text,
        answer: text,
        error: text,
        signed: text,
        at: text,
        json: flag,
        help: flag,
      },
    }).values
  } catch (error) {
    // A stray argument may be a credential: Node's own sentence repeats it, so only the name of an option is told.
    const option = /'(--?[a-z]+)[^']*'/.exec(String(error))?.[1]
    const what =
      option === undefined
        ? 'An argument belongs to no option.'
        : `The option ${option} is unknown or has a wrong value.`
    return { problem: `${what} ${hint}` }
  }
}
