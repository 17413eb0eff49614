import type { FormUpload, HttpResponse } from '@vod-upload/platform'
import { formFor, latestAt } from './ask'
import type { AdapterBench, Answer } from './bench'
import type { Clause } from './clause'
import { expectBytes, expectSame, expectTrue, pause } from './evidence'
import { type FormPart, formParts } from './form-parts'
import { everyByte, sampleBytes, utf8Text } from './sample-bytes'

/** As OSS wants them: with the signs of Base64, and with what separates parts and parameters. */
const PLAIN_FIELDS = {
  key: 'dir/a clip.mp4',
  policy: 'eyJ+/w==',
  'x-oss-signature': 'a+b/c=',
  success_action_status: '200',
  callback: 'a=1&b=2; "c" %41\r\n--x',
}

const FOREIGN_FIELDS = { key: '目录/é 视频 🎬.mp4' }

const STATUSES = [200, 201, 204, 400, 403, 500]

/** How long progress that comes too late may take to come. */
const LATE_MS = 20

async function upload(
  bench: AdapterBench,
  given: Partial<FormUpload> = {},
  answer: Answer = {},
): Promise<{
  readonly parts: readonly FormPart[]
  readonly answered: HttpResponse
  readonly bodyBytes: number
}> {
  const url = bench.server.urlFor(answer)
  const answered = await bench.platform.uploadForm(await formFor(bench, url, given))
  const arrived = await latestAt(bench, url)
  return { parts: formParts(arrived), answered, bodyBytes: arrived.body.length }
}

function valuesOf(parts: readonly FormPart[]): Record<string, string> {
  const fields = parts.filter(({ fileName }) => fileName === undefined)
  return Object.fromEntries(fields.map(({ name, body }) => [name, utf8Text(body)]))
}

/** By name, so that a host which sends the file first keeps the clauses that say nothing of order. */
function sorted(fields: Readonly<Record<string, string>>): unknown {
  return Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
}

