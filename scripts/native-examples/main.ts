// `npm run build:examples`: writes into each native example what all of them share, and the self-check; with `--install`,
// also installs the adapter that was built.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { packAll } from '../check-packages/pack-all'
import { bundleSelfCheck } from './bundle-self-check'
import { type Copy, copiesFor } from './copies'
import { nativeHosts, projectFolder, selfCheckBundle } from './hosts'
import { installAdapter } from './install-adapter'

const { values: wish } = parseArgs({ options: { install: { type: 'boolean', default: false } } })
const cacheFolder = join(__dirname, '../../.tmp/native-examples')

async function main(): Promise<void> {
  const selfCheck: Copy = { path: selfCheckBundle, text: await bundleSelfCheck() }
  const packed = wish.install ? await packAll(cacheFolder) : []
  for (const host of nativeHosts) {
    const copies = [...copiesFor(host), selfCheck]
    for (const { path, text } of copies) {
      const file = join(projectFolder(host), path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    const ours = packed.find(({ folder }) => folder === `adapters/${host.name}`)
    if (ours) await installAdapter(host, ours, join(cacheFolder, 'logs'))
    console.log(
      `examples/${host.name}: ${copies.length} files written${ours ? `, ${ours.name} installed` : ''}`,
    )
  }
}

main().catch((cause) => {
  console.error(`The examples were not built: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
