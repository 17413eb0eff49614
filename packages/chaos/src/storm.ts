import type { FaultProxy } from '@vod-upload/testkit'
import type { Dice } from './dice'
import { drawFault, drawRefusalMs } from './weather'

export interface Storm {
  /** How many connections were spoiled or refused, by kind of fault. */
  readonly struck: ReadonlyMap<string, number>
  /** Nothing goes wrong any more. */
  calm(): Promise<void>
}

/**
 * Spoils connections by chance, and takes the listener away for a while now and then.
 * @param outageAfter after so many connections nobody can connect any more, until it is calm
 */
export function raiseStorm(line: FaultProxy, dice: Dice, outageAfter = Infinity): Storm {
  const struck = new Map<string, number>()
  const count = (kind: string) => struck.set(kind, (struck.get(kind) ?? 0) + 1)
  let refusing: { readonly timer?: NodeJS.Timeout } | undefined

  const accept = async () => {
    if (refusing === undefined) return
    clearTimeout(refusing.timer)
    refusing = undefined
    await line.accept()
  }
  line.failBy(() => {
    const refusalMs = drawRefusalMs(dice)
    const isOut = line.connections >= outageAfter
    if (refusing === undefined && (isOut || refusalMs !== undefined)) {
      refusing = isOut ? {} : { timer: setTimeout(accept, refusalMs) }
      count('refuse')
      void line.refuse()
    }
    const fault = drawFault(dice)
    if (fault !== undefined) count(fault.kind)
    return fault
  })
  return {
    struck,
    async calm() {
      line.failAlways(undefined)
      await accept()
    },
  }
}
