import { hasProof, type SentPart } from '../src/file/session'

const crc64 = { high: 0, low: 0 }

test.each<[string, SentPart[], boolean]>([
  ['no part', [], false],
  ['parts that only a checkpoint tells of', [{ crc64 }, { crc64 }], false],
  ['a part whose CRC-64 OSS has told', [{ crc64 }, { crc64, checked: true }], true],
  ['a part that OSS has listed', [{ crc64 }, { crc64, etag: '"E"' }], true],
])('%s: is there a proof of what arrived?', (_, parts, proof) => {
  expect(hasProof({ sent: new Map(parts.map((part, index) => [index + 1, part])) })).toBe(proof)
})
