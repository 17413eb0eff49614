import type { FaceName } from './app/job'
import type { Wish } from './arguments'
import { mostSentAgainBytes, sentAgainBytes, violationsOf as violationsOfKills } from './kill-report'
import { type StoryWorld, tellKillStory } from './kill-story'
import { inMb, MB } from './megabytes'
import { violationsOf as violationsOfStorm } from './storm-report'
import { tellStormStory } from './storm-story'

/** The whole file for the promise API; the documented face, over the same core, is given a part of it. */
const uploads: ReadonlyArray<{ readonly face: FaceName; readonly share: number }> = [
  { face: 'promise', share: 1 },
  { face: 'documented', share: 1 / 4 },
]

const PARALLEL_PARTS = 3
const KB = 1024
/** Some lines go for good after so many connections, until what has failed is started again. */
const OUTAGES = [undefined, 8, 20]
/** A kill may cost the parts on their way twice over, so parts are small against what passes between two kills. */
const PART_OF_A_LIFE = 16
const LEAST_PART_BYTES = 100 * KB
const MOST_PART_BYTES = 512 * KB

export function partSizeFor(fileBytes: number, kills: number): number {
  const fitting = Math.floor(fileBytes / (kills + 1) / PART_OF_A_LIFE)
  return Math.max(LEAST_PART_BYTES, Math.min(fitting, MOST_PART_BYTES))
}

/** Tells all stories; returns what was violated. The last line that it prints is the summary. */
export async function runChaos(wish: Wish, world: StoryWorld): Promise<string[]> {
  const startedAt = Date.now()
  const violations: string[] = []
  const judge: Judge = (story, found) => {
    for (const sentence of found) {
      violations.push(sentence)
      world.print(`VIOLATION ${story}: ${sentence}`)
    }
  }
  const results: string[] = []
  for (const { face, share } of uploads)
    results.push(await killWhileUploading(face, share, wish, world, judge))
  for (let storm = wish.seed; storm < wish.seed + wish.storms; storm += 1) {
    for (const { face } of uploads) await stormOver(face, storm, world, judge)
  }
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  world.print(
    `chaos: seed ${wish.seed}; ${results.join('; ')}; ${uploads.length * wish.storms} storms; ` +
      `${violations.length} violations in ${seconds} s`,
  )
  return violations
}

type Judge = (story: string, violations: readonly string[]) => void

/** @returns the part of the summary */
async function killWhileUploading(
  face: FaceName,
  share: number,
  { seed, kills, mb }: Wish,
  world: StoryWorld,
  judge: Judge,
): Promise<string> {
  const fileBytes = Math.round(mb * MB * share)
  const partSizeBytes = partSizeFor(fileBytes, kills)
  world.print(`${kills} kills while ${inMb(fileBytes)} go up, ${face} face, seed ${seed}`)
  const wish = { face, seed, kills, fileBytes, partSizeBytes, parallelParts: PARALLEL_PARTS }
  const report = await tellKillStory(wish, world)
  judge(`kills, ${face} face`, violationsOfKills(report))
  const again = sentAgainBytes(report)
  const percent = ((again / fileBytes) * 100).toFixed(1)
  return (
    `${face}: ${report.killed.length} kills in ${inMb(fileBytes)}, ${inMb(again)} sent again ` +
    `(${percent} %, at most ${inMb(mostSentAgainBytes(report))})`
  )
}

async function stormOver(face: FaceName, seed: number, world: StoryWorld, judge: Judge): Promise<void> {
  const outageAfter = OUTAGES[seed % OUTAGES.length]
  const report = await tellStormStory({ face, seed, outageAfter }, world)
  const failed = report.files.filter(({ rounds }) => rounds.length > 1)
  const struck = Array.from(report.struck, ([kind, times]) => `${times} ${kind}`).join(', ')
  world.print(
    `storm ${seed}, ${face} face: ${struck}; ${failed.length} of ${report.files.length} started again`,
  )
  judge(`storm ${seed}, ${face} face`, violationsOfStorm(report))
}
