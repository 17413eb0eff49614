import { logFile, root } from './folders'
import { runTool } from './run-tool'

export function buildPackages(): Promise<void> {
  return runTool({
    command: ['rollup', '--config', 'rollup.config.mjs'],
    cwd: root,
    logFile: logFile('build-packages'),
    timeoutMs: 300_000,
  })
}
