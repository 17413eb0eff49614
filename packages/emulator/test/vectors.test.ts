import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Incoming } from '../src/http/incoming'
import { readFormClaim } from '../src/oss/claim-form'
import { readHeaderV1, readQueryV1 } from '../src/oss/claim-v1'
import { readHeaderV4, readQueryV4 } from '../src/oss/claim-v4'
import { canonicalRequestAcs3, signatureAcs3, stringToSignAcs3 } from '../src/signature/acs3'
import { signatureV1, stringToSignV1 } from '../src/signature/oss-v1'
import {
  canonicalRequestV4,
  scopeText,
  signatureV4,
  signedAdditionalHeaders,
  signingKeyV4,
  stringToSignV4,
} from '../src/signature/oss-v4'
import { signatureRpc, stringToSignRpc } from '../src/signature/rpc'
import { receiveBody } from '../src/store/receive-body'
import acs3 from './vectors/acs3.json'
import hashes from './vectors/hashes.json'
import policies from './vectors/oss-post-policy.json'
import v1 from './vectors/oss-sign-v1.json'
import v4 from './vectors/oss-sign-v4.json'
import rpc from './vectors/vod-rpc.json'

type Texts = Record<string, string>

/** JSON's entries with the optional ones spelled out: TypeScript gives each entry of a list its own type. */
interface OssVector {
  name: string
  mode: string
  credentials: { accessKeyId: string; accessKeySecret: string; securityToken?: string }
  request: { method: string; bucket: string; key: string | null; query: Texts; headers: Texts }
  stringToSign: string
  expected: { signature: string; authorization?: string; query?: Texts }
}
type V1Vector = OssVector & { dateLine: string; extraSubresources?: string[] }
type V4Vector = OssVector & {
  region: string
  product: string
  time: { unixSeconds: number; basic: string }
  additionalHeaders: string[]
  signedAdditionalHeaders: string[]
  canonicalRequest: string
  scope: string
  signingKeyHex: string
}

const v1Vectors = v1.vectors as unknown as V1Vector[]
const v4Vectors = v4.vectors as unknown as V4Vector[]

function lowerCase(headers: Texts): Texts {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** The query as it is on the wire, without the signature itself. */
function unsignedQuery({ request, expected }: OssVector): Map<string, string> {
  const query = new Map(Object.entries({ ...request.query, ...expected.query }))
  query.delete('Signature')
  query.delete('x-oss-signature')
  return query
}

/** A vector as a request that reached the server. */
function arrived({ request, expected }: OssVector): Incoming {
  const headers = lowerCase(request.headers)
  if (expected.authorization !== undefined) headers.authorization = expected.authorization
  return {
    method: request.method,
    rawPath: '',
    rawQuery: '',
    query: new Map(Object.entries({ ...request.query, ...expected.query })),
    queryDefect: undefined,
    headers,
    host: '',
    body: Readable.from([]) as IncomingMessage,
  }
}

describe('OSS signature V1', () => {
  it.each(v1Vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const { request, dateLine, extraSubresources, credentials, expected } = vector
    const stringToSign = stringToSignV1({
      ...request,
      key: request.key ?? undefined,
      query: unsignedQuery(vector),
      headers: lowerCase(request.headers),
      dateLine,
      extraSubresources,
    })
    expect(stringToSign).toBe(vector.stringToSign)
    expect(signatureV1(credentials.accessKeySecret, stringToSign)).toBe(expected.signature)
  })

  const plain = v1Vectors.filter((vector) => vector.extraSubresources === undefined)
  it.each(plain.map((vector) => [vector.name, vector] as const))('%s, as it arrives', (_name, vector) => {
    const location = {
      bucket: vector.request.bucket,
      key: vector.request.key ?? undefined,
      hostRegion: undefined,
    }
    const claim = (vector.mode === 'header' ? readHeaderV1 : readQueryV1)(arrived(vector), location)
    expect(claim.accessKeyId).toBe(vector.credentials.accessKeyId)
    expect(claim.securityToken).toBe(vector.credentials.securityToken)
    expect(claim.expectedSignature(vector.credentials.accessKeySecret)).toBe(claim.signature)
  })
})