export const formClauses: readonly Clause[] = [
  {
    id: 'form-fields',
    topic: 'form',
    promise: 'Every field of a form arrives with its value',
    async check(bench) {
      const { parts } = await upload(bench, { fields: { ...PLAIN_FIELDS } })
      expectSame('The fields', sorted(valuesOf(parts)), sorted(PLAIN_FIELDS))
    },
  },
  {
    id: 'form-fields-utf8',
    topic: 'form',
    promise: 'Values of fields arrive as UTF-8',
    async check(bench) {
      const { parts } = await upload(bench, { fields: { ...FOREIGN_FIELDS } })
      expectSame('The fields', valuesOf(parts), FOREIGN_FIELDS)
    },
  },
  {
    id: 'form-order',
    topic: 'form',
    promise:
      'The fields come in their order, and the file comes last, unless the adapter says that it does not',
    silentWhere: ({ capabilities }) =>
      capabilities.formFileLast === 'unknown' ? 'The adapter does not say where the file goes.' : undefined,
    async check(bench) {
      const { parts } = await upload(bench, { fields: { b: '1', a: '2', c: '3' } })
      const order = parts.map(({ name, fileName }) => (fileName === undefined ? name : 'the file'))
      if (bench.platform.capabilities.formFileLast === true) {
        return expectSame('The order', order, ['b', 'a', 'c', 'the file'])
      }
      // Whoever is too modest never gets to upload by a form.
      expectTrue(order[3] !== 'the file', 'It says that the file does not come last, and it does.')
    },
  },
  {
    id: 'form-file',
    topic: 'form',
    promise: 'The file arrives whole, with bytes of 0 to 255',
    async check(bench) {
      const bytes = Uint8Array.from([...sampleBytes(70_000), ...everyByte(), 13, 10, 45, 45])
      const { parts } = await upload(bench, { source: await bench.place('clip.mp4', bytes) })
      const file = parts.find(({ fileName }) => fileName !== undefined)
      expectBytes('The file', file?.body ?? new Uint8Array(0), bytes)
    },
  },
  {
    id: 'form-file-field',
    topic: 'form',
    promise: 'The file arrives in the field that was named',
    async check(bench) {
      const { parts } = await upload(bench, { fileField: 'media' })
      expectSame('The field', parts.find(({ fileName }) => fileName !== undefined)?.name, 'media')
    },
  },
  {
    id: 'form-fields-kept',
    topic: 'form',
    promise: 'The fields of the caller are left as they are',
    async check(bench) {
      const fields = { ...PLAIN_FIELDS }
      await upload(bench, { fields })
      expectSame('The fields', fields, PLAIN_FIELDS)
    },
  },
  {
    id: 'form-status',
    topic: 'form',
    promise: 'The answer to a form resolves with its status: 200, 201, 204, 400, 403, 500',
    async check(bench) {
      for (const status of STATUSES) {
        expectSame('The status', (await upload(bench, {}, { status })).answered.status, status)
      }
    },
  },
  {
    id: 'form-text',
    topic: 'form',
    promise: 'What the answer to a form says comes through as text, that of a refusal too',
    async check(bench) {
      for (const status of [200, 403]) {
        const body = '{ "Code" : "AccessDenied", "n": 1.0 }'
        const { answered } = await upload(bench, {}, { status, body })
        expectSame('The text', answered.text, body)
      }
    },
  },
  {
    id: 'form-text-none',
    topic: 'form',
    promise: 'An answer to a form that says nothing comes through as empty text',
    async check(bench) {
      for (const status of [200, 204]) {
        expectSame('The text', (await upload(bench, {}, { status })).answered.text, '')
      }
    },
  },
  {
    id: 'form-once',
    topic: 'form',
    promise: 'A form is sent once: trying again is the business of the core',
    async check(bench) {
      const url = bench.server.urlFor({ status: 500 })
      await bench.platform.uploadForm(await formFor(bench, url))
      expectSame('Times it arrived', (await bench.server.arrivedAt(url)).length, 1)
    },
  },
  {
    id: 'form-header-names',
    topic: 'form',
    promise: 'Headers of the answer to a form, where the host tells them, have names in lower case',
    async check(bench) {
      const { answered } = await upload(bench, {}, { headers: { ETag: '"5F"' } })
      const loud = Object.keys(answered.headers).filter((name) => name !== name.toLowerCase())
      expectSame('Names with capitals', loud, [])
    },
  },
  {
    id: 'form-headers',
    topic: 'form',
    promise: 'Headers of the answer to a form come through with their values, those of a refusal too',
    needs: ['formHeaders'],
    async check(bench) {
      const sent = { 'x-oss-request-id': '65F', etag: '"5F"' }
      for (const status of [200, 403]) {
        const { headers } = (await upload(bench, {}, { status, headers: sent })).answered
        // In any case: another clause minds the names.
        const seen = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        for (const [name, value] of Object.entries(sent)) {
          if (bench.hiddenHeaders.includes(name)) continue
          expectSame(`Header ${name} with ${status}`, seen.get(name), value)
        }
      }
    },
  },
  {
    id: 'form-progress',
    topic: 'form',
    promise: 'Progress of a form, where it is told, rises and stays within the body',
    async check(bench) {
      const told: number[] = []
      const source = await bench.place('clip.mp4', sampleBytes(150_000))
      const { bodyBytes } = await upload(bench, { source, onProgress: (sentBytes) => told.push(sentBytes) })
      const rises = told.every((sentBytes, index) => sentBytes >= (told[index - 1] ?? 0))
      const fits = told.every((sentBytes) => Number.isInteger(sentBytes) && sentBytes <= bodyBytes)
      expectTrue(rises && fits, `It told ${told.join(', ')} of a body of ${bodyBytes} bytes.`)
    },
  },
  {
    id: 'form-progress-told',
    topic: 'form',
    promise: 'Progress of a form is told',
    needs: ['formProgress'],
    async check(bench) {
      let told = 0
      const source = await bench.place('clip.mp4', sampleBytes(150_000))
      const onProgress = () => {
        told += 1
      }
      await upload(bench, { source, onProgress })
      expectTrue(told > 0, 'Nothing was told.')
    },
  },
  {
    id: 'form-progress-end',
    topic: 'form',
    promise: 'No progress is told after a form has ended',
    async check(bench) {
      let ended = false
      let late = 0
      const onProgress = () => {
        if (ended) late += 1
      }
      await upload(bench, { onProgress })
      ended = true
      await pause(LATE_MS)
      expectSame('Progress after the end', late, 0)
    },
  },
]
