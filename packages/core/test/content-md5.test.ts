import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { contentMd5 } from '../src/integrity/content-md5'
import { SLICE_BYTES } from '../src/integrity/slices'
import { inputBytes } from './hash-inputs'
import hashes from './vectors/hashes.json'

const onward = async () => undefined
const byNode = (body: Uint8Array) => createHash('md5').update(body).digest('base64')

it.each(hashes.contentMd5)('gives the published Content-MD5 of $name', async ({ input, expected }) => {
  expect(await contentMd5(inputBytes(input).buffer, onward)).toBe(expected.contentMd5)
})

it('agrees with Node on any body', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const body = Uint8Array.from(bytes)
      expect(await contentMd5(body.buffer, onward)).toBe(byNode(body))
    }),
  )
})

it.each([
  [0, 0],
  [1, 1],
  [SLICE_BYTES, 1],
  [SLICE_BYTES + 1, 2],
  [5 * SLICE_BYTES - 1, 5],
])(
  'of %i bytes, it offers to give way %i times, and the value is that of the whole',
  async (size, offers) => {
    const body = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251)
    let offered = 0
    const value = await contentMd5(body.buffer, async () => {
      offered += 1
    })
    expect(value).toBe(byNode(body))
    expect(offered).toBe(offers)
  },
)
