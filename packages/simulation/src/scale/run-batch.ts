import { createVirtualTime } from '../world/virtual-time'
import { type Batch, sizeOf, startApp } from './app'
import { type Counts, createCalmPhone } from './calm-phone'

export interface BatchReport {
  readonly finished: number
  /** What the phone was asked to do. */
  readonly counts: Readonly<Counts>
  /** Of the simulated world, from the first file handed over to the end of the last. */
  readonly virtualMs: number
}

/** No upload takes a year. */
const LONGEST_MS = 365 * 24 * 3600 * 1000

/** @param look called after each event of the world */
export async function runBatch(
  batch: Batch,
  look: (counts: Readonly<Counts>) => void = () => undefined,
): Promise<BatchReport> {
  const time = createVirtualTime()
  const beganMs = time.nowMs
  const phone = createCalmPhone(time, (path) => sizeOf(path, batch))
  const app = startApp(batch, phone)
  while (app.finished < batch.files && (await time.step(beganMs + LONGEST_MS))) look(phone.counts)
  return { finished: app.finished, counts: phone.counts, virtualMs: time.nowMs - beganMs }
}
