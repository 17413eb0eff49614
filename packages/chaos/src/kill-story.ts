import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDiskFolder } from '@vod-upload/testkit'
import type { AppJob, FaceName } from './app/job'
import { bundleApp } from './app-process'
import { type Cloud, openCloud } from './cloud'
import { createDice } from './dice'
import { createKillLog, type KillLog } from './kill-log'
import { drawKills, type Kill } from './kill-plan'
import type { KillReport } from './kill-report'
import { type LifeEnd, startLife } from './lives'
import { inMb } from './megabytes'
import { makeFilm, type PickedFilm } from './picked-film'
import { corruptObject, holdsDigest } from './stored-object'
import { createTrigger, type Trigger } from './trigger'

export interface KillWish {
  readonly face: FaceName
  readonly seed: number
  readonly kills: number
  readonly fileBytes: number
  readonly partSizeBytes: number
  readonly parallelParts: number
}

export interface StoryWorld {
  /** Ends the story early, which then rejects. */
  readonly signal: AbortSignal
  print(line: string): void
}

/** What a test spoils, to show that it is seen. */
export interface Sabotage {
  /** With each kill the phone forgets what the app has stored. */
  readonly forgetful?: boolean
  /** A byte of the object is another one in the end. */
  readonly corrupting?: boolean
}

interface Scene extends StoryWorld {
  readonly wish: KillWish
  readonly cloud: Cloud
  readonly trigger: Trigger
  readonly log: KillLog
  readonly film: PickedFilm
  readonly bundle: string
  readonly storageFolder: string
}

/** One upload by an app that is killed again and again, and then left alone. */
export async function tellKillStory(
  wish: KillWish,
  world: StoryWorld,
  { forgetful = false, corrupting = false }: Sabotage = {},
): Promise<KillReport> {
  const folder = createDiskFolder()
  const trigger = createTrigger()
  const cloud = await openCloud(trigger)
  try {
    const storageFolder = join(folder.path, 'storage')
    const film = await makeFilm(folder.path, wish.fileBytes, wish.seed)
    const bundle = await bundleApp(folder.path)
    const log = createKillLog(cloud, storageFolder)
    const scene: Scene = { ...world, wish, cloud, trigger, log, film, bundle, storageFolder }
    const lastEnd = await liveThrough(scene, forgetful)
    const object = log.object()
    if (corrupting && object !== undefined) corruptObject(cloud.emulator, object)
    const bytesEqual = object !== undefined && (await holdsDigest(cloud.emulator, object, film.digest))
    return { ...log.report(), ...wish, wantedKills: wish.kills, lastEnd, bytesEqual }
  } finally {
    await cloud.close()
    folder.remove()
  }
}

/** All lives, one after the other: how the last one ended. */
async function liveThrough(scene: Scene, forgetful: boolean): Promise<LifeEnd> {
  const { wish, log, storageFolder, print } = scene
  const plan = drawKills(createDice(wish.seed), wish)
  for (const [index, kill] of plan.entries()) {
    const end = await live(scene, kill)
    const held = `OSS holds ${inMb(log.heldBytes())} of ${inMb(wish.fileBytes)}`
    print(`  life ${index + 1} of ${plan.length + 1}: ${end} ${momentOf(kill)}; ${held}`)
    if (end !== 'killed') return end
    if (forgetful) rmSync(storageFolder, { recursive: true, force: true })
  }
  const end = await live(scene, undefined)
  print(`  life ${plan.length + 1} of ${plan.length + 1}: left alone; it has ${endings[end]}`)
  return end
}

const endings: Readonly<Record<LifeEnd, string>> = {
  killed: 'been killed',
  left: 'ended by itself',
  'left something open': 'ended with something open',
  crashed: 'crashed',
  'too long': 'not ended',
}

async function live(scene: Scene, kill: Kill | undefined): Promise<LifeEnd> {
  const { cloud, trigger, log, signal } = scene
  const life = startLife({
    bundle: scene.bundle,
    job: jobOf(scene, scene.film.pickAgain()),
    kill,
    signal,
    onNews: log.hear,
    onKill() {
      if (kill?.cutsLine) cloud.line.resetAll()
    },
    print: scene.print,
  })
  if (kill !== undefined) trigger.arm(kill, life.strike)
  const end = await life.ended
  await cloud.drained()
  signal.throwIfAborted()
  if (end === 'killed') log.noteKill(trigger.passedBytes)
  trigger.disarm()
  return end
}

function jobOf({ wish, cloud, storageFolder }: Scene, file: string): AppJob {
  const { face, partSizeBytes, parallelParts } = wish
  return {
    face,
    files: [file],
    storageFolder,
    ticketUrl: cloud.ticketUrl,
    partSizeBytes,
    formMaxBytes: 0,
    parallelParts,
    retries: 3,
    retryDelayMs: 50,
    requestTimeoutMs: 20_000,
  }
}

function momentOf({ afterBytes, afterMs, whenMade, cutsLine }: Kill): string {
  const line = cutsLine ? ', and the line with it' : ''
  if (whenMade) return `as OSS had made the object${line}`
  return `after ${inMb(afterBytes)}${afterMs === undefined ? '' : ` or ${afterMs} ms`}${line}`
}
