import { logFile, root } from './folders'
import { runTool } from './run-tool'

export function buildPackages(): Promise<void> {
  return runTool({
    command: ['node', 'scripts/build.mjs'],
    cwd: root,
    logFile: logFile('build-packages'),
    timeoutMs: 600_000,
  })
}
