import { join, resolve } from 'node:path'
import ts from 'typescript'

const folder = resolve(__dirname, '..')

/** Compiles one file of `typings/`. */
function compile(file: string): string[] {
  const { config } = ts.readConfigFile(resolve(folder, '../../tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(folder, '../..'))
  const path = join(folder, 'typings', file)
  const program = ts.createProgram([path], { ...options, lib: ['lib.es2017.d.ts', 'lib.dom.d.ts'] })
  // Only of this file: a mini program compiles against our `.d.ts`, and not our sources.
  const source = program.getSourceFile(path)
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  )
}

test('the window of lib.dom is a host', () => {
  expect(compile('real-window.ts')).toEqual([])
})

test('a window that lacks a member is none', () => {
  expect(compile('wrong-host.ts').join()).toContain('FileReader')
})
