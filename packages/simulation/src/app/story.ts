import type { Tell } from '../events'
import type { Random } from '../world/random'
import type { World } from '../world/world'
import { endMishaps, plotMishaps } from './mishaps'
import type { PhoneUser } from './phone-user'

/** Longer than any wait of the core, and than the host's longest timeout. */
const SETTLE_MS = 15 * 60 * 1000
const LAST_RUN_MS = 30 * 60 * 1000
const QUIET_MS = 20 * 1000
/** What is being removed from OSS by then may be tried again, on a slow line. */
const CLEANING_MS = 120 * 1000

/** One life of the app: buttons and mishaps by chance, then calm weather, in which all must come to its end. */
export async function tellStory(
  world: World,
  user: PhoneUser,
  random: Random,
  tell: Tell,
  isOver: () => boolean,
): Promise<void> {
  const { time, trace } = world
  const horizonMs = random.pick([2000, 20000, 200000, 1200000])
  user.openApp()
  user.upload(user.films[0])
  user.app?.face.start()
  plotMishaps(world, user, world.random('mishaps'), horizonMs)
  plotButtons(world, user, random, horizonMs)
  await time.run(time.nowMs + horizonMs)

  endMishaps(world, user)
  const { face } = user.app ?? user.openApp()
  face.answerAll()
  await time.run(time.nowMs + SETTLE_MS)

  trace.note('user', 'starts all that is left')
  tell({ type: 'last-start' })
  user.upload(user.films[0])
  face.start()
  const untilMs = time.nowMs + LAST_RUN_MS
  while (!isOver() && (await time.step(untilMs)));
  await time.run(time.nowMs + QUIET_MS)
  const cleanMs = time.nowMs + CLEANING_MS
  while (world.network.flying > 0 && (await time.step(cleanMs)));
  tell({ type: 'settled' })
}

const buttons = ['start', 'start', 'stop', 'upload', 'upload', 'meddle', 'meddle', 'meddle', 'kill'] as const

function plotButtons(world: World, user: PhoneUser, random: Random, horizonMs: number): void {
  const { time, trace } = world
  const count = random.whole(1, 9)
  for (let pressed = 0; pressed < count; pressed += 1) {
    const button = random.pick(buttons)
    time.after(random.whole(0, horizonMs), () => {
      if (world.weather.calm) return
      if (button === 'kill') {
        user.killApp()
        const awayMs = random.pick([100, 5000, 60000])
        return void time.after(awayMs, () => comeBack(user, random))
      }
      // Nobody presses a button of an app that is not in front.
      if (user.app === undefined || user.app.run.device.halted) return
      trace.note('user', button)
      if (button === 'start') user.app.face.start()
      if (button === 'stop') user.app.face.stop()
      if (button === 'upload') user.upload(random.pick(user.films))
      if (button === 'meddle') user.app.face.meddle(random)
    })
  }
}

function comeBack(user: PhoneUser, random: Random): void {
  if (user.app !== undefined) return
  const { face } = user.openApp()
  for (const film of user.films) if (random.chance(0.7)) user.upload(film)
  face.start()
}
