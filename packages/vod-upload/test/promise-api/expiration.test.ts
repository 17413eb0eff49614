import { readExpiration } from '../../src/promise-api/expiration'

const at = Date.UTC(2026, 0, 1)

test.each<[string, unknown, object]>([
  ['ISO 8601, as STS writes it', '2026-01-01T00:00:00Z', { expiresAt: at }],
  ['with a zone', '2026-01-01T08:00:00+08:00', { expiresAt: at }],
  ['milliseconds', at, { expiresAt: at }],
  ['milliseconds as text', String(at), { expiresAt: at }],
  ['seconds', at / 1000, { expiresAt: at }],
  ['a duration in seconds', 3600, { lifetimeMs: 3600000 }],
  ['a duration as text, never the year 3600', '3600', { lifetimeMs: 3600000 }],
  ['parts of a second', ' 90.25 ', { lifetimeMs: 90250 }],
  ['the least that is a time in seconds', 1e9, { expiresAt: 1e12 }],
  ['one second less', 1e9 - 1, { lifetimeMs: 999999999000 }],
  ['the least that is a time in milliseconds', 1e12, { expiresAt: 1e12 }],
  ['one millisecond less', 1e12 - 1, { expiresAt: (1e12 - 1) * 1000 }],
  ['zero', 0, {}],
  ['no time', 'soon', { expiresAt: undefined }],
  ['nothing', undefined, {}],
  ['null', null, {}],
  ['NaN', Number.NaN, {}],
  ['negative', -1, {}],
  ['without end', Infinity, {}],
  ['a date object', new Date(at), {}],
])('%s', (_, given, expected) => {
  expect(readExpiration(given)).toStrictEqual(expected)
})
