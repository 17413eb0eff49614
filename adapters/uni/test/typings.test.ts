import { join, resolve } from 'node:path'
import ts from 'typescript'

const adapter = resolve(__dirname, '..')

/** Compiles one file of `typings/` as a mini program would that has this package of typings installed. */
function compile(file: string, typings: string): string[] {
  const { config } = ts.readConfigFile(resolve(adapter, '../../tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(adapter, '../..'))
  const path = join(adapter, 'typings', file)
  const program = ts.createProgram([path], {
    ...options,
    types: [typings],
    typeRoots: [join(adapter, 'node_modules')],
  })
  // Only of this file: a mini program compiles against our `.d.ts`, and not our sources.
  const source = program.getSourceFile(path)
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  )
}

test('the uni of @dcloudio/types is a host', () => {
  expect(compile('real-uni.ts', '@dcloudio/types')).toEqual([])
})

test('a uni that lacks a call is none', () => {
  expect(compile('wrong-host.ts', '@dcloudio/types').join()).toContain('getFileInfo')
})
