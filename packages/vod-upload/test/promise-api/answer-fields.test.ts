import { refusalFields } from '../../src/promise-api/answer-fields'

const refusal = { code: 'QuotaUsed', message: 'No more.' }

test.each<[string, unknown, unknown]>([
  ['as it is', refusal, refusal],
  ['in the answer of a host', { statusCode: 403, data: refusal }, refusal],
  ['as text of JSON', JSON.stringify(refusal), refusal],
  ['in an envelope, as text', JSON.stringify({ data: refusal }), refusal],
  ['in a page of HTML', '<html>', undefined],
  ['in no text', '', undefined],
  ['in a list', [refusal], undefined],
  ['with a number for a code', { ...refusal, code: 403 }, undefined],
  ['without words', { code: 'QuotaUsed' }, undefined],
])('a refusal %s', (_, answer, expected) => {
  expect(refusalFields(answer)).toEqual(expected)
})
