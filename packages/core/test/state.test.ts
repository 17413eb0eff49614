import { UploadError } from '../src/errors/upload-error'
import {
  initialState,
  type Phase,
  steps,
  transition,
  type UploadAction,
  type UploadState,
} from '../src/file/state'

const result = { endpoint: 'https://e', bucket: 'b', object: 'o', sizeBytes: 1, partCount: 1 }
const error = new UploadError('network', 'No connection.')

const states: Record<Phase, UploadState> = {
  queued: initialState,
  authorizing: { phase: 'authorizing' },
  transferring: { phase: 'transferring' },
  stopped: { phase: 'stopped' },
  succeeded: { phase: 'succeeded', result },
  failed: { phase: 'failed', error },
  cancelled: { phase: 'cancelled' },
}
const actions: Record<UploadAction['type'], UploadAction> = {
  start: { type: 'start' },
  authorize: { type: 'authorize' },
  stop: { type: 'stop' },
  cancel: { type: 'cancel' },
  requeue: { type: 'requeue' },
  succeed: { type: 'succeed', result },
  fail: { type: 'fail', error },
}

/** Written out on its own, so that a slip in the table under test shows. */
const expected = `
  queued        start -> authorizing, stop -> stopped, cancel -> cancelled
  authorizing   authorize -> transferring, stop -> stopped, cancel -> cancelled, fail -> failed
  transferring  succeed -> succeeded, stop -> stopped, cancel -> cancelled, fail -> failed
  stopped       requeue -> queued, cancel -> cancelled
  failed        requeue -> queued, cancel -> cancelled
  cancelled     requeue -> queued
  succeeded`

describe('every pair of state and action', () => {
  const rows = expected.trim().split('\n')
  test.each(rows.map((row) => row.trim()))('%s', (row) => {
    const [from, ...rest] = row.split(/\s+/)
    const legal = new Map(
      rest.length === 0
        ? []
        : rest
            .join(' ')
            .split(', ')
            .map((step) => step.split(' -> ') as [string, string]),
    )
    for (const [type, action] of Object.entries(actions)) {
      const state = states[from as Phase]
      const next = transition(state, action)
      if (legal.has(type)) expect(next.phase).toBe(legal.get(type))
      else expect(next).toBe(state)
    }
    expect(Object.entries(steps[from as Phase]).sort()).toEqual([...legal].sort())
  })

  test('no phase is left out', () => {
    expect(rows.map((row) => row.trim().split(/\s+/)[0]).sort()).toEqual(Object.keys(steps).sort())
  })
})

test('a result and an error travel with their state', () => {
  expect(transition(states.transferring, actions.succeed)).toEqual({ phase: 'succeeded', result })
  expect(transition(states.authorizing, actions.fail)).toEqual({ phase: 'failed', error })
})
