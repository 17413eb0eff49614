import type { FormUpload, HttpResponse } from '@vod-upload/platform'
import { sampleBytes } from '../sample-bytes'
import {
  parsedAndWritten,
  rejecting,
  type Saboteur,
  spoilForm,
  spoilFormAnswer,
  withLoudNames,
} from './spoil'

type Fields = FormUpload['fields']

function changingFields(
  change: (entries: Array<[string, string]>) => Array<[string, string]>,
): Saboteur['spoil'] {
  const changed = (fields: Fields): Fields => Object.fromEntries(change(Object.entries(fields)))
  return spoilForm((form, send) => send({ ...form, fields: changed(form.fields) }))
}

/** As hosts do that give no `data` where nothing was said. */
function withoutText(answer: HttpResponse): HttpResponse {
  return answer.text === '' ? { ...answer, text: undefined as unknown as string } : answer
}

/** Too late for whoever has its answer. */
const LATE_MS = 5

export const formSaboteurs: readonly Saboteur[] = [
  {
    name: 'takes a plus sign for a space',
    breaks: 'form-fields',
    spoil: changingFields((fields) => fields.map(([name, value]) => [name, value.replace(/\+/g, ' ')])),
  },
  {
    name: 'escapes what is not ASCII',
    breaks: 'form-fields-utf8',
    spoil: changingFields((fields) =>
      fields.map(([name, value]) => [name, value.replace(/[^\r\n -~]+/g, encodeURIComponent)]),
    ),
  },
  {
    name: 'turns the fields round',
    breaks: 'form-order',
    spoil: changingFields((fields) => fields.reverse()),
  },
  {
    name: 'says of a form in order that it is not',
    breaks: 'form-order',
    spoil: (adapter) => ({ ...adapter, capabilities: { ...adapter.capabilities, formFileLast: false } }),
  },
  {
    name: 'sends another file',
    breaks: 'form-file',
    spoil: spoilForm(async (form, send, bench) => {
      if (form.source === bench.missing) return send(form)
      return send({ ...form, source: await bench.place('other.mp4', sampleBytes(3000)) })
    }),
  },
  {
    name: 'calls the field of the file as it likes',
    breaks: 'form-file-field',
    spoil: spoilForm((form, send) => send({ ...form, fileField: 'file' })),
  },
  {
    name: 'writes into the fields of the caller',
    breaks: 'form-fields-kept',
    spoil: spoilForm(async (form, send) => {
      const answer = await send(form)
      Object.assign(form.fields, { 'x-added': '1' })
      return answer
    }),
  },
  {
    name: 'fails on a form that is answered 400',
    breaks: 'form-status',
    spoil: spoilFormAnswer(rejecting(400)),
  },
  { name: 'parses the answer to a form', breaks: 'form-text', spoil: spoilFormAnswer(parsedAndWritten) },
  {
    name: 'gives no text for an empty answer to a form',
    breaks: 'form-text-none',
    spoil: spoilFormAnswer(withoutText),
  },
  {
    name: 'sends a form again that was answered 500',
    breaks: 'form-once',
    spoil: spoilForm(async (form, send) => {
      const answer = await send(form)
      return answer.status === 500 ? send({ ...form, onProgress: undefined }) : answer
    }),
  },
  {
    name: 'leaves capitals in the headers of a form',
    breaks: 'form-header-names',
    spoil: spoilFormAnswer(withLoudNames),
  },
  {
    name: 'keeps the headers of a form to itself',
    breaks: 'form-headers',
    spoil: spoilFormAnswer((answer) => ({ ...answer, headers: {} })),
  },
  {
    name: 'keeps the headers of a refused form to itself',
    breaks: 'form-headers',
    spoil: spoilFormAnswer((answer) => (answer.status === 403 ? { ...answer, headers: {} } : answer)),
  },
  {
    name: 'lets progress fall',
    breaks: 'form-progress',
    spoil: spoilForm(async (form, send) => {
      const answer = await send(form)
      for (const sentBytes of [2, 1]) form.onProgress?.(sentBytes)
      return answer
    }),
  },
  {
    name: 'tells nothing of a form on its way',
    breaks: 'form-progress-told',
    spoil: spoilForm((form, send) => send({ ...form, onProgress: undefined })),
  },
  {
    name: 'tells progress too late',
    breaks: 'form-progress-end',
    spoil: spoilForm(async (form, send) => {
      const answer = await send(form)
      setTimeout(() => form.onProgress?.(1), LATE_MS)
      return answer
    }),
  },
]
