// What Stryker loads in each of its workers.
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import { createTestRunner } from './test-runner.mjs'

createPluginRunner.inject = tokens(commonTokens.options)
function createPluginRunner(options) {
  return createTestRunner(options.inProcess.testFiles)
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createPluginRunner)]

/** Without it Stryker would warn of an option that it does not know. */
export const strykerValidationSchema = {
  type: 'object',
  properties: {
    inProcess: {
      type: 'object',
      properties: { testFiles: { type: 'array', items: { type: 'string' } } },
    },
  },
}
