import { overBudget } from '../check-bundle/budgets.mjs'
import { marks, strangersIn } from '../check-bundle/marks.mjs'

const budget = { min: 100, gzip: 40 }

test.each([
  ['within both', 100_000, 40_000, budget, []],
  ['over one', 100_001, 40_000, budget, ['min is 100.0 KB, over its 100 KB']],
  [
    'over both',
    101_000,
    41_000,
    budget,
    ['min is 101.0 KB, over its 100 KB', 'gzip is 41.0 KB, over its 40 KB'],
  ],
  ['without any', 1, 1, undefined, ['has no budget: write one into check-bundle/budgets.mjs']],
])('holds a bundle to its budget: %s', (_, minBytes, gzipBytes, given, sentences) => {
  expect(overBudget({ minBytes, gzipBytes }, given)).toEqual(sentences)
})

test.each([
  ['what it should', `a=${marks.WeChat}`, []],
  ['another host’s code too', `a=${marks.WeChat},b=${marks.Alipay}`, ['carries the code of Alipay']],
  [
    'only another host’s code',
    `b=${marks.Alipay}`,
    ['lacks the code of WeChat', 'carries the code of Alipay'],
  ],
])('knows by a word whose code is in a bundle: %s', (_, code, sentences) => {
  expect(strangersIn(code, ['WeChat'])).toEqual(sentences)
})
