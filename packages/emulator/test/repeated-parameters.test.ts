import { type Emulator, startEmulator } from '../src'
import { readQuery } from '../src/http/query'
import { ossClient, VOD_VERSION, vodClient } from './clients'
import { type RawResponse, send, verdict, xmlValue } from './raw-http'
import { rpcQuery } from './rpc-query'
import { sendSigned, signed } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

describe('a query reads as', () => {
  it.each<[string, string, [string, string][], string | undefined]>([
    ['', '', [], undefined],
    ['bare names, and empty pairs', 'uploads&&a=', Object.entries({ uploads: '', a: '' }), undefined],
    ['a value with =', 'a=b=c', [['a', 'b=c']], undefined],
    ['UTF-8', '%E4%B8%AD=%2B+', [['中', '++']], undefined],
    ['the first of two, and a defect', 'a=1&b=2&a=3', Object.entries({ a: '1', b: '2' }), 'a'],
    ['the same, where one is written otherwise', 'a=1&%61=1', [['a', '1']], 'a'],
    ['a defect where it cannot be decoded', 'a=%E4&b=2', [['b', '2']], 'a'],
    ['a defect where its name cannot', '%=1', [], '%'],
  ])('%s: %s', (_what, encoded, parameters, defect) => {
    expect(readQuery(encoded, '+')).toEqual({ parameters: new Map(parameters), defect })
  })

  it('a blank for each + where a form is meant', () => {
    expect(readQuery('a+b=c+d%2B', ' ')).toEqual({
      parameters: new Map([['a b', 'c d+']]),
      defect: undefined,
    })
  })
})

describe.each(['V1', 'V4'] as const)('an OSS request signed with %s', (version) => {
  const key = `${version}.mp4`

  async function initiate(): Promise<string> {
    const response = await sendSigned(emulator, { method: 'POST', key, version, query: { uploads: '' } })
    return xmlValue(response, 'UploadId') ?? ''
  }

  it.each([
    ['an unsigned part number before the signed one', (path: string) => path.replace('?', '?partNumber=7&')],
    ['an unsigned part number after it', (path: string) => `${path}&partNumber=7`],
    ['one written otherwise', (path: string) => path.replace('?', '?part%4Eumber=7&')],
    ['another upload id', (path: string) => path.replace('?', '?uploadId=BOGUS&')],
    ['the very same value twice', (path: string) => `${path}&partNumber=1`],
    ['a value that is no UTF-8', (path: string) => `${path}&a=%FF`],
  ])('is refused with %s', async (_what, tamper) => {
    const uploadId = await initiate()
    const query = { partNumber: '1', uploadId }
    const request = signed(emulator, { method: 'PUT', key, version, query, body: 'x' })
    const response = await send(emulator, { ...request, path: tamper(request.path) })
    expect(verdict(response)).toBe('400 InvalidArgument')
    expect(xmlValue(response, 'ArgumentName')).toMatch(/^(partNumber|uploadId|a)$/)
    const parts = emulator.listMultipartUploads().find((upload) => upload.uploadId === uploadId)?.parts
    expect(parts).toEqual([])
    expect(verdict(await send(emulator, request))).toBe('200')
  })

  it('is refused, signed ahead, with a second time to live', async () => {
    await sendSigned(emulator, { method: 'PUT', key, body: 'x' })
    const oss = ossClient(emulator, undefined, { authorizationV4: version === 'V4' } as never) as never as {
      signatureUrl(name: string, options: object): string
      signatureUrlV4(method: string, expires: number, request: object, name: string): Promise<string>
    }
    const address =
      version === 'V1' ? oss.signatureUrl(key, { expires: 60 }) : await oss.signatureUrlV4('GET', 60, {}, key)
    const { pathname, search } = new URL(address)
    const name = version === 'V1' ? 'Expires' : 'x-oss-expires'
    const path = `${pathname}?${name}=4000&${search.slice(1)}`
    expect(verdict(await send(emulator, { path }))).toBe('400 InvalidArgument')
    expect(verdict(await send(emulator, { path: pathname + search }))).toBe('200')
  })

  it('means a + by a +', async () => {
    const prefix = `${version}+c d/`
    const { uploadId } = await ossClient(emulator).initMultipartUpload(`${prefix}k`)
    const request = signed(emulator, { version, query: { prefix, uploads: '' } })
    const path = request.path.replace('%2B', '+')
    expect(path).not.toBe(request.path)
    const response = await send(emulator, { ...request, path })
    expect(verdict(response)).toBe('200')
    expect(xmlValue(response, 'UploadId')).toBe(uploadId)
  })
})

describe('a call on VOD', () => {
  const codeOf = ({ status, text }: RawResponse) => `${status} ${JSON.parse(text).Code ?? ''}`.trim()
  const video = { Action: 'CreateUploadVideo', Title: 't', FileName: 'a.mp4', Version: VOD_VERSION }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it.each([
    ['an unsigned title before the signed one', (query: string) => `Title=evil&${query}`],
    ['an unsigned title after it', (query: string) => `${query}&Title=evil`],
    ['a second action', (query: string) => `Action=GetVideoInfo&${query}`],
    ['a second signature', (query: string) => `Signature=x&${query}`],
    ['a value that is no UTF-8', (query: string) => `${query}&a=%FF`],
  ])('is refused with %s', async (_what, tamper) => {
    const query = rpcQuery(emulator, 'GET', video)
    expect(codeOf(await send(emulator, { path: `/?${tamper(query)}` }))).toBe('400 InvalidParameter')
    expect(codeOf(await send(emulator, { path: `/?${query}` }))).toBe('200')
  })

  it('is refused with a name both in its query and in its form', async () => {
    const body = rpcQuery(emulator, 'POST', video)
    const post = (path: string) => send(emulator, { method: 'POST', path, headers: form, body })
    expect(codeOf(await post('/?Title=evil'))).toBe('400 InvalidParameter')
    expect(codeOf(await post('/'))).toBe('200')
  })

  it('is what its signed parameters say, not what an unsigned header says', async () => {
    const { VideoId } = await vodClient(emulator).request<{ VideoId: string }>('CreateUploadVideo', {
      Title: 't',
      FileName: 'a.mp4',
    })
    const before = emulator.videos().length
    const query = rpcQuery(emulator, 'GET', { Action: 'GetVideoInfo', VideoId, Version: VOD_VERSION })
    const headers = { 'x-acs-action': 'CreateUploadVideo', 'x-acs-version': VOD_VERSION }
    const response = await send(emulator, { path: `/?${query}`, headers })
    expect(codeOf(response)).toBe('200')
    expect(JSON.parse(response.text).Video.VideoId).toBe(VideoId)
    expect(emulator.videos()).toHaveLength(before)
  })
})
