// `npm run test:frameworks`: what is published is installed by npm into real apps of Taro and uni-app; they are built
// for every target, and their H5 builds upload in a real browser.
import { parseArgs } from 'node:util'
import { type Packed, packAll } from '../check-packages/pack-all'
import { type H5Build, tryInBrowser } from './browser-part'
import { buildExample } from './build-example'
import { buildPackages } from './build-packages'
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium'
import { cacheFolder } from './folders'
import { frameworks } from './frameworks'
import { endTools } from './run-tool'
import { step } from './step'
import { tryVendorTools } from './vendor-tools'

const { values: wish } = parseArgs({
  options: {
    /** Our packages have been built already. */
    built: { type: 'boolean', default: false },
    'update-screenshots': { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  const chromium = findChromium()
  if (chromium === undefined && process.env.CI === 'true') {
    console.error(`Chromium is not installed, and CI is to run the H5 builds: ${HOW_TO_GET_CHROMIUM}`)
    return 1
  }
  if (!wish.built) await step('build our packages', buildPackages)
  const packed = await step('pack our packages', packByFolder)
  const [builds] = await allOf(buildAll(packed), tryVendorTools(packed))
  if (chromium === undefined) {
    console.log(`The H5 builds were not run, for want of Chromium: ${HOW_TO_GET_CHROMIUM}`)
    return 0
  }
  await tryInBrowser(chromium, builds, { updateScreenshots: wish['update-screenshots'] })
  return 0
}

/** By the name of the folder under `adapters`. */
async function packByFolder(): Promise<Map<string, Packed>> {
  const packed = await packAll(cacheFolder)
  return new Map(packed.map((each) => [each.folder.replace('adapters/', ''), each]))
}

/** Side by side: one waits for the registry while the other computes. */
function buildAll(packed: ReadonlyMap<string, Packed>): Promise<H5Build[]> {
  return allOf(
    ...frameworks.map(async (framework) => {
      const ours = packed.get(framework.adapter)
      if (ours === undefined) throw new Error(`adapters/${framework.adapter} was not packed.`)
      const folder = await buildExample(framework, ours)
      return {
        name: framework.name,
        folder,
        screenshot: `${framework.example}-h5`,
        guidePath: framework.guidePage?.path,
      }
    }),
  )
}

/** Like Promise.all, but a failure waits until the others have ended, too, and told of theirs. */
async function allOf<Results extends unknown[]>(
  ...works: { [Index in keyof Results]: Promise<Results[Index]> }
): Promise<Results> {
  await Promise.allSettled(works)
  return (await Promise.all(works)) as Results
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endTools()
    process.exit(1)
  })
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (cause) => {
    console.error(`The frameworks failed: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`)
    process.exitCode = 1
  },
)
