import * as fc from 'fast-check'
import { isSuccess, readRefusal } from '../src/oss/refusal'

const refuse = (text: string, headers: Record<string, string> = {}, status = 403) =>
  readRefusal({ status, headers, text })

const skewed = `<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>RequestTimeTooSkewed</Code>
  <Message>The difference between the request time and the current time is too large.</Message>
  <RequestId>66F1</RequestId>
  <HostId>b.oss-cn-hangzhou.aliyuncs.com</HostId>
  <MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>
  <RequestTime>2024-09-23T03:00:00.000Z</RequestTime>
  <ServerTime>2024-09-23T06:32:40.000Z</ServerTime>
  <EC>0002-00000504</EC>
</Error>`

it.each([
  [199, false],
  [200, true],
  [201, true],
  [203, false],
  [204, true],
  [206, true],
  [299, true],
  [300, false],
  [301, false],
  [403, false],
  [500, false],
])('%i is a success: %s', (status, success) => {
  expect(isSuccess({ status, headers: {}, text: '' })).toBe(success)
})

describe('readRefusal', () => {
  it('reads all that OSS says', () => {
    expect(refuse(skewed, { date: 'Mon, 23 Sep 2024 06:32:41 GMT' })).toEqual({
      status: 403,
      ossCode: 'RequestTimeTooSkewed',
      message: 'The difference between the request time and the current time is too large.',
      ec: '0002-00000504',
      requestId: '66F1',
      hostId: 'b.oss-cn-hangzhou.aliyuncs.com',
      serverTimeMs: Date.parse('2024-09-23T06:32:40.000Z'),
      dateHeaderMs: Date.parse('2024-09-23T06:32:41.000Z'),
    })
  })

  it('reads the answer to HEAD from its header', () => {
    const error = '<Error><Code>NoSuchKey</Code><Message>没有</Message></Error>'
    const headers = {
      'x-oss-err': Buffer.from(error).toString('base64'),
      'x-oss-request-id': '66F2',
      'x-oss-ec': '0026-00000001',
    }
    expect(refuse('', headers, 404)).toEqual({
      status: 404,
      ossCode: 'NoSuchKey',
      message: '没有',
      requestId: '66F2',
      ec: '0026-00000001',
    })
  })

  it('reads where the bucket is', () => {
    const error = '<Error><Code>AccessDenied</Code><Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint></Error>'
    expect(refuse(error).endpoint).toBe('oss-cn-beijing.aliyuncs.com')
  })

  it.each([
    ['', { status: 502 }],
    ['<html><head><Code>x</Code></head></html>', { status: 502 }],
    ['{"Code":"x"}', { status: 502 }],
    ['<Error><Code></Code></Error>', { status: 502 }],
  ])('of a proxy’s %j says only the status', (text, fault) => {
    expect(refuse(text, {}, 502)).toEqual(fault)
  })

  it.each([
    ['7', undefined, 7000],
    [' 0 ', undefined, 0],
    ['120', undefined, 120000],
    ['Mon, 23 Sep 2024 06:33:41 GMT', 'Mon, 23 Sep 2024 06:32:41 GMT', 60000],
    ['Mon, 23 Sep 2024 06:00:00 GMT', 'Mon, 23 Sep 2024 06:32:41 GMT', 0],
    ['Mon, 23 Sep 2024 06:33:41 GMT', undefined, undefined],
    ['-5', 'Mon, 23 Sep 2024 06:32:41 GMT', undefined],
    ['99999999999999', undefined, undefined],
    ['soon', undefined, undefined],
    ['Mon, 23 Sep 2024 06:33:41 GMT+0100', 'Mon, 23 Sep 2024 06:32:41 GMT', undefined],
  ])('of Retry-After %j, at %s, says to wait %s ms', (value, date, retryAfterMs) => {
    const headers = { 'retry-after': value, ...(date && { date }) }
    expect(refuse('', headers, 503).retryAfterMs).toBe(retryAfterMs)
  })

  it('cuts out of the message what may be a token', () => {
    const token = 'CAIS+'.repeat(30)
    const message = `Policy Condition failed: ["eq", "$x-oss-security-token", "${token}"]`
    const said = refuse(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`).message
    expect(said).toBe('Policy Condition failed: ["eq", "$x-oss-security-token", "…"]')
  })

  it('cuts out what a V1 signature looks like, and nothing shorter', () => {
    const signature = 'bWq2s1WEIj+Ydj0vQ697zp+IXMU='
    const message = `The signature ${signature} does not match, a=b, 中文中文中文中文中文中文中文中文中文中文中文中文中文中文=`
    const said = refuse(`<Error><Message>${message}</Message></Error>`).message
    expect(said).toBe(message.replace(signature, '…'))
  })

  it('cuts out a V1 signature in a query, and nothing that is encoded otherwise', () => {
    const said = (message: string) => refuse(`<Error><Message>${message}</Message></Error>`).message
    expect(said(`Signature ${'a'.repeat(25)}%2F%2B%3D.`)).toBe('Signature ….')
    const other = `Word ${'a'.repeat(10)}%20${'a'.repeat(16)}%3D.`
    expect(said(other)).toBe(other)
  })

  it.each([
    ['a host', 'b.oss-cn-hangzhou.aliyuncs.com', true],
    ['the longest label', `${'a'.repeat(63)}.com`, true],
    ['a longer one', `b.${'a'.repeat(64)}.com`, false],
    ['the longest name', `${'a.'.repeat(99)}aa`, true],
    ['a longer one', `${'a.'.repeat(100)}a`, false],
    ['a word without a dot', 'localhost', false],
    ['a sentence before it', 'at b.oss.com', false],
    ['a sentence behind it', 'b.oss.com refused', false],
  ])('of %s as host %j, repeats it: %s', (_, hostId, isTold) => {
    expect(refuse(`<Error><HostId>${hostId}</HostId></Error>`).hostId).toBe(isTold ? hostId : undefined)
  })

  it('takes a 203 for the callback that failed, whoever wrote its body', () => {
    expect(refuse('{"error":1}', {}, 203)).toEqual({ status: 203, ossCode: 'CallbackFailed' })
  })

  it.each([
    ['a code with blanks around it', ' AccessDenied\n', 'AccessDenied'],
    ['the longest code', 'A'.repeat(63), 'A'.repeat(63)],
    ['a longer one', 'A'.repeat(64), undefined],
    ['a sentence', 'Access denied', undefined],
    ['a code with more behind it', 'AccessDenied: STS.key', undefined],
  ])('of %s says %s', (_, code, ossCode) => {
    expect(refuse(`<Error><Code>${code}</Code></Error>`).ossCode).toBe(ossCode)
  })

  it('keeps a message short', () => {
    const said = refuse(`<Error><Message>${'long word '.repeat(500)}</Message></Error>`).message
    expect(said).toHaveLength(300)
  })

  it('never throws, whatever it is given', () => {
    const piece = fc.oneof(
      fc.constantFrom('<Error>', '</Error>', '<ServerTime>', '</ServerTime>', '9', 'T', ':'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    const text = fc.array(piece).map((pieces) => pieces.join(''))
    const name = fc.constantFrom('date', 'retry-after', 'x-oss-err', 'x-oss-ec', 'x-oss-request-id')
    const headers = fc.dictionary(name, fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(text, headers, (some, given) => {
        const { retryAfterMs = 0, serverTimeMs = 0, dateHeaderMs = 0 } = refuse(some, given, 500)
        expect(retryAfterMs).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(serverTimeMs + dateHeaderMs)).toBe(true)
      }),
    )
  })
})
