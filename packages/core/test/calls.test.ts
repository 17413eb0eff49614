import * as fc from 'fast-check'
import {
  abortMultipart,
  completeMultipart,
  headObject,
  initiateMultipart,
  listParts,
  type OssCall,
  uploadPart,
} from '../src/oss/calls'
import { xmlBlocks, xmlText } from '../src/oss/xml'

const uploadId = 'ID'
const body = new ArrayBuffer(3)
const binary = { 'content-type': 'application/octet-stream' }

const bodyText = (call: OssCall) => Buffer.from(call.body ?? new ArrayBuffer(0)).toString('utf8')

it.each<[string, OssCall, OssCall]>([
  [
    'initiate',
    initiateMultipart({ contentType: 'video/mp4' }),
    { method: 'POST', query: { uploads: '' }, headers: { 'content-type': 'video/mp4' } },
  ],
  [
    'initiate with a notification',
    initiateMultipart({ contentType: 'video/mp4', notification: 'eyJWb2QiOnt9fQ==' }),
    {
      method: 'POST',
      query: { uploads: '' },
      headers: { 'content-type': 'video/mp4', 'x-oss-notification': 'eyJWb2QiOnt9fQ==' },
    },
  ],
  [
    'initiate where nothing must be overwritten',
    initiateMultipart({ contentType: 'video/mp4', forbidOverwrite: true }),
    {
      method: 'POST',
      query: { uploads: '' },
      headers: { 'content-type': 'video/mp4', 'x-oss-forbid-overwrite': 'true' },
    },
  ],
  [
    'upload a part',
    uploadPart({ uploadId, partNumber: 7, body }),
    { method: 'PUT', query: { partNumber: '7', uploadId }, headers: binary, body },
  ],
  [
    'upload a part with its MD5',
    uploadPart({ uploadId, partNumber: 7, body, contentMd5: 'm' }),
    { method: 'PUT', query: { partNumber: '7', uploadId }, headers: { ...binary, 'content-md5': 'm' }, body },
  ],
  [
    'list parts',
    listParts({ uploadId }),
    { method: 'GET', query: { uploadId, 'max-parts': '1000' }, headers: binary },
  ],
  [
    'list more parts',
    listParts({ uploadId, afterPartNumber: 1000 }),
    {
      method: 'GET',
      query: { uploadId, 'max-parts': '1000', 'part-number-marker': '1000' },
      headers: binary,
    },
  ],
  ['abort', abortMultipart({ uploadId }), { method: 'DELETE', query: { uploadId }, headers: binary }],
  ['head', headObject(), { method: 'HEAD', query: {}, headers: binary }],
])('%s', (_, call, expected) => {
  expect(call).toStrictEqual(expected)
})

describe('complete', () => {
  it('lists the parts in ascending order and leaves the given list alone', () => {
    const parts = [
      { partNumber: 10, etag: '"C"' },
      { partNumber: 2, etag: '"B"' },
      { partNumber: 1, etag: '"A"' },
    ]
    const call = completeMultipart({ uploadId, parts, notification: 'n' })
    expect(call).toMatchObject({
      method: 'POST',
      query: { uploadId },
      headers: { 'content-type': 'application/xml', 'x-oss-notification': 'n' },
    })
    expect(bodyText(call)).toBe(
      '<CompleteMultipartUpload>' +
        '<Part><PartNumber>1</PartNumber><ETag>"A"</ETag></Part>' +
        '<Part><PartNumber>2</PartNumber><ETag>"B"</ETag></Part>' +
        '<Part><PartNumber>10</PartNumber><ETag>"C"</ETag></Part>' +
        '</CompleteMultipartUpload>',
    )
    expect(parts[0].partNumber).toBe(10)
  })

  it('escapes any ETag, so that it is read back as it was, but for white space around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (etag) => {
        const text = bodyText(completeMultipart({ uploadId, parts: [{ partNumber: 1, etag }] }))
        expect(xmlBlocks(text, 'Part')).toHaveLength(1)
        expect(xmlText(text, 'ETag')).toBe(etag.trim())
      }),
    )
  })
})
