import { UploadError } from '@vod-upload/core'
import { plainProgress } from '../../src/promise-api/progress-meter'
import { createHandle } from '../../src/promise-api/upload-handle'
import type { Uploaded } from '../../src/promise-api/upload-state'

const result: Uploaded = { bucket: 'b', object: 'o', endpoint: 'e', sizeBytes: 1, partCount: 1, videoId: 'v' }
const error = new UploadError('network', 'No connection.')
const nothing = { pause: () => undefined, resume: () => undefined, cancel: () => undefined }
const turn = () => new Promise((resolve) => setImmediate(resolve))

function openHandle() {
  const logged: string[] = []
  return { ...createHandle(nothing, 9, (sentence) => logged.push(sentence)), logged }
}

describe('as a promise', () => {
  test('it resolves with the result, by every way of waiting', async () => {
    const { handle, publish } = openHandle()
    const finished = jest.fn()
    const ways = [
      handle.result,
      handle.then(),
      handle.then((uploaded) => uploaded),
      handle.catch(() => undefined),
      handle.finally(finished),
      Promise.resolve(handle),
    ]
    publish({ phase: 'succeeded', result })
    expect(await handle).toBe(result)
    expect(await Promise.all(ways)).toEqual(ways.map(() => result))
    expect(finished).toHaveBeenCalledTimes(1)
  })

  test('it rejects with the error, by every way of waiting', async () => {
    const { handle, publish } = openHandle()
    const finished = jest.fn()
    const ways = [
      handle.result.catch((cause) => cause),
      handle.then(undefined, (cause) => cause),
      handle.catch((cause) => cause),
      handle.finally(finished).catch((cause) => cause),
    ]
    publish({ phase: 'failed', error })
    await expect(handle).rejects.toBe(error)
    expect(await Promise.all(ways)).toEqual(ways.map(() => error))
    expect(finished).toHaveBeenCalledTimes(1)
  })

  test('it waits for what finally returns, and fails where that fails', async () => {
    const { handle, publish } = openHandle()
    publish({ phase: 'succeeded', result })
    const order: string[] = []
    await handle.finally(async () => {
      await turn()
      order.push('tidied')
    })
    order.push('gone on')
    expect(order).toEqual(['tidied', 'gone on'])
    const broken = handle.finally(() => {
      throw new Error('tidy')
    })
    await expect(broken).rejects.toThrow('tidy')
  })

  test('a pause settles nothing; an end does, once', async () => {
    const { handle, publish } = openHandle()
    const settled = jest.fn()
    handle.then(settled, settled)
    for (const phase of ['authorizing', 'transferring', 'paused', 'queued'] as const) publish({ phase })
    await turn()
    expect(settled).not.toHaveBeenCalled()
    publish({ phase: 'cancelled' })
    await expect(handle).rejects.toMatchObject({ name: 'UploadError', code: 'cancelled' })
    expect(settled).toHaveBeenCalledTimes(1)
  })

  test('after a failure, going on opens a new promise; the old one stays rejected', async () => {
    const { handle, publish } = openHandle()
    const first = handle.result
    publish({ phase: 'failed', error })
    publish({ phase: 'queued' })
    const second = handle.result
    expect(second).not.toBe(first)
    publish({ phase: 'succeeded', result })
    await expect(first).rejects.toBe(error)
    expect(await second).toBe(result)
  })
})

describe('a failure', () => {
  // Jest fails a test in which a rejection stays unhandled.
  test.each(['failed', 'cancelled'] as const)(
    '%s: who only listens meets no unhandled rejection',
    async (phase) => {
      const { handle, publish, logged } = openHandle()
      const heard: string[] = []
      handle.on('state', (state) => heard.push(state.phase))
      publish(phase === 'failed' ? { phase, error } : { phase })
      await turn()
      expect(heard).toEqual([phase])
      expect(logged).toEqual([])
    },
  )

  test('that nobody hears of is said in the log; a cancel is not', async () => {
    const failed = openHandle()
    failed.publish({ phase: 'failed', error })
    await turn()
    expect(failed.logged).toEqual([expect.stringMatching(/nobody has asked.*No connection\./)])
    const cancelled = openHandle()
    cancelled.publish({ phase: 'cancelled' })
    await turn()
    expect(cancelled.logged).toEqual([])
  })

  test('of the call itself is not said in the log where the upload is awaited', async () => {
    const { handle, publish, logged } = openHandle()
    publish({ phase: 'failed', error })
    await expect((async () => handle)()).rejects.toBe(error)
    await turn()
    expect(logged).toEqual([])
  })
})

describe('listeners', () => {
  test('hear what comes after they came, until they leave', () => {
    const { handle, publish, report } = openHandle()
    const states = jest.fn()
    const progresses = jest.fn()
    publish({ phase: 'authorizing' })
    const leave = handle.on('state', states)
    handle.on('progress', progresses)
    publish({ phase: 'transferring' })
    report(plainProgress(4, 9))
    leave()
    leave()
    publish({ phase: 'paused' })
    expect(states.mock.calls).toEqual([[{ phase: 'transferring' }]])
    expect(progresses.mock.calls).toEqual([[{ sentBytes: 4, totalBytes: 9, fraction: 4 / 9 }]])
    expect(handle.progress.sentBytes).toBe(4)
    expect(handle.state).toEqual({ phase: 'paused' })
  })

  test('that throw are logged, and stop neither the others nor the upload', async () => {
    const { handle, publish, logged } = openHandle()
    const heard = jest.fn()
    handle.on('state', () => {
      throw new Error('my page is gone')
    })
    handle.on('state', heard)
    publish({ phase: 'succeeded', result })
    expect(heard).toHaveBeenCalledTimes(1)
    expect(logged).toEqual(['Your state listener threw: my page is gone'])
    expect(await handle).toBe(result)
  })

  test('never hear an old state after a newer one, which a listener brought about', () => {
    const { handle, publish } = openHandle()
    const heard: string[] = []
    handle.on('state', ({ phase }) => phase === 'transferring' && publish({ phase: 'paused' }))
    handle.on('state', ({ phase }) => heard.push(phase))
    publish({ phase: 'transferring' })
    expect(heard).toEqual(['paused'])
  })

  test('the same function may listen twice, and leaves once', () => {
    const { handle, publish } = openHandle()
    const heard = jest.fn()
    const leave = handle.on('state', heard)
    handle.on('state', heard)
    publish({ phase: 'authorizing' })
    leave()
    publish({ phase: 'transferring' })
    expect(heard).toHaveBeenCalledTimes(3)
  })
})

test('methods may be taken off, and a framework’s proxy around it can be awaited', async () => {
  const { handle, publish } = openHandle()
  const { on, catch: caught } = new Proxy(handle, {})
  const heard = jest.fn()
  on('state', heard)
  publish({ phase: 'succeeded', result })
  expect(await new Proxy(handle, {})).toBe(result)
  expect(await caught(() => undefined)).toBe(result)
  expect(heard).toHaveBeenCalledTimes(1)
})

test('as JSON it is its state and progress', () => {
  const { handle } = openHandle()
  expect(JSON.parse(JSON.stringify({ handle }))).toEqual({
    handle: { state: { phase: 'queued' }, progress: { sentBytes: 0, totalBytes: 9, fraction: 0 } },
  })
})
