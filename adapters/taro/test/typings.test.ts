import { join, resolve } from 'node:path'
import ts from 'typescript'

const adapter = resolve(__dirname, '..')

/** Compiles one file of `typings/`. */
function compile(file: string): string[] {
  const { config } = ts.readConfigFile(resolve(adapter, '../../tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(adapter, '../..'))
  const path = join(adapter, 'typings', file)
  const program = ts.createProgram([path], options)
  // Only of this file: a mini program compiles against our `.d.ts`, and not our sources.
  const source = program.getSourceFile(path)
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  )
}

test('the Taro of @tarojs/taro is a host', () => {
  expect(compile('real-taro.ts')).toEqual([])
})

test('a Taro that lacks a call is none', () => {
  expect(compile('wrong-host.ts').join()).toContain('getFileInfo')
})
