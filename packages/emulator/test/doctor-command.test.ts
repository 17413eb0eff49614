import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Emulator, startEmulator } from '../src'
import { readDoctorArguments } from '../src/doctor/doctor-arguments'
import { DOCTOR_HELP } from '../src/doctor/doctor-help'
import { runDoctor } from '../src/doctor/main'
import { rpcQuery } from './rpc-query'

async function ask(argv: string[], input = '') {
  const told = { code: -1, text: '', complaint: '' }
  const out = { write: (text: string) => (told.text += text) }
  const complaints = { write: (text: string) => (told.complaint += text) }
  told.code = await runDoctor(argv, out, { input: Readable.from([input]), complaints })
  return told
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')
const SECRETS = ['STS.NTexampleKeyId', 'exampleSecretOfTheKey', 'CAISexampleTokenOfSts']
const auth = encoded({
  AccessKeyId: SECRETS[0],
  AccessKeySecret: SECRETS[1],
  SecurityToken: SECRETS[2],
  ExpireUTCTime: '2026-01-31T12:40:00Z',
  Region: 'cn-shanghai',
})
const address = encoded({
  Endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
  Bucket: 'outin-1a2b',
  FileName: 'sv/a.mp4',
})
const answer = JSON.stringify({ UploadAuth: auth, UploadAddress: address, VideoId: 'v1' })
const at = ['--at', '2026-01-31T12:00:00Z']

test('a good answer is fine, and its bucket is put on the lists', async () => {
  const { code, text } = await ask(['--answer', '-', '--host', 'wechat', ...at], answer)
  expect(code).toBe(0)
  expect(text).toContain('It ends in 40 minutes')
  expect(text).toContain('https://outin-1a2b.oss-cn-shanghai.aliyuncs.com')
  expect(text).toMatch(/No problem found\.\n$/)
})

test.each([
  ['--answer', '-', answer],
  ['--auth', '-', auth],
  ['--address', '-', address],
])('%s comes from standard input', async (option, dash, input) => {
  expect(await ask([option, dash, ...at], input)).toMatchObject({ code: 0, complaint: '' })
})

test.each([[[]], [['--json']]])('no secret is printed with %j', async (more) => {
  const told = SECRETS.join(' ')
  const inputs: [string[], string][] = [
    [['--answer', '-'], answer],
    [['--answer', '-'], JSON.stringify({ Credentials: JSON.parse(Buffer.from(auth, 'base64').toString()) })],
    [['--auth', auth, '--address', encoded({ Endpoint: told, Bucket: told, FileName: told })], ''],
    [
      ['--error', '-'],
      `<Error><Code>AccessDenied</Code><Message>Signature=${auth} for ${SECRETS[0]}</Message></Error>`,
    ],
  ]
  for (const [argv, input] of inputs) {
    const { text, complaint } = await ask([...argv, ...at, ...more], input)
    expect(text.length).toBeGreaterThan(100)
    for (const secret of [...SECRETS, auth]) expect(text + complaint).not.toContain(secret)
  }
})

test('a problem ends it with 1, and programs get one object', async () => {
  const { code, text } = await ask(['--answer', '-', '--at', '2026-01-31T13:00:00Z', '--json'], answer)
  expect(code).toBe(1)
  const report = JSON.parse(text)
  expect(report).toMatchObject({ isWell: false, errors: [] })
  expect(report.credential).toContainEqual(expect.objectContaining({ level: 'problem', about: 'expiry' }))
})

test('an object for programs stays one, whatever the error says', async () => {
  const error = '<Error><Code>AccessDenied</Code><Message>signature="a\\" policy="b"</Message></Error>'
  const { text } = await ask(['--error', '-', '--json'], error)
  expect(JSON.parse(text).errors[0].code).toBe('AccessDenied')
})

test("VOD's error in the place of an answer is explained", async () => {
  const { code, text } = await ask(
    ['--answer', '-'],
    JSON.stringify({ Code: 'Forbidden.InitFailed', Message: 'No.' }),
  )
  expect(code).toBe(1)
  expect(text).toContain('The account may not upload in this region.')
})

test('a code is asked about without a file', async () => {
  const { code, text } = await ask(['--error', 'NoSuchBucket'])
  expect(code).toBe(1)
  expect(text).toContain('This endpoint has no such bucket.')
})

test('a file that is not there is a wrong call', async () => {
  expect(await ask(['--error', '/none/error.xml'])).toEqual({
    code: 2,
    text: '',
    complaint: "The file '/none/error.xml' cannot be read (ENOENT). doctor --help shows how to ask.\n",
  })
})

test('nothing in it can reach a network', () => {
  const folder = join(__dirname, '../src/doctor')
  const files = readdirSync(folder)
  expect(files.length).toBeGreaterThan(10)
  const reaching = files.filter((file) =>
    /\bfetch\(|node:(https?|net|dns|tls|dgram|http2|child_process)'/.test(
      readFileSync(join(folder, file), 'utf8'),
    ),
  )
  expect(reaching).toEqual([])
})

test.each([
  [[], 'Nothing to look at: give --region and --bucket, --answer, --auth, --address or --error.'],
  [['--bucket', 'mine'], '--bucket needs --region.'],
  [['--region', 'Shanghai!'], "--region must look like cn-shanghai, not 'Shanghai!'."],
  [
    ['--region', 'cn-shanghai', '--bucket', 'B'],
    "--bucket must be 3 to 63 lower-case letters, digits and hyphens, not 'B'.",
  ],
  [
    ['--region', 'cn-shanghai', '--host', 'qq'],
    "--host must be one of wechat, alipay, bytedance, taro, uni, h5, not 'qq'.",
  ],
  [
    ['--region', 'cn-shanghai', '--server', 'http://a.b'],
    "--server must look like https://api.example.com, without a path, not 'http://a.b'; hosts take https alone.",
  ],
  [
    ['--region', 'cn-shanghai', '--origin', 'a.b/c'],
    "--origin must look like https://www.example.com, not 'a.b/c'.",
  ],
  [['--region', 'cn-shanghai', '--accelerate'], '--accelerate needs --bucket.'],
  [['--auth', '-', '--address', '-'], 'Only one thing can come from standard input.'],
  [['--answer', 'a.json', '--auth', 'b'], 'Give either --answer, or --auth and --address.'],
  [['--signed', 'a.txt'], '--signed needs --error, to be compared with it.'],
  [['--error', '-', '--at', 'noon'], "--at must be a time such as 2026-01-31T12:00:00Z, not 'noon'."],
  [['--nothing'], 'The option --nothing is unknown or has a wrong value.'],
  [['eyJ...'], 'An argument belongs to no option.'],
])('%j is a wrong call', async (argv, problem) => {
  const complaint = `${problem} doctor --help shows how to ask.`
  expect(readDoctorArguments(argv)).toEqual({ problem: complaint })
  expect(await ask(argv)).toEqual({ code: 2, text: '', complaint: `${complaint}\n` })
})

describe('the two examples of --help', () => {
  let emulator: Emulator
  let folder: string
  beforeAll(async () => {
    emulator = await startEmulator()
    folder = mkdtempSync(join(tmpdir(), 'doctor-'))
  })
  afterAll(async () => {
    await emulator.close()
    rmSync(folder, { recursive: true })
  })

  const examples = DOCTOR_HELP.split('\n')
    .filter((line) => line.startsWith('       ') && line.includes('npx'))
    .map((line) => line.trim())

  test('are two, and --help ends with 0', async () => {
    expect(examples).toHaveLength(2)
    expect(await ask(['--help'])).toEqual({ code: 0, text: DOCTOR_HELP, complaint: '' })
  })

  test('run in a shell, the second against a server with an answer of VOD', async () => {
    const query = rpcQuery(emulator, 'GET', {
      Action: 'CreateUploadVideo',
      Title: 'Film',
      FileName: 'film.mp4',
    })
    const vodAnswer = await (await fetch(`${emulator.url}/?${query}`)).text()
    writeFileSync(join(folder, 'answer.json'), vodAnswer)
    const bin = join(__dirname, '..', 'bin', 'vod-upload-emulator.mjs')
    const outputs = await Promise.all(
      examples.map((example) => {
        const line = example
          .replace('npx @vod-upload/emulator', `"${process.execPath}" "${bin}"`)
          .replace('curl -s https://your.server/upload-credential', 'cat answer.json')
        return new Promise<string>((resolve, reject) => {
          execFile('sh', ['-c', line], { cwd: folder }, (error, stdout) =>
            error ? reject(error) : resolve(stdout),
          )
        })
      }),
    )
    expect(outputs[0]).toContain('https://my-bucket.oss-cn-shanghai.aliyuncs.com')
    expect(outputs[1]).toContain('this machine, where http is allowed')
    expect(outputs[1]).toContain('No problem found.')
  })
})
