import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import type { Incoming } from '../http/incoming'
import { type ReceivedBody, receiveBody } from '../store/receive-body'
import { OssError } from './oss-error'

/** Source: PostObject: a field's name has at most 8 KB, its value at most 2 MB. */
const LONGEST_NAME_BYTES = 8 * 1024
const LONGEST_VALUE_BYTES = 2 * 1024 ** 2

type FormParser = InstanceType<typeof Busboy>

export interface FormFile {
  fileName: string
  contentType: string
}

export interface ReadForm {
  file: FormFile
  received: ReceivedBody
}

/** Decides by the fields before the file whether the upload may go on, and says where to write it. */
type OnFile = (fields: Readonly<Record<string, string>>, file: FormFile) => string

interface Reading {
  /** Those before the file; lower-case names. */
  fields: Record<string, string>
  stream?: Readable
  form?: Promise<ReadForm>
  problem?: OssError
}

/**
 * Reads a multipart/form-data upload. OSS ignores whatever follows the `file` field, so `onFile` gets the fields that
 * came before it. The form is always read to its end, so that the client is there to hear a refusal; a refused or
 * broken one leaves no file.
 */
export async function readForm({ headers, body }: Incoming, onFile: OnFile): Promise<ReadForm> {
  const reading: Reading = { fields: {} }
  const parser = parserFor(headers)
  follow(parser, reading, onFile)
  let problem: unknown
  try {
    await parse(body, parser)
  } catch (error) {
    problem = error
    reading.stream?.destroy()
  }
  problem ??= reading.problem
  if (!reading.form) throw problem ?? new OssError('IncorrectNumberOfFilesInPOSTRequest')
  const form = await reading.form.catch((error: unknown) => {
    throw problem ?? error
  })
  if (problem === undefined) return form
  await rm(form.received.path, { force: true })
  throw problem
}

function follow(parser: FormParser, reading: Reading, onFile: OnFile): void {
  parser.on('field', (name, value, isNameTruncated, isValueTruncated) => {
    if (isNameTruncated || isValueTruncated) reading.problem ??= new OssError('FieldItemTooLong')
    if (!reading.stream) reading.fields[name.toLowerCase()] = value
  })
  parser.on('file', (_name, stream, fileName, _encoding, contentType) => {
    // A form that ends too early is reported by the parser as well.
    stream.on('error', () => undefined)
    if (reading.stream) reading.problem ??= new OssError('IncorrectNumberOfFilesInPOSTRequest')
    if (reading.problem) {
      stream.resume()
      return
    }
    reading.stream = stream
    const file = { fileName: fileName ?? '', contentType }
    reading.form = writeFile(stream, () => onFile(reading.fields, file)).then((received) => ({
      file,
      received,
    }))
    // It is awaited at the end of the form; until then a rejection must not count as unhandled.
    reading.form.catch(() => stream.resume())
  })
}

function parse(body: Readable, parser: FormParser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('finish', resolve)
    parser.on('error', () => {
      body.unpipe(parser)
      body.resume()
      reject(new OssError('MalformedPOSTRequest'))
    })
    body.once('error', reject)
    body.pipe(parser)
  })
}

async function writeFile(stream: Readable, choosePath: () => string): Promise<ReceivedBody> {
  return receiveBody(stream, choosePath())
}

function parserFor(headers: Readonly<Record<string, string>>): FormParser {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: {
        fieldNameSize: LONGEST_NAME_BYTES,
        fieldSize: LONGEST_VALUE_BYTES,
        fields: 1000,
        fileSize: Infinity,
      },
      // OSS goes by the field's name: a part named otherwise is a field even if it carries a file name.
      isPartAFile: (name) => name?.toLowerCase() === 'file',
    })
  } catch {
    throw new OssError('MalformedPOSTRequest')
  }
}
