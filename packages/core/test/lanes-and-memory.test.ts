import { fakeHost } from './fake-host'

const KB = 1024
const MB = 1024 * KB

test('a form that looks for its object in the last lane waits for no memory, which parts hold that wait for the lane', async () => {
  const { clock, upload, countOf } = fakeHost({
    options: { partSizeBytes: undefined },
    takesMs: (step) => (step === 'part' ? 400 : step === 'form' ? 1500 : 0),
    fails(step, count) {
      if (step === 'part' && count <= 12) return 'timeout'
      return step === 'form' && count === 1 ? 'network' : undefined
    },
  })
  const files = [upload(40 * MB), upload(300 * KB)]
  for (let seconds = 0; seconds < 120; seconds += 1) await clock.advance(1000)

  expect(files.map(({ state }) => state.phase)).toEqual(['succeeded', 'succeeded'])
  expect(countOf('form')).toBe(2)
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
