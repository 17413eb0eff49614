// Compiles the declarations as a stranger's project does that knows no types but those of the language.
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { entriesOf } from './shipped.mjs'

function optionsFor(inHost) {
  return {
    target: inHost ? ts.ScriptTarget.ES2017 : ts.ScriptTarget.ES2022,
    lib: [inHost ? 'lib.es2017.d.ts' : 'lib.es2022.d.ts'],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: false,
    noEmit: true,
  }
}

function placeOf(project, { file, start }) {
  if (!file) return ''
  const { line } = file.getLineAndCharacterOfPosition(start)
  return `${relative(project, file.fileName).replace(/^node_modules\//, '')}:${line + 1} `
}

export function judgeDeclarations(project, owner) {
  return entriesOf(owner).flatMap((entry) => judgeEntry(project, owner, entry))
}

function judgeEntry(project, { folder, inHost }, { specifier, types }) {
  const consumer = join(project, `${specifier.replace(/\W/g, '-')}.ts`)
  writeFileSync(consumer, `import * as all from '${specifier}'\nexport const names = Object.keys(all)\n`)
  const program = ts.createProgram([consumer], optionsFor(inHost))
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const said = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    const sentence = `${placeOf(project, diagnostic)}${said}`
    return { path: `${folder}/${types}`, rule: 'declarations', sentence }
  })
}
