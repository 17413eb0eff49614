import * as fc from 'fast-check'
import { bucketUrl, objectUrl, regionOfEndpoint } from '../src/oss/address'

const object = 'sv/a.mp4'

describe('objectUrl', () => {
  it.each([
    ['https://oss-cn-shanghai.aliyuncs.com', 'https://b.oss-cn-shanghai.aliyuncs.com/sv/a.mp4'],
    ['oss-cn-shanghai.aliyuncs.com', 'https://b.oss-cn-shanghai.aliyuncs.com/sv/a.mp4'],
    ['//oss-cn-shanghai.aliyuncs.com/', 'https://b.oss-cn-shanghai.aliyuncs.com/sv/a.mp4'],
    ['http://OSS-cn-shanghai.aliyuncs.com/', 'http://b.oss-cn-shanghai.aliyuncs.com/sv/a.mp4'],
    [' HTTPS://b.oss-cn-shanghai.aliyuncs.com/ ', 'https://b.oss-cn-shanghai.aliyuncs.com/sv/a.mp4'],
    ['https://oss-accelerate.aliyuncs.com', 'https://b.oss-accelerate.aliyuncs.com/sv/a.mp4'],
    ['oss-cn-shanghai.localhost:9000', 'https://b.oss-cn-shanghai.localhost:9000/sv/a.mp4'],
    ['http://localhost:9000', 'http://localhost:9000/b/sv/a.mp4'],
    ['http://localhost', 'http://localhost/b/sv/a.mp4'],
    ['http://127.0.0.1:9000/', 'http://127.0.0.1:9000/b/sv/a.mp4'],
    ['https://192.168.10.254', 'https://192.168.10.254/b/sv/a.mp4'],
    ['http://[::1]:9000', 'http://[::1]:9000/b/sv/a.mp4'],
    ['http://[fe80::1]', 'http://[fe80::1]/b/sv/a.mp4'],
    ['http://localhost.example.com', 'http://b.localhost.example.com/sv/a.mp4'],
    ['http://1.2.3.4.example.com', 'http://b.1.2.3.4.example.com/sv/a.mp4'],
  ])('at the endpoint %s is %s', (endpoint, url) => {
    expect(objectUrl({ endpoint, bucket: 'b', object })).toBe(url)
  })

  it('puts no bucket before a domain that is bound to it', () => {
    const address = { endpoint: 'https://media.example.com/', bucket: 'b', object, cname: true }
    expect(objectUrl(address)).toBe('https://media.example.com/sv/a.mp4')
    expect(objectUrl({ ...address, endpoint: 'http://127.0.0.1:9' })).toBe('http://127.0.0.1:9/sv/a.mp4')
  })

  it.each([
    ['a//b', 'a//b'],
    ['../x', '../x'],
    ['/lead', '/lead'],
    ['100%.mp4', '100%25.mp4'],
    ['a+b c.mp4', 'a%2Bb%20c.mp4'],
    ['?#&=', '%3F%23%26%3D'],
    ['中/😀', '%E4%B8%AD/%F0%9F%98%80'],
    ['%2F', '%252F'],
  ])('encodes the key %j once, as %s', (key, path) => {
    expect(objectUrl({ endpoint: 'h.example.com', bucket: 'b', object: key })).toBe(
      `https://b.h.example.com/${path}`,
    )
  })

  it('keeps every key and every parameter, as Node reads them', () => {
    const key = fc.string({ unit: 'binary' }).filter((text) => !/(^|\/)\.{1,2}(\/|$)/.test(text))
    fc.assert(
      fc.property(key, fc.string({ unit: 'binary' }), (some, uploadId) => {
        const url = new URL(objectUrl({ endpoint: 'h.example.com', bucket: 'b', object: some }, { uploadId }))
        expect(decodeURIComponent(url.pathname)).toBe(`/${some}`)
        expect(url.searchParams.get('uploadId')).toBe(uploadId)
      }),
    )
  })

  it('writes a parameter without value bare', () => {
    const address = { endpoint: 'h.example.com', bucket: 'b', object }
    expect(objectUrl(address, { uploads: '' })).toBe('https://b.h.example.com/sv/a.mp4?uploads')
  })
})

it.each([
  ['https://oss-cn-shanghai.aliyuncs.com', 'https://b.oss-cn-shanghai.aliyuncs.com/'],
  ['http://127.0.0.1:9000', 'http://127.0.0.1:9000/b/'],
])('posts a form for the bucket at %s to %s', (endpoint, url) => {
  expect(bucketUrl({ endpoint, bucket: 'b', object })).toBe(url)
})

describe('regionOfEndpoint', () => {
  it.each([
    ['https://oss-cn-shanghai.aliyuncs.com', 'cn-shanghai'],
    ['oss-ap-southeast-1-internal.aliyuncs.com/', 'ap-southeast-1'],
    ['https://outin-1.oss-eu-central-1.aliyuncs.com', 'eu-central-1'],
    ['http://oss-cn-beijing.localhost:9000', 'cn-beijing'],
    ['http://b.oss-cn-beijing-internal.localhost:9000', 'cn-beijing'],
    // A bucket may be called like an endpoint; the endpoint counts.
    ['oss-cn-beijing.oss-us-west-1.aliyuncs.com', 'us-west-1'],
    ['https://oss-accelerate.aliyuncs.com', undefined],
    ['https://oss-accelerate-overseas.aliyuncs.com', undefined],
    ['https://b.oss-accelerate.aliyuncs.com', undefined],
    ['https://media.example.com', undefined],
    ['https://my-oss-cn-beijing.example.com', undefined],
    ['http://localhost:9000', undefined],
    ['', undefined],
  ])('of %s is %s', (endpoint, region) => {
    expect(regionOfEndpoint(endpoint)).toBe(region)
  })
})
