import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { diagnose } from './diagnose'
import { readDoctorArguments } from './doctor-arguments'
import { DOCTOR_HELP } from './doctor-help'
import { isKnownCode } from './explain-error'
import { reportJson, reportText } from './print-report'

/** What a subcommand prints to. */
export interface Out {
  write(text: string): unknown
}

/** Where the doctor takes from what it is not told on the command line. */
export interface Surroundings {
  input: NodeJS.ReadableStream
  complaints: Out
}

/** @param argv what follows `doctor` on the command line @returns the exit code */
export async function runDoctor(
  argv: string[],
  out: Out,
  { input, complaints }: Surroundings = { input: process.stdin, complaints: process.stderr },
): Promise<number> {
  const given = readDoctorArguments(argv)
  if (given === 'help') {
    out.write(DOCTOR_HELP)
    return 0
  }
  if ('problem' in given) {
    complaints.write(`${given.problem}\n`)
    return 2
  }
  const fromInput = async (value: string | undefined) => (value === '-' ? text(input) : value)
  const fromFile = async (value: string | undefined) =>
    value === undefined || value === '-' ? fromInput(value) : readFile(value, 'utf8')
  try {
    const diagnosis = diagnose({
      ...given,
      auth: await fromInput(given.auth),
      address: await fromInput(given.address),
      answer: await fromFile(given.answer),
      error: isKnownCode(given.error) ? given.error : await fromFile(given.error),
      signed: await fromFile(given.signed),
      now: given.at ?? Date.now(),
    })
    out.write(given.isJson ? reportJson(diagnosis) : reportText(diagnosis))
    return diagnosis.isWell ? 0 : 1
  } catch (error) {
    if (!isFileError(error)) throw error
    complaints.write(
      `The file '${error.path}' cannot be read (${error.code}). doctor --help shows how to ask.\n`,
    )
    return 2
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'code' in error && 'path' in error
}
