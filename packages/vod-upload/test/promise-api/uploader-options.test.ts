import { type CreateUploaderOptions, coreOptions } from '../../src/promise-api/uploader-options'

const getAuth = () => ({ UploadAuth: '', UploadAddress: '' })

test('nothing but getAuth: how many go at once is left to the core', () => {
  const options = coreOptions({ getAuth })
  expect(options.signature).toBe('auto')
  expect([options.parallelFiles, options.parallelParts, options.memoryBytes]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(options.retry).toEqual({ retries: 5, delayMs: 1000, growth: 2, maxDelayMs: 30000 })
  expect(options).toMatchObject({ stallTimeoutMs: 20000, wifiOnly: false, allowHttp: false })
})

test('what is given is taken, and a retry policy may be given in part', () => {
  const given = {
    region: 'cn-x',
    signature: 'v4',
    partSizeBytes: 5,
    formMaxBytes: 0,
    parallelParts: 1,
    contentMd5: async () => '',
    stallTimeoutMs: 9,
    wifiOnly: true,
    allowHttp: true,
  } as const
  const options = coreOptions({
    getAuth,
    ...given,
    parallelFiles: 2,
    requestTimeoutMs: 7,
    retry: { retries: 0, delayMs: undefined },
  })
  expect(options).toMatchObject({ ...given, parallelFiles: 2, requestTimeoutMs: 7 })
  expect(options.retry).toMatchObject({ retries: 0, delayMs: 1000 })
})

test.each(['auto', 'v4', 'v1'] as const)('signature %s is taken', (signature) => {
  expect(coreOptions({ getAuth, signature })).toMatchObject({ signature })
})

test.each<[string, object | undefined]>([
  ['getAuth', undefined],
  ['getAuth', {}],
  ['getAuth', { getAuth: 'url' }],
  ['authTimeoutMs', { getAuth, authTimeoutMs: 0 }],
  ['partSizeBytes', { getAuth, partSizeBytes: Number.NaN }],
  ['formMaxBytes', { getAuth, formMaxBytes: -1 }],
  ['parallelParts', { getAuth, parallelParts: 0 }],
  ['memoryBytes', { getAuth, memoryBytes: 0 }],
  ['parallelFiles', { getAuth, parallelFiles: '3' }],
  ['parallelFiles', { getAuth, parallelFiles: Infinity }],
  ['requestTimeoutMs', { getAuth, requestTimeoutMs: null }],
  ['contentMd5', { getAuth, contentMd5: true }],
  ['signature', { getAuth, signature: 'V4' }],
  ['signature', { getAuth, signature: null }],
  ['region', { getAuth, region: 7 }],
  ['retry.retries', { getAuth, retry: { retries: -1 } }],
  ['retry.growth', { getAuth, retry: { growth: 0.5 } }],
])('%s that makes no sense is said by name: %p', (name, options) => {
  const read = () => coreOptions(options as CreateUploaderOptions)
  expect(read).toThrow(
    expect.objectContaining({ code: 'option-invalid', message: expect.stringContaining(name) }),
  )
})

test.each(['', null, undefined])('region %p leaves it to the credential', (region) => {
  const options: unknown = { getAuth, region }
  expect(coreOptions(options as CreateUploaderOptions).region).toBeUndefined()
})

test('what hears of spans is a function, or nothing', () => {
  const trace = () => undefined
  expect(coreOptions({ getAuth, trace }).trace).toBe(trace)
  const options: unknown = { getAuth, trace: 'console' }
  expect(coreOptions(options as CreateUploaderOptions).trace).toBeUndefined()
})
