import type { Invariant } from './invariant'

/** When all has ended, no timer is set, no request is on its way, nobody listens to the host. */
export const quietWhenIdle: Invariant = {
  name: 'quiet when idle',
  watch: ({ user, world }, violated) => ({
    see(event) {
      if (event.type !== 'settled' || user.app === undefined) return
      const { device, listeners, aliveBytes } = user.app.run
      if (device.timers > 0) violated(`${device.timers} timers are set`)
      if (world.network.flying > 0) violated(`${world.network.flying} requests are on their way`)
      if (listeners > 0) violated(`${listeners} listen to the host`)
      if (aliveBytes > 0) violated(`${aliveBytes} bytes are being read or sent`)
    },
  }),
}
