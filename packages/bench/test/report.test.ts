import { markdownOf } from '../src/markdown'
import { aligned, tableOf } from '../src/report'
import type { GroupResult } from '../src/run-group'

test('columns are as wide as their widest cell, names to the left and figures to the right', () => {
  expect(
    aligned([
      ['who', 'MB/s', ''],
      ['ours', '1.5', '9'],
      ['b', '10.25', ''],
    ]),
  ).toEqual(['who    MB/s', 'ours    1.5  9', 'b     10.25'])
})

const MB = 1024 * 1024
const outcome = { ms: 1, cpuMs: 1, peakBytes: 3 * MB, requests: 4, connections: 1, bytesAgain: 1.5 * MB }

const result: GroupResult = {
  group: {
    line: 'halving',
    fileSet: '1x100MB',
    load: { count: 1, sizeBytes: 71 * MB },
    searchLoad: { count: 1, sizeBytes: MB },
    candidates: [],
  },
  bound: { lanes: 10, partSizeBytes: MB },
  rows: [
    {
      contender: 'ours',
      outcome,
      ofBound: 0.9876,
      bytesPerSecond: 1.5e6,
      cpuSecondsPerGB: 7,
      longestBlockMs: 5.04,
    },
    { contender: 'wx.uploadFile', outcome: { ...outcome, failure: 'It broke.\nA page of it.' } },
  ],
  jitless: [],
}

test('a part of the table says what was sent, how the bound did it, and who failed', () => {
  const lines = tableOf([result])
  expect(lines).toEqual([
    '',
    'halving, 1x100MB: sent 1 x 71 MB; bound: 10 PUTs of 1 MB at once',
    'contender        MB/s  of bound  MB again  requests  memory MB  held MB  block ms  CPU s/GB',
    'ours             1.50     0.988       1.5         4        3.0                5.0      7.00',
    'wx.uploadFile  failed                             4',
    'wx.uploadFile failed: It broke.',
  ])
})

test('the table for a document has one row for each line and set of files, in shares of the bound', () => {
  expect(markdownOf([result])).toBe(
    `| line | files | **ours** | cos-wx-sdk-v5 | wx.uploadFile | ali-oss | bound |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
| halving | 1 × 71 MB | 0.99 | failed | failed | failed | failed |
`,
  )
})
