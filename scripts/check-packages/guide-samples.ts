// The samples of the guide for those who write an adapter, compiled as the files of one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Where each sample would lie, for its imports to lead where they lead there. */
const places = ['src/acme-platform.ts', 'src/acme-request.ts', 'test/contract-of-acme.test.ts']

/** @returns what is wrong, in the compiler's words */
export function judgeGuide(root: string): string[] {
  const samples = [
    ...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g),
  ].map(([, code]) => code)
  if (samples.length !== places.length)
    return [`CONTRIBUTING.md has ${samples.length} samples, not ${places.length}.`]
  const texts = new Map(
    places.map((place, index) => [join(root, 'adapters/wechat', place), samples[index] ?? '']),
  )
  const program = programOf(root, texts)
  return [...texts.keys()].flatMap((place) => {
    const source = program.getSourceFile(place)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `CONTRIBUTING.md: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
  })
}

/** @param texts of files that are not there, by their path */
function programOf(root: string, texts: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file)
    if (text === undefined) return getSourceFile(file, version, ...rest)
    return ts.createSourceFile(file, text, version)
  }
  return ts.createProgram([...texts.keys()], options, host)
}
