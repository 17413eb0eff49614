import type { Random } from '../world/random'
import type { World } from '../world/world'
import type { PhoneUser } from './phone-user'

/** What happens to a phone in somebody's pocket. */
const mishaps = [
  'offline',
  'background',
  'switch',
  'clock',
  'storage-full',
  'change-file',
  'vanish-file',
] as const

export function plotMishaps(world: World, user: PhoneUser, random: Random, horizonMs: number): void {
  const count = random.pick([0, 1, 3, 6])
  for (let made = 0; made < count; made += 1) {
    const what = random.pick(mishaps)
    const lastsMs = random.pick([200, 3000, 20000, 120000])
    world.time.after(random.whole(0, horizonMs), () => {
      if (world.weather.calm) return
      world.trace.note('world', `${what} for ${lastsMs} ms`)
      befall(what, world, user, random, lastsMs)
    })
  }
}

function befall(
  what: (typeof mishaps)[number],
  world: World,
  user: PhoneUser,
  random: Random,
  lastsMs: number,
): void {
  const { app } = user
  const breakOff = (code: 'network' | 'interrupted') => {
    if (app !== undefined) world.network.breakOff(app.run.device, code)
  }
  switch (what) {
    case 'offline':
      world.network.online = false
      app?.run.wake('offline')
      // What was on its way to the phone when it said so may still come.
      world.time.after(Math.min(random.pick([0, 100, 1000]), lastsMs), () => breakOff('network'))
      return void world.time.after(lastsMs, () => comeOnline(world, user))
    case 'switch':
      world.networkKind = world.networkKind === 'wifi' ? 'mobile' : 'wifi'
      breakOff('interrupted')
      if (world.network.online) app?.run.wake('online', world.networkKind)
      return
    case 'background': {
      if (app === undefined || app.run.device.halted) return
      const { run } = app
      run.wake('background')
      world.time.after(random.pick([0, 1000, 5000]), () => {
        world.network.breakOff(run.device, 'interrupted')
        run.device.halt()
      })
      return void world.time.after(5001 + lastsMs, () => comeToFront(user))
    }
    case 'clock':
      world.skew.ms += random.pick([-7200000, -600000, 600000, 7200000, 86400000])
      return
    case 'storage-full':
      world.storage.setFull(true)
      return void world.time.after(lastsMs, () => world.storage.setFull(false))
    case 'change-file':
    case 'vanish-file': {
      if (user.uploads.length === 0) return
      const { file, film } = random.pick(user.uploads)
      const { sizeBytes } = film.content
      if (what === 'vanish-file') world.files.vanish(file)
      else
        world.files.change(
          file,
          random.chance(0.5) ? sizeBytes : Math.max(1, sizeBytes + random.whole(-5000, 5000)),
        )
    }
  }
}

function comeOnline(world: World, user: PhoneUser): void {
  world.network.online = true
  user.app?.run.wake('online', world.networkKind)
}

function comeToFront(user: PhoneUser): void {
  if (!user.app?.run.device.halted) return
  user.app.run.device.goOn()
  user.app.run.wake('foreground')
}

/** From here on the world does nobody harm. */
export function endMishaps(world: World, user: PhoneUser): void {
  world.trace.note('world', 'calms down')
  world.weather.calmDown()
  world.storage.setFull(false)
  comeOnline(world, user)
  comeToFront(user)
}
