import { toHex } from '../src/bytes/hex'
import { type FormInput, formFields, signPolicyV1, signPolicyV4 } from '../src/oss/sign-form'
import { signingKeyV4 } from '../src/oss/signature-v4'
import { present } from './vector-shapes'
import { vectors } from './vectors/oss-post-policy.json'

const form: FormInput = {
  address: { endpoint: 'oss-cn-hangzhou.aliyuncs.com', bucket: 'b', object: '中/a+b.mp4' },
  credential: { accessKeyId: 'ak', accessKeySecret: 'sk', securityToken: 'token' },
  at: Date.parse('2023-12-16T16:20:57Z'),
  region: 'cn-hangzhou',
  signature: 'v4',
  minBytes: 1,
  maxBytes: 1024,
  expiresAt: Date.parse('2023-12-16T17:00:00Z'),
  contentType: 'video/mp4',
  successStatus: 200,
  extraFields: { 'x:user': '7' },
}

const policyOf = (fields: Record<string, string>) =>
  JSON.parse(Buffer.from(fields.policy, 'base64').toString('utf8'))

describe('the policy vectors', () => {
  it.each(vectors)('$name', ({ version, credentials, policyBase64, expected, time, region, ...vector }) => {
    if (version === 'v1') {
      expect(signPolicyV1(policyBase64, credentials.accessKeySecret)).toBe(expected.signature)
      return
    }
    const key = signingKeyV4(credentials.accessKeySecret, time?.basic.slice(0, 8) ?? '', region ?? '')
    expect(toHex(key)).toBe(vector.signingKeyHex)
    expect(signPolicyV4(policyBase64, key)).toBe(expected.signature)
  })

  it.each(vectors)('name the same fields as formFields, with the same values: $name', (vector) => {
    const { version, credentials, key, expected, time, region } = vector
    const fields = formFields({
      ...form,
      address: { ...form.address, object: key },
      credential: credentials,
      signature: version === 'v1' ? 'v1' : 'v4',
      at: (time?.unixSeconds ?? 0) * 1000,
      region,
      contentType: undefined,
      extraFields: undefined,
    })
    // The policy is ours, and with it the signature; all else must be the vector's.
    const theirs = present(expected.fields)
    const signatureField = version === 'v1' ? 'Signature' : 'x-oss-signature'
    expect({ ...fields, policy: theirs.policy, [signatureField]: expected.signature }).toEqual(theirs)
  })
})

describe('formFields', () => {
  it('sends the key first, then what is signed, then the rest', () => {
    expect(Object.keys(formFields(form))).toEqual([
      'key',
      'policy',
      'x-oss-signature-version',
      'x-oss-credential',
      'x-oss-date',
      'x-oss-security-token',
      'x-oss-signature',
      'success_action_status',
      'x-oss-content-type',
      'x:user',
    ])
    expect(Object.keys(formFields({ ...form, signature: 'v1' }))).toEqual([
      'key',
      'policy',
      'OSSAccessKeyId',
      'Signature',
      'x-oss-security-token',
      'success_action_status',
      'x-oss-content-type',
      'x:user',
    ])
  })

  it('demands in a V4 policy what OSS wants there, and this very object', () => {
    const fields = formFields(form)
    expect(policyOf(fields)).toEqual({
      expiration: '2023-12-16T17:00:00.000Z',
      conditions: expect.arrayContaining([
        { bucket: 'b' },
        { 'x-oss-signature-version': 'OSS4-HMAC-SHA256' },
        { 'x-oss-credential': 'ak/20231216/cn-hangzhou/oss/aliyun_v4_request' },
        { 'x-oss-date': '20231216T162057Z' },
        { 'x-oss-security-token': 'token' },
        { success_action_status: '200' },
        ['eq', '$key', '中/a+b.mp4'],
        ['content-length-range', 1, 1024],
      ]),
    })
    const key = signingKeyV4('sk', '20231216', 'cn-hangzhou')
    expect(fields['x-oss-signature']).toBe(signPolicyV4(fields.policy, key))
  })

  it('demands in a V1 policy this very object, and signs it whatever the time and the region', () => {
    const fields = formFields({ ...form, signature: 'v1', region: undefined })
    expect(policyOf(fields)).toEqual({
      expiration: '2023-12-16T17:00:00.000Z',
      conditions: [
        { bucket: 'b' },
        { success_action_status: '200' },
        ['eq', '$key', '中/a+b.mp4'],
        ['content-length-range', 1, 1024],
      ],
    })
    expect(fields.Signature).toBe(signPolicyV1(fields.policy, 'sk'))
    expect(formFields({ ...form, signature: 'v1', at: 0 })).toEqual(fields)
  })

  it('sends neither token nor content type where there is none', () => {
    const credential = { accessKeyId: 'ak', accessKeySecret: 'sk' }
    const fields = formFields({ ...form, credential, contentType: undefined })
    expect(fields).not.toHaveProperty('x-oss-security-token')
    expect(fields).not.toHaveProperty('x-oss-content-type')
    expect(JSON.stringify(policyOf(fields))).not.toContain('security-token')
  })

  it('needs a region for V4', () => {
    expect(() => formFields({ ...form, region: undefined })).toThrow(
      expect.objectContaining({ code: 'option-invalid' }),
    )
  })
})
