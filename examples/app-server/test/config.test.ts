import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from '../src/config.js'
import { createServer } from '../src/server.js'
import { createSessionTokens } from '../src/session-tokens.js'

const real = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'key-of-the-account',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret-of-the-account',
  VOD_REGION: 'ap-southeast-1',
  SESSION_SECRET: 's'.repeat(32),
}

describe('the environment', () => {
  test('empty, it leads to the emulator, with a secret that nobody knows', () => {
    const { isDemo, vod, sessionSecret, port, host, allowedOrigins } = readConfig({})
    assert.deepEqual(
      { isDemo, port, host, allowedOrigins, vod },
      {
        isDemo: true,
        port: 3000,
        host: '127.0.0.1',
        allowedOrigins: 'any',
        vod: {
          protocol: 'http',
          endpoint: '127.0.0.1:7070',
          accessKeyId: 'emulator',
          accessKeySecret: 'emulator-secret',
        },
      },
    )
    assert.notDeepEqual(readConfig({}).sessionSecret, sessionSecret)
  })

  test('with all four, it leads to the real VOD of the region, over TLS, and to no page in a browser', () => {
    const { isDemo, vod, allowedOrigins } = readConfig(real)
    assert.deepEqual(
      { isDemo, vod, allowedOrigins },
      {
        isDemo: false,
        allowedOrigins: [],
        vod: {
          protocol: 'https',
          endpoint: 'vod.ap-southeast-1.aliyuncs.com',
          accessKeyId: 'key-of-the-account',
          accessKeySecret: 'secret-of-the-account',
        },
      },
    )
  })

  const wrong: [string, Record<string, string>, RegExp][] = [
    ...Object.keys(real).map((name): [string, Record<string, string>, RegExp] => [
      `without ${name}`,
      { ...real, [name]: ' ' },
      new RegExp(`^${name} is not set: set all four of `),
    ]),
    [
      'with a key pair alone',
      { ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' },
      /^VOD_REGION and SESSION_SECRET are not set/,
    ],
    [
      'with a secret that can be guessed',
      { ...real, SESSION_SECRET: 'hunter2' },
      /^SESSION_SECRET must have 32 bytes/,
    ],
    [
      'with a region that is an address',
      { ...real, VOD_REGION: 'evil.example/' },
      /^VOD_REGION must be the id/,
    ],
    ['with a port that is none', { PORT: '65536' }, /^PORT must be a whole number from 0 to 65535/],
    ['with a limit of nothing', { UPLOADS_PER_DAY: '0' }, /^UPLOADS_PER_DAY must be a whole number from 1/],
    [
      'with an origin that has a path',
      { ALLOWED_ORIGINS: 'https://a.example/b' },
      /^ALLOWED_ORIGINS must be a list/,
    ],
    [
      'with a callback but no key',
      { VOD_CALLBACK_URL: 'https://a.example' },
      /^Set both VOD_CALLBACK_URL and/,
    ],
    ['with an emulator at no address', { EMULATOR_URL: '7070' }, /^EMULATOR_URL must be an address/],
    [
      'with a proxy that is no address',
      { TRUSTED_PROXIES: '10.0.0.0/8, proxy' },
      /^TRUSTED_PROXIES must be .*without 'proxy'/,
    ],
    ['with a range of proxies that is none', { TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES must be/],
    ['with a log level that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  ]
  for (const [how, env, sentence] of wrong) {
    test(`${how}, the server does not start, and one sentence says what to set`, () => {
      assert.throws(
        () => readConfig(env),
        ({ name, message }: Error) => {
          assert.equal(name, 'ConfigProblem')
          assert.match(message, sentence)
          assert.ok(!message.includes('secret-of-the-account') && !message.includes('hunter2'))
          return !message.includes('\n')
        },
      )
    })
  }
})

test('against the real VOD nobody gets a session for the asking, and one of your own secret is good', async () => {
  const config = readConfig({ ...real, LOG_LEVEL: 'silent' })
  const server = await createServer(config)
  const ask = (url: string, payload: object, headers = {}) =>
    server.inject({ method: 'POST', url, payload, headers })
  assert.equal((await ask('/demo-session', {})).statusCode, 404)
  const { issue } = createSessionTokens(new TextEncoder().encode(real.SESSION_SECRET), Date.now)
  const { token } = await issue('anna', 60)
  const claim = { kind: 'refresh-video', videoId: 'unknown' }
  const answer = await ask('/upload-credential', claim, { authorization: `Bearer ${token}` })
  assert.equal(answer.json().code, 'VideoNotYours')
  await server.close()
})

const pages: [string, string, string | undefined][] = [
  ['https://app.example', 'https://app.example', 'https://app.example'],
  ['https://app.example', 'https://evil.example', undefined],
  ['', 'https://app.example', undefined],
]
for (const [allowed, origin, granted] of pages) {
  test(`a page of ${origin} ${granted ? 'may' : 'may not'} call where '${allowed}' is allowed`, async () => {
    const server = await createServer(readConfig({ ...real, ALLOWED_ORIGINS: allowed, LOG_LEVEL: 'silent' }))
    const { headers } = await server.inject({
      method: 'OPTIONS',
      url: '/upload-credential',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
    assert.equal(headers['access-control-allow-origin'], granted)
    await server.close()
  })
}
