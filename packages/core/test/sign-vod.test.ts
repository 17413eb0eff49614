import { createHash, createHmac } from 'node:crypto'
import { signAcs3 } from '../src/vod/sign-acs3'
import { signRpc } from '../src/vod/sign-rpc'
import { present } from './vector-shapes'
import acs3 from './vectors/acs3.json'
import rpc from './vectors/vod-rpc.json'

describe('signRpc', () => {
  it.each(rpc.vectors)(
    'gives the query of the vector: $name',
    ({ method, params, accessKeySecret, expected }) => {
      expect(method).toBe('GET')
      const query = signRpc({ params: present(params), accessKeySecret })
      expect(query).toBe(expected.url.split('?')[1])
      expect(new URLSearchParams(query).get('Signature')).toBe(expected.signature)
    },
  )

  it('keeps the = of a parameter without value, which VOD demands', () => {
    expect(signRpc({ params: { b: '', a: '1' }, accessKeySecret: 's' })).toMatch(/^a=1&b=&Signature=/)
  })

  it('signs the method', () => {
    const [{ params, accessKeySecret }] = rpc.vectors
    const input = { params: present(params), accessKeySecret }
    expect(signRpc({ ...input, method: 'POST' })).not.toBe(signRpc(input))
  })
})

describe('signAcs3', () => {
  it.each(acs3.vectors)(
    'sends exactly what the vector sends: $name',
    ({ request, credentials, expected }) => {
      const { 'x-acs-content-sha256': payload, ...headers } = request.headers
      const { method, uri, query, body } = request
      expect(signAcs3({ method, path: uri, query, headers, body, credential: credentials })).toEqual({
        ...request.headers,
        authorization: expected.authorization,
      })
      expect(payload).toMatch(/^[0-9a-f]{64}$/)
    },
  )

  it('signs the token that it sends', () => {
    const [{ request, credentials }] = acs3.vectors
    const { method, uri, query, body, headers } = request
    const credential = { ...credentials, securityToken: 'token' }
    const signed = signAcs3({ method, path: uri, query, headers, body, credential })
    expect(signed['x-acs-security-token']).toBe('token')
    expect(signed.authorization).toContain('x-acs-security-token;')
  })

  it('signs a parameter without value with its =, and headers without the blanks around them', () => {
    const headers = { host: ' vod.cn-shanghai.aliyuncs.com ' }
    const credential = { accessKeyId: 'id', accessKeySecret: 'secret' }
    const signed = signAcs3({ method: 'GET', path: '/', query: { a: '' }, headers, body: '', credential })
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const names = 'host;x-acs-content-sha256'
    const lines = `host:vod.cn-shanghai.aliyuncs.com\nx-acs-content-sha256:${sha256('')}\n`
    const canonical = ['GET', '/', 'a=', lines, names, sha256('')].join('\n')
    const signature = createHmac('sha256', 'secret')
      .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
      .digest('hex')
    expect(signed.authorization).toBe(
      `ACS3-HMAC-SHA256 Credential=id,SignedHeaders=${names},Signature=${signature}`,
    )
  })
})
