import type { Span } from '@vod-upload/wechat'

const COLUMNS = 48

/** The spans of one upload as lines of text, in the order in which they began: what waited for what, and how long. */
export function waterfall(spans: readonly Span[]): string[] {
  if (spans.length === 0) return []
  const inOrder = [...spans].sort((one, other) => one.startedAt - other.startedAt)
  const beganAt = Math.min(...spans.map(({ startedAt }) => startedAt))
  const wholeMs = Math.max(1, Math.max(...spans.map(({ endedAt }) => endedAt)) - beganAt)
  return inOrder.map((span) => {
    const from = Math.floor(((span.startedAt - beganAt) / wholeMs) * (COLUMNS - 1))
    const to = Math.ceil(((span.endedAt - beganAt) / wholeMs) * (COLUMNS - 1))
    const bar = `${' '.repeat(from)}${'█'.repeat(Math.max(1, to - from))}`
    const ms = span.endedAt - span.startedAt
    return `${nameOf(span).padEnd(12)} ${bar.padEnd(COLUMNS)} ${String(ms).padStart(6)} ms${endingOf(span)}`
  })
}

function nameOf({ name, partNumber }: Span): string {
  return partNumber === undefined ? name : `${name} ${partNumber}`
}

function endingOf({ failed }: Span): string {
  return failed === undefined ? '' : `  ${failed}`
}
