// `npm run build:examples`: writes into each native example what all of them share, and the self-check.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundleSelfCheck } from './bundle-self-check'
import { type Copy, copiesFor } from './copies'
import { nativeHosts, projectFolder, selfCheckBundle } from './hosts'

async function main(): Promise<void> {
  const selfCheck: Copy = { path: selfCheckBundle, text: await bundleSelfCheck() }
  for (const host of nativeHosts) {
    const copies = [...copiesFor(host), selfCheck]
    for (const { path, text } of copies) {
      const file = join(projectFolder(host), path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    console.log(`examples/${host.name}: ${copies.length} files written`)
  }
}

main().catch((cause) => {
  console.error(`The examples were not built: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
