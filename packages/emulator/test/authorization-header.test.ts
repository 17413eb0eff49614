import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { send, verdict } from './raw-http'
import { signed } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

describe('a V4 Authorization header', () => {
  it.each([
    ['a second signature', (header: string) => `${header},Signature=${'0'.repeat(64)}`],
    ['a second signature in front', (header: string) => header.replace(' ', ' Signature=00,')],
    [
      'the same signature again',
      (header: string) => `${header},${header.slice(header.indexOf('Signature='))}`,
    ],
    ['a second credential', (header: string) => header.replace(' ', ' Credential=nobody/1/r/oss/x,')],
    ['a second list of headers', (header: string) => `${header},AdditionalHeaders=,AdditionalHeaders=`],
    ['a field that is no field', (header: string) => `${header},`],
  ])('is malformed with %s', async (_what, tamper) => {
    const key = 'malformed.txt'
    const request = signed(emulator, { method: 'PUT', key, body: 'x' })
    const authorization = tamper(request.headers?.authorization ?? '')
    const response = await send(emulator, { ...request, headers: { ...request.headers, authorization } })
    expect(verdict(response)).toBe('400 InvalidArgument')
    expect(response.headers['x-oss-ec']).toBe('0002-00000202')
    expect(emulator.readObject(DEFAULT_BUCKET, key)).toBeUndefined()
  })
})
