import type { Invariant } from './invariant'

/** As the two faces say it. */
const brokenLine: ReadonlyArray<string | undefined> = [
  'network',
  'timeout',
  'ConnectionError',
  'RequestTimeoutError',
]

/** While the phone says that it has no network, no upload fails for want of one. */
export const waitsForNetwork: Invariant = {
  name: 'waits for the network',
  watch({ world }, violated) {
    const { tellsWakes, tellsNetwork } = world.host
    return {
      see(event) {
        if (event.type !== 'ended' || world.network.online || !tellsWakes || !tellsNetwork) return
        const { how, code } = event.ending
        if (how === 'failed' && brokenLine.indexOf(code) >= 0)
          violated(
            `${event.upload.name}: failed with ${code}, and the phone had said that there is no network`,
          )
      },
    }
  },
}
