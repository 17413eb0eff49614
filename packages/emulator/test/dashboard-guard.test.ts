import { type Emulator, startEmulator } from '../src'
import { isForDashboard, refusalFor } from '../src/dashboard/guard'
import { send } from './raw-http'

test.each([
  ['127.0.0.1:7070', '/_emulator/', true],
  ['localhost:7070', '/_emulator', true],
  ['[::1]:7070', '/_emulator/events', true],
  ['evil.example', '/_emulator/faults', true],
  ['127.0.0.1:7070', '/_emulators/', false],
  ['127.0.0.1:7070', '/outin-emulator/_emulator/', false],
  ['outin-emulator.oss-cn-shanghai.localhost:7070', '/_emulator/a.mp4', false],
  ['vod.cn-shanghai.localhost:7070', '/_emulator/', false],
])('%s%s is for the dashboard: %j', (host, rawPath, expected) => {
  expect(isForDashboard({ host, rawPath })).toBe(expected)
})

const json = { 'content-type': 'application/json' }
const here = 'http://127.0.0.1:7070'

test.each<[string, string, string, Record<string, string>, boolean]>([
  ['GET', '127.0.0.1:7070', '/_emulator/', {}, true],
  ['GET', 'localhost:7070', '/_emulator/', {}, true],
  ['GET', '[::1]:7070', '/_emulator/', {}, true],
  ['GET', '192.168.1.20:7070', '/_emulator/', {}, true],
  ['GET', 'laptop.lan:7070', '/_emulator/', {}, true],
  ['GET', 'evil.example:7070', '/_emulator/', {}, false],
  ['GET', '127.0.0.1.evil.example', '/_emulator/', {}, false],
  ['GET', '127.0.0.1:7070', '/_emulator/events', { 'sec-fetch-site': 'same-origin' }, true],
  ['GET', '127.0.0.1:7070', '/_emulator/events', { 'sec-fetch-site': 'cross-site' }, false],
  ['GET', '127.0.0.1:7070', '/_emulator/objects/b/k', { 'sec-fetch-site': 'same-site' }, false],
  [
    'GET',
    '127.0.0.1:7070',
    '/_emulator/',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    true,
  ],
  [
    'GET',
    '127.0.0.1:7070',
    '/_emulator/objects/b/k',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    false,
  ],
  [
    'POST',
    '127.0.0.1:7070',
    '/_emulator/faults',
    { ...json, origin: here, 'sec-fetch-site': 'same-origin' },
    true,
  ],
  ['POST', '127.0.0.1:7070', '/_emulator/faults', json, true],
  ['POST', '127.0.0.1:7070', '/_emulator/faults', { ...json, origin: 'http://127.0.0.1:8080' }, false],
  ['POST', '127.0.0.1:7070', '/_emulator/faults', { ...json, origin: 'http://localhost:7070' }, false],
  ['POST', '127.0.0.1:7070', '/_emulator/faults', { ...json, origin: 'null' }, false],
  ['POST', '127.0.0.1:7070', '/_emulator/faults', { 'content-type': 'text/plain' }, false],
  ['POST', '127.0.0.1:7070', '/_emulator/faults', {}, false],
  ['POST', 'evil.example', '/_emulator/faults', { ...json, origin: 'http://evil.example' }, false],
])('%s %s%s with %j is let in: %j', (method, host, rawPath, headers, isLetIn) => {
  expect(refusalFor({ method, host, rawPath, headers }, 'laptop.lan') === undefined).toBe(isLetIn)
})

describe('over HTTP', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator()
  })
  afterAll(() => emulator.close())
  const post = (order: object, headers = {}) =>
    send(emulator, {
      method: 'POST',
      path: '/_emulator/faults',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(order),
    })

  test('the page allows nothing from elsewhere, and nobody may frame it or read it across origins', async () => {
    const { status, headers } = await send(emulator, {
      path: '/_emulator/',
      headers: { Origin: 'http://evil.example' },
    })
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/default-src 'none';.*frame-ancestors 'none'/)
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('a preflight for a button is not granted', async () => {
    const headers = { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' }
    const answer = await send(emulator, { method: 'OPTIONS', path: '/_emulator/faults', headers })
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('a button of another origin changes nothing', async () => {
    expect((await post({ unavailablePercent: 100 }, { Origin: 'http://evil.example' })).status).toBe(403)
    expect((await send(emulator, { path: '/outin-emulator/a' })).status).toBe(403)
    expect(emulator.requests().at(-1)?.fault).toBeUndefined()
  })

  test.each([
    ['{"unavailablePercent":101}', 400],
    ['{"rain":1}', 400],
    ['{"do":"explode"}', 400],
    ['[]', 400],
    ['no JSON', 400],
  ])('%s is answered %i and a sentence', async (body, status) => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await send(emulator, { method: 'POST', path: '/_emulator/faults', headers, body })
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(/^\S.*\.\n$/)
  })

  test('no path leads out of the folder of the page', async () => {
    for (const path of ['..%2Fpackage.json', '../package.json', 'state.d.mts', 'tsconfig.json']) {
      expect((await send(emulator, { path: `/_emulator/${path}` })).status).toBe(404)
    }
  })
})
