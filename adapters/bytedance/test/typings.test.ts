import { join, resolve } from 'node:path'
import ts from 'typescript'

const adapter = resolve(__dirname, '..')

/** Compiles one file of `typings/` as a mini app would that has the package of typings installed. */
function compile(file: string): string[] {
  const { config } = ts.readConfigFile(resolve(adapter, '../../tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(adapter, '../..'))
  const path = join(adapter, 'typings', file)
  const program = ts.createProgram([path], {
    ...options,
    types: ['@douyin-microapp/typings'],
    typeRoots: [join(adapter, 'node_modules')],
  })
  // Only of this file: a mini app compiles against our `.d.ts`, and not our sources.
  const source = program.getSourceFile(path)
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  )
}

test('the tt of @douyin-microapp/typings is a host', () => {
  expect(compile('real-tt.ts')).toEqual([])
})

test('a tt that lacks a call is none', () => {
  expect(compile('wrong-host.ts').join()).toContain('uploadFile')
})
