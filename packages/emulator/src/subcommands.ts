import { runDoctor } from './doctor/main'

/** @param argv what follows the subcommand's name @returns the exit code */
type Subcommand = (argv: string[], out: { write(text: string): unknown }) => Promise<number>

/** Commands beside starting the emulator, which is what happens without one. */
const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = { doctor: runDoctor }

export function findSubcommand(name: string | undefined): Subcommand | undefined {
  return name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
}
