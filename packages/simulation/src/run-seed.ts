import { createPhoneUser } from './app/phone-user'
import { tellStory } from './app/story'
import type { Upload } from './app/upload'
import type { SimEvent } from './events'
import { invariants } from './invariants'
import { createWorld } from './world/world'

export interface SeedReport {
  readonly seed: number
  /** Which promise was broken, and how; empty where all is well. */
  readonly violations: readonly string[]
  readonly trace: readonly string[]
}

/** Lives one life of the app, all of it chosen by the seed, and holds every invariant against it. */
export async function runSeed(seed: number): Promise<SeedReport> {
  // Errors are made by the hundred here, and nobody reads where.
  Error.stackTraceLimit = 0
  const violations: string[] = []
  const underWay = new Set<Upload>()
  const tell = (event: SimEvent) => {
    if (event.type === 'ended') {
      const { how, code = '' } = event.ending
      world.trace.note('app', `${event.upload.name} ${how} ${code}`)
    } else if (event.type === 'queued' || event.type === 'stopped' || event.type === 'asked') {
      world.trace.note('app', `${event.upload.name} ${event.type}`)
    }
    if (event.type === 'queued') underWay.add(event.upload)
    if (event.type === 'stopped' || event.type === 'ended') underWay.delete(event.upload)
    if (event.type === 'killed') underWay.clear()
    if (event.type === 'said' && event.where === 'log') world.trace.note('log', event.text)
    for (const { see } of watchers) see?.(event)
  }
  const world = createWorld(seed, {
    stored: (key, text) => tell({ type: 'said', where: `storage ${key}`, text }),
  })
  const user = createPhoneUser(world, world.random('user'), tell)
  const watchers = invariants.map(({ name, watch }) =>
    watch({ world, user }, (how) => {
      violations.push(`${name}: ${how}`)
      world.trace.note('BROKEN', `${name}: ${how}`)
    }),
  )
  world.trace.note(
    'world',
    `seed ${seed}; ${JSON.stringify(world.host)}; faults: ${world.weather.kinds.join(', ') || 'none'}`,
  )
  const unheard: unknown[] = []
  const hearUnhandled = (cause: unknown) => void unheard.push(cause)
  process.on('unhandledRejection', hearUnhandled)
  await tellStory(world, user, world.random('story'), tell, () => underWay.size === 0)
  for (const { end } of watchers) end?.()
  // Node tells of a rejection that nobody handles when the turn is over.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', hearUnhandled)
  for (const cause of unheard) violations.push(`unhandled rejection: ${cause}`)
  return { seed, violations, trace: world.trace.lines }
}