describe('OSS signature V4', () => {
  it.each(v4Vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const { request, region, product, time, additionalHeaders, credentials, expected } = vector
    const scope = { date: time.basic.slice(0, 8), region, product }
    const headers = lowerCase(request.headers)
    const key = request.key ?? undefined
    const canonicalRequest = canonicalRequestV4({
      ...request,
      key,
      query: unsignedQuery(vector),
      headers,
      additionalHeaders,
    })
    expect(signedAdditionalHeaders(headers, additionalHeaders)).toEqual(vector.signedAdditionalHeaders)
    expect(canonicalRequest).toBe(vector.canonicalRequest)
    expect(scopeText(scope)).toBe(vector.scope)
    const stringToSign = stringToSignV4(time.basic, scope, canonicalRequest)
    expect(stringToSign).toBe(vector.stringToSign)
    expect(signingKeyV4(credentials.accessKeySecret, scope).toString('hex')).toBe(vector.signingKeyHex)
    expect(signatureV4(credentials.accessKeySecret, scope, stringToSign)).toBe(expected.signature)
  })

  // A cloud box is another product, which the emulator does not offer.
  const offered = v4Vectors.filter((vector) => vector.product === 'oss')
  it.each(offered.map((vector) => [vector.name, vector] as const))('%s, as it arrives', (_name, vector) => {
    const location = {
      bucket: vector.request.bucket,
      key: vector.request.key ?? undefined,
      hostRegion: undefined,
    }
    const claim = (vector.mode === 'header' ? readHeaderV4 : readQueryV4)(arrived(vector), location)
    expect(claim.accessKeyId).toBe(vector.credentials.accessKeyId)
    expect(claim.securityToken).toBe(vector.credentials.securityToken)
    expect(claim.region?.name).toBe(vector.region)
    expect(claim.expectedSignature(vector.credentials.accessKeySecret)).toBe(claim.signature)
  })
})

describe('PostObject', () => {
  it.each(policies.vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    expect(Buffer.from(vector.policyJson).toString('base64')).toBe(vector.policyBase64)
    const claim = readFormClaim(lowerCase(vector.expected.fields as unknown as Texts))
    expect(claim.accessKeyId).toBe(vector.credentials.accessKeyId)
    expect(claim.signature).toBe(vector.expected.signature)
    expect(claim.expectedSignature(vector.credentials.accessKeySecret)).toBe(vector.expected.signature)
  })
})

describe('RPC signature 1.0', () => {
  it.each(rpc.vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const sent = new URL(vector.expected.url).searchParams
    const stringToSign = stringToSignRpc(vector.method, sent)
    expect(stringToSign).toBe(vector.stringToSign)
    expect(signatureRpc(vector.accessKeySecret, stringToSign)).toBe(vector.expected.signature)
    expect(sent.get('Signature')).toBe(vector.expected.signature)
  })
})

describe('ACS3 signature', () => {
  it.each(acs3.vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const { request, credentials, expected } = vector
    const canonicalRequest = canonicalRequestAcs3({
      method: request.method,
      path: request.uri,
      query: Object.entries(request.query),
      headers: request.headers,
      signedHeaders: vector.signedHeaders.split(';'),
    })
    expect(canonicalRequest).toBe(vector.canonicalRequest)
    const stringToSign = stringToSignAcs3(canonicalRequest)
    expect(stringToSign).toBe(vector.stringToSign)
    expect(signatureAcs3(credentials.accessKeySecret, stringToSign)).toBe(expected.signature)
  })
})

describe('digests of what arrives', () => {
  type Input = { utf8?: string; pattern?: { length: number; modulo: number } }
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'emulator-digests-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function bytesOf({ utf8, pattern }: Input): Buffer {
    if (pattern) return Buffer.from(Array.from({ length: pattern.length }, (_, n) => n % pattern.modulo))
    return Buffer.from(utf8 ?? '')
  }
  async function receive(name: string, chunks: Buffer[]) {
    return receiveBody(Readable.from(chunks), join(folder, createHash('md5').update(name).digest('hex')))
  }

  it.each(hashes.crc64.map((vector) => [vector.name, vector] as const))('CRC-64 %s', async (name, vector) => {
    const received = await receive(`crc ${name}`, [bytesOf(vector.input as Input)])
    expect(received.crc64).toBe(vector.expected.decimal)
  })

  it.each(hashes.crc64Parts.map((vector) => [vector.name, vector] as const))(
    'CRC-64 over chunks %s',
    async (name, vector) => {
      const chunks = vector.parts.map((part) => bytesOf(part.input as Input))
      const received = await receive(`parts ${name}`, chunks)
      expect(received.crc64).toBe(vector.expected.decimal)
      for (const [index, part] of vector.parts.entries()) {
        const alone = await receive(`parts ${name} ${index}`, [bytesOf(part.input as Input)])
        expect(alone.crc64).toBe(part.crc)
      }
    },
  )

  it.each(hashes.contentMd5.map((vector) => [vector.name, vector] as const))(
    'MD5 %s',
    async (name, vector) => {
      const received = await receive(`md5 ${name}`, [bytesOf(vector.input as Input)])
      expect(received.md5Hex).toBe(vector.digestHex.toUpperCase())
      expect(Buffer.from(received.md5Hex, 'hex').toString('base64')).toBe(vector.expected.contentMd5)
    },
  )
})
