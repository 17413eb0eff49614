// Compiles the samples in TypeScript and JavaScript against the sources of the packages, all of them at once.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../install.mjs'
import { type Sample, samplesFor } from './samples'

const folder = join(root, '.tmp', 'docs-samples')

const common: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['source'],
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
  // Adapters carry it inside: no app has it by name, but who writes an adapter does.
  paths: { '@vod-upload/wx-like': [join(root, 'packages/wx-like/src/index.ts')] },
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  // A sample in JavaScript names no types.
  noImplicitAny: false,
  useUnknownInCatchVariables: false,
  allowJs: true,
  checkJs: true,
}

/** One sentence for each mistake, with the line of the document it stands on. */
export function typeFaults(samples: readonly Sample[]): string[] {
  emptySampleFolder()
  const files = new Map(samplesFor('types', samples).map((sample) => [write(sample), sample]))
  const given = join(root, 'scripts/docs/given.d.ts')
  const hostGlobals = join(root, 'packages/platform/host-globals.d.ts')
  const program = ts.createProgram([...files.keys(), given, hostGlobals], common)
  const ours = [...files.keys()]
    .map((file) => program.getSourceFile(file))
    .filter((file) => file !== undefined)
  return [...program.getGlobalDiagnostics(), ...ours.flatMap((file) => diagnosticsOf(program, file))].map(
    ({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
      const document = files.get(file?.fileName ?? '')?.document ?? 'the samples'
      return `${document}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    },
  )
}

function diagnosticsOf(program: ts.Program, file: ts.SourceFile): readonly ts.Diagnostic[] {
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
}

/** Each sample is a module of its own, and stands on the lines on which it stands in its document. */
function write({ document, line, language, code }: Sample): string {
  const file = join(folder, `${document.replace(/[^\w-]/g, '_')}_${line}.${language}`)
  writeFileSync(file, `${'\n'.repeat(line)}${code}export {}\n`)
  return file
}

function emptySampleFolder(): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
