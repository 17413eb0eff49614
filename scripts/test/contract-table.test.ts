import { contractTable, type RecordedAdapter, type RecordedResult } from '../contract-table/table.mjs'

const kept: RecordedResult = { result: 'kept' }
const broken: RecordedResult = { result: 'broken', why: 'It slept.' }
const deaf: RecordedResult = { result: 'not here', reason: 'It has no ears.' }
const blind: RecordedResult = { result: 'not here', reason: 'It has no eyes.' }

function recorded(adapter: string, results: Record<string, readonly RecordedResult[]>): RecordedAdapter {
  const verdicts = Object.entries(results).flatMap(([id, each]) =>
    each.map((verdict, position) => ({
      position: String(position),
      id,
      topic: 'wake',
      promise: `It does ${id}`,
      verdict,
    })),
  )
  return { adapter, verdicts }
}

test('a run without a contract prints nothing', () => {
  expect(contractTable([])).toBe('')
  expect(contractTable([recorded('wechat', {})])).toBe('')
})

test('a row for each clause, a column for each adapter, and a note for each reason', () => {
  const table = contractTable([
    recorded('wechat', { rise: [kept, kept], hear: [kept, deaf], see: [kept, broken] }),
    recorded('alipay', { rise: [kept], hear: [deaf], see: [blind] }),
  ])
  expect(table.split('\n')).toEqual([
    'The contract: ✓ kept in every position of the host, ✗ broken, (n) not asked there, and why.',
    '',
    '  alipay x1  wechat x2',
    '      ✓          ✓      wake: It does rise',
    '     (1)     ✓ 1/2 (1)  wake: It does hear',
    '     (2)       ✗ 1/2    wake: It does see',
    '',
    '  (1) It has no ears.',
    '  (2) It has no eyes.',
    '',
  ])
})

test('what one adapter was not tried for is left open', () => {
  const table = contractTable([recorded('taro', { rise: [kept] }), recorded('uni', { hear: [kept] })])
  expect(table).toContain('     -       ✓     wake: It does hear')
})

test('the targets of one adapter share a column', () => {
  const table = contractTable([
    recorded('taro h5', { rise: [kept] }),
    recorded('taro tt', { rise: [broken] }),
  ])
  expect(table).toContain('  taro x2')
  expect(table).toContain('✗ 1/2')
})
