/** What a subcommand prints to. */
export interface Out {
  write(text: string): unknown
}

/** @param argv what follows `doctor` on the command line @returns the exit code */
export async function runDoctor(_argv: string[], out: Out): Promise<number> {
  out.write('The doctor is not in yet.\n')
  return 1
}
