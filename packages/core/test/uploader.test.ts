import { fakeHost, PART_BYTES, type Step } from './fake-host'

describe('a host that tells the progress of forms, and never that of requests', () => {
  const tells = (step: Step) => (step === 'form' ? [10] : [])

  test('its parts may take their time, whatever was sent by form before', async () => {
    const { clock, upload, countOf } = fakeHost({
      tells,
      takesMs: (step) => (step === 'part' ? 30000 : 0),
    })
    const cover = upload(100)
    await clock.advance(1000)
    expect(cover.state.phase).toBe('succeeded')
    expect(countOf('form')).toBe(1)
    const film = upload(3 * PART_BYTES)
    await clock.advance(600000)
    expect(film.state.phase).toBe('succeeded')
    expect(countOf('part')).toBe(3)
  })
})

test.each<[string, Step, readonly number[]]>([
  ['open a session, where the host tells no progress', 'open', []],
  ['put the parts together, where it tells none', 'complete', []],
  ['put the parts together, where it tells some', 'complete', [1]],
])('OSS may take its time to %s', async (_, slow, bytes) => {
  const first = { isOver: false }
  const { clock, upload, countOf } = fakeHost({
    tells: () => bytes,
    takesMs: (step) => (first.isOver && step === slow ? 29000 : 0),
    options: { stallTimeoutMs: 2000 },
  })
  upload(3 * PART_BYTES)
  await clock.advance(1000)
  first.isOver = true
  const file = upload(3 * PART_BYTES)
  await clock.advance(30000)
  expect(file.state.phase).toBe('succeeded')
  expect(countOf(slow)).toBe(2)
})

test.each([
  ['no number', Number.NaN],
  ['less than nothing', -5],
  ['more than there is', 1e12],
])('progress that is %s never leads astray', async (_, bytes) => {
  const { clock, upload, told } = fakeHost({ tells: () => [bytes], options: { parallelParts: 1 } })
  const file = upload(2 * PART_BYTES)
  await clock.advance(1000)
  expect(file.state.phase).toBe('succeeded')
  expect(told).toEqual([PART_BYTES, 2 * PART_BYTES])
})

test('a part that waits for room is signed when it has it, and not before', async () => {
  const { clock, upload, calls } = fakeHost({
    takesMs: (step) => (step === 'part' ? 100000 : 0),
    options: { parallelParts: 2, requestTimeoutMs: 60000 },
  })
  upload(2 * PART_BYTES)
  await clock.advance(400000)
  const parts = calls.filter(({ step }) => step === 'part')
  expect(parts.length).toBeGreaterThan(2)
  expect(parts.map(({ request }) => request?.headers['x-oss-date'])).toEqual(
    parts.map(({ atMs }) => new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '')),
  )
})

test('a host whose events cannot be listened to costs nothing', async () => {
  const { clock, upload } = fakeHost({
    onWake: () => {
      throw new Error('no permission')
    },
  })
  const file = upload(2 * PART_BYTES)
  await clock.advance(1000)
  expect(file.state.phase).toBe('succeeded')
})

test('with Wi-Fi only, nothing goes by mobile data, even where the host forgets to say that the network is back', async () => {
  const { clock, upload, calls, tell, waited } = fakeHost({ options: { wifiOnly: true } })
  const file = upload(2 * PART_BYTES)
  tell('online', 'mobile')
  tell('offline')
  await clock.advance(24 * 3600 * 1000)
  expect(calls).toEqual([])
  tell('online', 'mobile')
  await clock.advance(1000)
  expect(waited).toEqual(['network', 'wifi'])
  tell('online', 'wifi')
  await clock.advance(1000)
  expect(file.state.phase).toBe('succeeded')
})

test('an answer that was on its way when the network went ends no wait: what breaks after it is the tunnel', async () => {
  let inTunnel = false
  const { clock, upload, tell, waited, countOf } = fakeHost({
    takesMs: (step) => (step === 'part' ? 1000 : 0),
    fails: (step, count) => (inTunnel && step === 'part' && count > 1 ? 'network' : undefined),
    options: { parallelParts: 2 },
  })
  const file = upload(4 * PART_BYTES)
  await clock.advance(500)
  inTunnel = true
  tell('offline')
  await clock.advance(600 * 1000)
  expect(file.state.phase).toBe('transferring')
  expect(file.sentBytes).toBe(PART_BYTES)
  expect(waited[0]).toBe('network')
  // A try each half a minute, where a host forgets to say that the network is back.
  expect(countOf('part')).toBeLessThan(50)
  inTunnel = false
  tell('online')
  await clock.advance(10000)
  expect(file.state.phase).toBe('succeeded')
})

test('while the host says that there is no network, the app is asked every five minutes at most', async () => {
  const { clock, upload, calls, tell, issued } = fakeHost()
  const file = upload(2 * PART_BYTES)
  tell('offline')
  await clock.advance(299000)
  expect(issued()).toBe(0)
  await clock.advance(1000)
  expect(issued()).toBe(1)
  expect(calls).toEqual([])
  await clock.advance(30000)
  expect(file.state.phase).toBe('succeeded')
})

test('the parts of all files together leave the app one of the requests that the host runs at once', async () => {
  const { clock, upload, mostPartsAtOnce } = fakeHost({
    takesMs: (step) => (step === 'part' ? 1000 : 0),
    options: { parallelParts: 2, parallelFiles: 3 },
    maxConcurrentRequests: 3,
  })
  const files = [4, 3, 2].map((parts) => upload(parts * PART_BYTES))
  await clock.advance(10000)
  expect(files.map(({ state }) => state.phase)).toEqual(['succeeded', 'succeeded', 'succeeded'])
  expect(mostPartsAtOnce()).toBe(2)
})
