import type { PlatformAdapter, Unsubscribe, WakeReason } from '@vod-upload/platform'
import type { AdapterBench } from './bench'
import type { Clause } from './clause'
import { eventually, expectSame, expectTrue } from './evidence'

/** How long a wake that ought not to come may take to come. */
const SETTLE_MS = 300

function silentWithoutWakes({ onWake }: PlatformAdapter): string | undefined {
  return onWake === undefined ? 'This host tells no wakes, so waits end by time alone.' : undefined
}

function listen({ platform }: AdapterBench, listener: (reason: WakeReason) => void): Unsubscribe {
  return platform.onWake?.(listener) ?? (() => undefined)
}

function goOffAndOn({ setOnline }: AdapterBench): void {
  setOnline?.(false)
  setOnline?.(true)
}

async function expectWake(
  bench: AdapterBench,
  reason: WakeReason,
  leave: () => void,
  back: () => void,
): Promise<void> {
  leave()
  const heard: WakeReason[] = []
  // As whoever waits does: it begins to listen after the trouble has begun.
  const stop = listen(bench, (each) => heard.push(each))
  back()
  const woken = await eventually(() => heard.includes(reason))
  stop()
  expectTrue(woken, `It told ${heard.join(', ') || 'nothing'} instead of ${reason}.`)
}

export const wakeClauses: readonly Clause[] = [
  {
    id: 'wake-offered',
    topic: 'wake',
    promise: 'The adapter tells wakes at all',
    needs: ['onWake'],
    async check({ platform }) {
      expectTrue(platform.onWake !== undefined, 'It has no onWake.')
    },
  },
  {
    id: 'wake-online',
    topic: 'wake',
    promise: 'Who listens is told when the network is back',
    needs: ['setOnline'],
    silentWhere: silentWithoutWakes,
    check: (bench) =>
      expectWake(
        bench,
        'online',
        () => bench.setOnline?.(false),
        () => bench.setOnline?.(true),
      ),
  },
  {
    id: 'wake-foreground',
    topic: 'wake',
    promise: 'Who listens is told when the app is in front again',
    needs: ['setVisible'],
    silentWhere: silentWithoutWakes,
    check: (bench) =>
      expectWake(
        bench,
        'foreground',
        () => bench.setVisible?.(false),
        () => bench.setVisible?.(true),
      ),
  },
  {
    id: 'wake-unsubscribe',
    topic: 'wake',
    promise: 'Who has stopped to listen is told nothing, and may stop twice',
    needs: ['setOnline'],
    silentWhere: silentWithoutWakes,
    async check(bench) {
      let told = 0
      let toldOther = 0
      const stop = listen(bench, () => {
        told += 1
      })
      const stopOther = listen(bench, () => {
        toldOther += 1
      })
      stop()
      stop()
      goOffAndOn(bench)
      await eventually(() => toldOther > 0, SETTLE_MS)
      stopOther()
      expectSame('Wakes after the end', told, 0)
    },
  },
  {
    id: 'wake-twice',
    topic: 'wake',
    promise: 'A listener that is given twice is told twice',
    needs: ['setOnline'],
    silentWhere: silentWithoutWakes,
    async check(bench) {
      let told = 0
      let toldOther = 0
      const listener = () => {
        told += 1
      }
      const stops = [
        listen(bench, listener),
        listen(bench, listener),
        listen(bench, () => {
          toldOther += 1
        }),
      ]
      goOffAndOn(bench)
      await eventually(() => toldOther > 0, SETTLE_MS)
      for (const stop of stops) stop()
      expectSame('Wakes', told, 2 * toldOther)
    },
  },
]
