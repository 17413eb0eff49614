import type { Mutant } from '../mutants/mutant'

/**
 * All bytes here are zeros: those of one size are hashed once. Else a terabyte would take half an hour, and counting the
 * rest of what is done would be counting hashes.
 */
export const hashOnce: Mutant = {
  name: 'hashes what is of one size once',
  file: 'packages/core/src/integrity/hashing.ts',
  find: 'async function crc64InSlices(body: ArrayBuffer, giveWay: GiveWay): Promise<Crc64> {',
  replace: `
    const known = new Map<number, Promise<Crc64>>()
    async function crc64InSlices(body: ArrayBuffer, giveWay: GiveWay): Promise<Crc64> {
      const crc64 = known.get(body.byteLength) ?? hashed(body, giveWay)
      known.set(body.byteLength, crc64)
      return crc64
    }
    async function hashed(body: ArrayBuffer, giveWay: GiveWay): Promise<Crc64> {`,
}
