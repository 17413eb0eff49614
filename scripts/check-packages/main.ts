// `npm run check:packages`: what `pnpm publish` would send is packed, and held against what its users' tools expect.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../install.mjs'
import { buildPackages } from '../test-frameworks/build-packages'
import { step } from '../test-frameworks/step'
import { compileConsumers, judgeLoading, makeCleanProject } from './clean-project'
import { startCommand, uploadFirstFilm } from './first-upload'
import { judgeGuide } from './guide-samples'
import { judgeFiles } from './judge-files'
import { judgeLinks } from './judge-links'
import { judgeManifest } from './judge-manifest'
import { judgeNotices } from './judge-notices'
import { judgeRelease } from './judge-release'
import { judgeByPublint, judgeByTypes } from './judge-tools'
import { type Packed, packAll } from './pack-all'
import { judgeReport, writeReport } from './report-files'
import { type Manifest, openTarball, type Tarball } from './tarball'

const { values: wish } = parseArgs({
  options: {
    /** Our packages have been built already. */
    built: { type: 'boolean', default: false },
    /** Accepts the surfaces as they are now. */
    update: { type: 'boolean', default: false },
  },
})
const cacheFolder = join(root, '.tmp/packages')

async function main(): Promise<void> {
  if (!wish.built) await step('build our packages', buildPackages)
  const packed = await step(
    'pack them',
    () => packAll(cacheFolder),
    ({ length }) => `${length} tarballs`,
  )
  const tarballs = await Promise.all(packed.map(({ tarball }) => openTarball(tarball)))
  const manifests = tarballs.map(({ manifest }) => manifest)
  const published = manifests.map(({ name }) => name)
  const problems = judgeRelease(root, manifests)
  problems.push(...(await step('compile the samples of the guide', async () => judgeGuide(root), inWords)))
  for (const tarball of tarballs) {
    const found = await step(tarball.manifest.name, () => judge(tarball, published), inWords)
    problems.push(...found.map((sentence) => `${tarball.manifest.name}  ${sentence}`))
  }
  problems.push(...(await judgeInstalled(packed, manifests)))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) throw new Error(inWords(problems))
}

async function judge(tarball: Tarball, published: readonly string[]): Promise<string[]> {
  if (wish.update) writeReport(tarball)
  return [
    ...judgeFiles(tarball.files),
    ...judgeLinks(tarball),
    ...judgeManifest(tarball.manifest, tarball.files, published),
    ...judgeNotices(tarball),
    ...judgeReport(tarball),
    ...(await judgeByPublint(tarball)),
    ...(await judgeByTypes(tarball)),
  ]
}

/** @throws Error where an app could not go on */
async function judgeInstalled(packed: readonly Packed[], manifests: readonly Manifest[]): Promise<string[]> {
  const project = await step('install them into a new project', () => makeCleanProject(cacheFolder, packed))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  await step('compile what imports them', () => compileConsumers(project, manifests, tsc))
  await step('first upload', () => uploadFirstFilm(project), String)
  await step('first start of the emulator', () => startCommand(project), String)
  return manifests.flatMap((manifest) =>
    judgeLoading(project, manifest).map((sentence) => `${manifest.name}  ${sentence}`),
  )
}

function inWords({ length }: readonly string[]): string {
  return length === 1 ? '1 problem' : `${length} problems`
}

main().catch((cause) => {
  console.error(`The packages failed: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
