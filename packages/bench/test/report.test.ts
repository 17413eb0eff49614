import { aligned } from '../src/report'

test('columns are as wide as their widest cell, names to the left and figures to the right', () => {
  expect(
    aligned([
      ['who', 'MB/s', ''],
      ['ours', '1.5', '9'],
      ['b', '10.25', ''],
    ]),
  ).toEqual(['who    MB/s', 'ours    1.5  9', 'b     10.25'])
})
