// What `npm run chaos` does, in small: a real process is killed, and the line really breaks.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDice } from '../src/dice'
import { drawKills } from '../src/kill-plan'
import { mostSentAgainBytes, sentAgainBytes, violationsOf } from '../src/kill-report'
import { type KillWish, tellKillStory } from '../src/kill-story'
import { MB } from '../src/megabytes'
import { violationsOf as violationsOfStorm } from '../src/storm-report'
import { tellStormStory } from '../src/storm-story'

const KB = 1024
const world = { signal: new AbortController().signal, print: () => undefined }
const film: KillWish = {
  face: 'promise',
  seed: 2,
  kills: 5,
  fileBytes: 12 * MB,
  partSizeBytes: 100 * KB,
  parallelParts: 3,
}

test('an app that is killed five times during one upload finishes it once, and sends little again', async () => {
  const report = await tellKillStory(film, world)
  expect(violationsOf(report)).toEqual([])
  expect(report).toMatchObject({ successes: 1, bytesEqual: true, lastEnd: 'left' })
  expect(report.killed).toHaveLength(5)
  expect(sentAgainBytes(report)).toBeLessThan(mostSentAgainBytes(report))
})

test('an app that is killed as OSS has made the object tells its success at the next start, and sends nothing again', async () => {
  const killed = { ...film, seed: 1, kills: 1, fileBytes: 1 * MB }
  expect(drawKills(createDice(killed.seed), killed)).toMatchObject([{ whenMade: true }])
  const report = await tellKillStory(killed, world)
  expect(violationsOf(report)).toEqual([])
  expect(sentAgainBytes(report)).toBeLessThan(killed.partSizeBytes)
})

test('on a line that fails by chance and then for good, every file ends once, and arrives when it is well again', async () => {
  const report = await tellStormStory({ face: 'documented', seed: 2, outageAfter: 8 }, world)
  expect(violationsOfStorm(report)).toEqual([])
  expect(report.struck.size).toBeGreaterThan(2)
  expect(report.files.map(({ rounds }) => rounds.length)).toContain(2)
})

test.each([
  {
    what: 'a phone that forgets with each kill',
    kills: 3,
    mb: 8,
    sabotage: { forgetful: true },
    seen: /were sent again, where/,
  },
  {
    what: 'a server that changes a byte',
    kills: 1,
    mb: 1,
    sabotage: { corrupting: true },
    seen: /bytes are not those of the file/,
  },
])('$what is seen', async ({ kills, mb, sabotage, seen }) => {
  const report = await tellKillStory({ ...film, kills, fileBytes: mb * MB }, world, sabotage)
  expect(violationsOf(report)).toContainEqual(expect.stringMatching(seen))
})

describe('a run that is interrupted', () => {
  const { TMPDIR } = process.env
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chaos-'))
    process.env.TMPDIR = folder
  })
  afterEach(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    rmSync(folder, { recursive: true })
  })

  test('leaves no file, and no process that could write one', async () => {
    const stop = new AbortController()
    const interrupted = tellKillStory(film, {
      signal: stop.signal,
      print: () => stop.abort(new Error('The run was interrupted.')),
    })
    await expect(interrupted).rejects.toThrow('The run was interrupted.')
    expect(readdirSync(folder)).toEqual([])
  })
})
