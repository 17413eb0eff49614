import { fakeHost } from './fake-host'

const KB = 1024
const MB = 1024 * KB

test('forms that look for their objects, in all lanes, wait for no memory, which parts hold that wait for a lane', async () => {
  const pictures = 12
  const { clock, upload, countOf } = fakeHost({
    options: { partSizeBytes: undefined },
    takesMs: (step) => (step === 'part' ? 400 : step === 'form' ? 1500 : 0),
    fails: (step, count) => (step === 'form' && count <= pictures ? 'network' : undefined),
  })
  const files = [upload(400 * MB), ...Array.from({ length: pictures }, () => upload(300 * KB))]
  for (let seconds = 0; seconds < 120; seconds += 1) await clock.advance(1000)

  expect(countOf('form')).toBe(2 * pictures)
  expect(files.map(({ state }) => state.phase)).toEqual(files.map(() => 'succeeded'))
})

test('a tunnel costs no lanes: as soon as there is a network again, it goes as fast as before', async () => {
  const secondsFor = async (tunnelSeconds: number) => {
    const { clock, upload, tell } = fakeHost({
      options: { partSizeBytes: undefined },
      takesMs: (step) => (step === 'part' ? 1280 : 0),
    })
    const file = upload(100 * MB)
    let seconds = 0
    const pass = async (count: number) => {
      for (let passed = 0; passed < count && file.state.phase !== 'succeeded'; passed += 1) {
        await clock.advance(1000)
        seconds += 1
      }
    }
    await pass(10)
    if (tunnelSeconds > 0) {
      tell('offline')
      // What is on its way arrives still.
      await pass(tunnelSeconds)
      tell('online', 'mobile')
    }
    await pass(600)
    expect(file.state.phase).toBe('succeeded')
    return seconds - tunnelSeconds
  }
  const without = await secondsFor(0)
  for (const tunnelSeconds of [20, 300, 3600]) {
    expect(await secondsFor(tunnelSeconds)).toBeLessThanOrEqual(without + 4)
  }
})
