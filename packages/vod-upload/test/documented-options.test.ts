import { authTimeoutMs, coreOptions, type VODUploadOptions } from '../src/documented/options'

const read = (options: Record<string, unknown>) => coreOptions(options as VODUploadOptions)

test('what is left out hides no default of the core; the rest are the documented ones', () => {
  expect(coreOptions({})).toStrictEqual({
    parallelFiles: 1,
    wifiOnly: false,
    allowHttp: false,
    retry: { retries: 3, delayMs: 2000, growth: 1, maxDelayMs: 2000 },
  })
})

test('what is given is taken', () => {
  const contentMd5 = async () => ''
  const given: VODUploadOptions = {
    signature: 'v1',
    region: 'cn-beijing',
    partSize: 204800,
    formMaxSize: 0,
    parallel: 2,
    timeout: 7000,
    stallTimeout: 8000,
    wifiOnly: true,
    allowHttp: true,
    contentMd5,
    retryCount: 0,
    retryDuration: 0.5,
  }
  expect(coreOptions(given)).toStrictEqual({
    signature: 'v1',
    region: 'cn-beijing',
    partSizeBytes: 204800,
    formMaxBytes: 0,
    parallelParts: 2,
    parallelFiles: 1,
    requestTimeoutMs: 7000,
    stallTimeoutMs: 8000,
    wifiOnly: true,
    allowHttp: true,
    contentMd5,
    retry: { retries: 0, delayMs: 500, growth: 1, maxDelayMs: 500 },
  })
})

test.each([
  ['V4', { signature: 'v4' }],
  ['v9', {}],
  [4, {}],
])('a signature %j is taken as one that there is, or left to the region', (signature, expected) => {
  const { signature: taken } = read({ signature })
  expect({ ...(taken && { signature: taken }) }).toEqual(expected)
})

test.each([
  ['300000', 300000],
  ['abc', undefined],
  [-1, undefined],
  [null, undefined],
])('formMaxSize %j is %j', (formMaxSize, expected) => {
  expect(read({ formMaxSize }).formMaxBytes).toBe(expected)
})

test.each([
  ['5', 5],
  [0, 0],
  ['0', 0],
  [undefined, 3],
  [null, 3],
  ['', 3],
  [-1, 3],
  ['many', 3],
  [Number.NaN, 3],
  [Infinity, 3],
])('a retryCount of %p is %i retries', (retryCount, retries) => {
  expect(read({ retryCount }).retry?.retries).toBe(retries)
})

test.each([
  ['7', 7],
  [0.5, 0.5],
  [0, undefined],
  [-1, undefined],
  [null, undefined],
  ['long', undefined],
  [Infinity, undefined],
])('a time or size of %p is %p', (given, expected) => {
  const { partSizeBytes, requestTimeoutMs, stallTimeoutMs } = read({
    partSize: given,
    timeout: given,
    stallTimeout: given,
  })
  expect([partSizeBytes, requestTimeoutMs, stallTimeoutMs]).toEqual([expected, expected, expected])
})

test.each([
  [2.9, 2],
  [0.3, 1],
  ['4', 4],
  [0, undefined],
  ['some', undefined],
])('%p parts at a time are %p', (parallel, expected) => {
  expect(read({ parallel }).parallelParts).toBe(expected)
})

test.each([
  ['wifiOnly', 'true', false],
  ['allowHttp', 1, false],
  ['contentMd5', 'spark', undefined],
  ['region', '', undefined],
  ['region', 7, undefined],
])('%s of %p is not taken', (name, given, expected) => {
  expect(read({ [name]: given })).toMatchObject(expected === undefined ? {} : { [name]: expected })
  expect(read({ [name]: given })).not.toMatchObject({ [name]: given })
})

test.each([
  [undefined, 300000],
  [0, 300000],
  [-5, 300000],
  [1500, 1500],
])('the app has, with an authTimeout of %p, %i ms to answer', (authTimeout, expected) => {
  expect(authTimeoutMs({ authTimeout })).toBe(expected)
})

test('what hears of spans is a function, or nothing', () => {
  const trace = () => undefined
  expect(read({ trace }).trace).toBe(trace)
  expect(read({ trace: 'console' }).trace).toBeUndefined()
})
