import type { GrantSource } from '../credential/grant'
import type { Traced } from '../trace'
import type { HostWatch } from './host-watch'

/** The same source, which is asked once there is a network, and the app may use it: without one, nobody can answer. */
export function askWhenClear(source: GrantSource, host: HostWatch, traced: Traced): GrantSource {
  return {
    get renewsAhead() {
      return source.renewsAhead
    },
    async issue(signal) {
      await host.clearToAsk(signal)
      return traced({ name: 'credential' }, () => source.issue(signal))
    },
    async renew(ended, signal) {
      await host.clearToAsk(signal)
      return traced({ name: 'credential' }, () => source.renew(ended, signal))
    },
  }
}
