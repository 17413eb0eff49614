import { ask, requestFor } from './ask'
import type { Clause } from './clause'
import { codeOf, expectSame, expectTrue, rejectionOf } from './evidence'
import { exactBuffer, sampleBytes } from './sample-bytes'

const MB = 1024 * 1024

/** What may be placed for a test without ending a phone. */
const PLACEABLE_BYTES = 32 * MB

/** Enough to overfill the queue of a host that has one. */
const MOST_REQUESTS = 16

export const capabilityClauses: readonly Clause[] = [
  {
    id: 'capability-name',
    topic: 'capability',
    promise: 'The adapter has a name for logs',
    async check({ platform }) {
      expectTrue(typeof platform.name === 'string' && platform.name !== '', `It is called ${platform.name}.`)
    },
  },
  {
    id: 'capability-values',
    topic: 'capability',
    promise: 'Limits are whole numbers or without end; abilities are true, false or unknown',
    async check({ platform: { capabilities } }) {
      const { maxWholeReadBytes, maxConcurrentRequests, maxTimeoutMs } = capabilities
      for (const [name, limit] of Object.entries({
        maxWholeReadBytes,
        maxConcurrentRequests,
        maxTimeoutMs,
      })) {
        // A host that reads no file whole, or none at all, says 0.
        const least = name === 'maxWholeReadBytes' ? 0 : 1
        const sane = limit >= least && (Number.isInteger(limit) || limit === Number.POSITIVE_INFINITY)
        expectTrue(sane, `${name} is ${limit}.`)
      }
      const { sliceRead, binaryPut, formFileLast } = capabilities
      expectTrue(typeof sliceRead === 'boolean', `sliceRead is ${sliceRead}.`)
      for (const [name, ability] of Object.entries({ binaryPut, formFileLast })) {
        expectTrue(typeof ability === 'boolean' || ability === 'unknown', `${name} is ${ability}.`)
      }
    },
  },
  {
    id: 'capability-no-slices',
    topic: 'capability',
    promise: 'A host without slices refuses to read a file over its limit as `unsupported`',
    silentWhere({ capabilities: { sliceRead, maxWholeReadBytes } }) {
      if (sliceRead) return 'This host reads slices, so no file is too large.'
      return maxWholeReadBytes < PLACEABLE_BYTES
        ? undefined
        : 'A file over the limit is too large for a test.'
    },
    async check(bench) {
      const { maxWholeReadBytes } = bench.platform.capabilities
      const source = await bench.place('large.mp4', new Uint8Array(maxWholeReadBytes + 1))
      const file = await bench.platform.openFile(source)
      expectSame('Reading it', await codeOf(file.read(0, 1)), 'unsupported')
    },
  },
  {
    id: 'capability-no-put',
    topic: 'capability',
    promise: 'A host without binary bodies refuses a PUT with one as `unsupported`, and sends nothing',
    silentWhere: ({ capabilities }) =>
      capabilities.binaryPut === false ? undefined : 'This host sends binary bodies, or may be able to.',
    async check(bench) {
      const url = bench.server.urlFor({})
      const body = exactBuffer(sampleBytes(100))
      const code = await codeOf(bench.platform.request(requestFor(url, { method: 'PUT', body })))
      expectSame('The PUT', code, 'unsupported')
      await ask(bench, {})
      expectSame('Times it arrived', (await bench.server.arrivedAt(url)).length, 0)
    },
  },
  {
    id: 'capability-queue',
    topic: 'capability',
    promise: 'More requests than the host runs at once are all answered',
    async check(bench) {
      const { maxConcurrentRequests } = bench.platform.capabilities
      const length = Math.min(maxConcurrentRequests + 2, MOST_REQUESTS)
      const wanted = Array.from({ length }, () => ask(bench, {}))
      const failures = (await Promise.all(wanted.map(rejectionOf))).filter((cause) => cause !== undefined)
      expectSame('Requests without an answer', failures.length, 0)
    },
  },
]
