import type {
  NetworkKind,
  PlatformAdapter,
  Unsubscribe,
  WakeListener,
  WakeReason,
} from '@vod-upload/platform'
import type { AdapterBench } from './bench'
import type { Clause } from './clause'
import { eventually, expectSame, expectTrue } from './evidence'

/** How long a wake that ought not to come may take to come. */
const SETTLE_MS = 300

function silentWithoutWakes({ onWake }: PlatformAdapter): string | undefined {
  return onWake === undefined ? 'This host tells no wakes, so waits end by time alone.' : undefined
}

function listen({ platform }: AdapterBench, listener: WakeListener): Unsubscribe {
  return platform.onWake?.(listener) ?? (() => undefined)
}

function goOffAndOn({ setOnline }: AdapterBench): void {
  setOnline?.(false)
  setOnline?.(true)
}

type News = readonly [WakeReason, NetworkKind?]

/** Begins to listen between the two. */
async function expectNews(
  bench: AdapterBench,
  news: News,
  before: () => void,
  after: () => void,
): Promise<void> {
  const wanted = news.join(' by ')
  before()
  const heard: string[] = []
  const stop = listen(bench, (...each) => {
    // The kind of a network counts only where it is asked for.
    heard.push(each.slice(0, news.length).filter(Boolean).join(' by '))
  })
  // What is told of the beginning is told by then.
  await bench.idle()
  after()
  const told = await eventually(() => heard.includes(wanted))
  stop()
  // The next clause finds the device as this one did.
  bench.setOnline?.(true)
  bench.setNetwork?.('wifi')
  bench.setVisible?.(true)
  expectTrue(told, `It told ${heard.join(', ') || 'nothing'} instead of ${wanted}.`)
}

const nothing = () => undefined

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
      // As whoever waits does: it begins to listen after the trouble has begun.
      expectNews(
        bench,
        ['online'],
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
      expectNews(
        bench,
        ['foreground'],
        () => bench.setVisible?.(false),
        () => bench.setVisible?.(true),
      ),
  },
  {
    id: 'wake-offline',
    topic: 'wake',
    promise: 'Who listens is told when the network is gone',
    needs: ['setOnline'],
    silentWhere: silentWithoutWakes,
    check: (bench) => expectNews(bench, ['offline'], nothing, () => bench.setOnline?.(false)),
  },
  {
    id: 'wake-background',
    topic: 'wake',
    promise: 'Who listens is told when the app is no longer in front',
    needs: ['setVisible'],
    silentWhere: silentWithoutWakes,
    check: (bench) => expectNews(bench, ['background'], nothing, () => bench.setVisible?.(false)),
  },
  {
    id: 'wake-begins-offline',
    topic: 'wake',
    promise: 'Who begins to listen without a network is told soon',
    needs: ['setOnline'],
    silentWhere: silentWithoutWakes,
    check: (bench) => expectNews(bench, ['offline'], () => bench.setOnline?.(false), nothing),
  },
  {
    id: 'wake-begins-mobile',
    topic: 'wake',
    promise: 'Who begins to listen on mobile data is told soon',
    needs: ['setNetwork'],
    silentWhere: silentWithoutWakes,
    check: (bench) => expectNews(bench, ['online', 'mobile'], () => bench.setNetwork?.('mobile'), nothing),
  },
  {
    id: 'wake-wifi',
    topic: 'wake',
    promise: 'Who listens is told of Wi-Fi by its name',
    needs: ['setNetwork'],
    silentWhere: silentWithoutWakes,
    check: (bench) =>
      expectNews(
        bench,
        ['online', 'wifi'],
        () => bench.setNetwork?.('mobile'),
        () => bench.setNetwork?.('wifi'),
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
      // What is told of the beginning does not count: it may come before an event to some, and to others need not come.
      await bench.idle()
      told = 0
      toldOther = 0
      goOffAndOn(bench)
      await eventually(() => toldOther > 0, SETTLE_MS)
      for (const stop of stops) stop()
      expectSame('Wakes', told, 2 * toldOther)
    },
  },
]
