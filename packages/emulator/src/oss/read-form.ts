import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import type { Incoming } from '../http/incoming'
import { type ReceivedBody, receiveBody } from '../store/receive-body'
import { OssError } from './oss-error'

/** Source: PostObject: a field's name has at most 8 KB, its value at most 2 MB. */
const LONGEST_NAME_BYTES = 8 * 1024
const LONGEST_VALUE_BYTES = 2 * 1024 ** 2

export interface FormFile {
  fileName: string
  contentType: string
}

export interface ReadForm {
  file: FormFile
  received: ReceivedBody
}

/**
 * Reads a multipart/form-data upload. OSS ignores whatever follows the `file` field, so `onFile` gets the fields that
 * came before it (lower-case names), decides whether the upload may go on, and says where to write the file.
 * The form is always read to its end, so that the client is there to hear a refusal.
 */
export function readForm(
  { headers, body }: Incoming,
  onFile: (fields: Readonly<Record<string, string>>, file: FormFile) => string,
): Promise<ReadForm> {
  const fields: Record<string, string> = {}
  let form: Promise<ReadForm> | undefined
  let problem: OssError | undefined

  const parser = parserFor(headers)
  parser.on('field', (name, value, isNameTruncated, isValueTruncated) => {
    if (isNameTruncated || isValueTruncated) problem ??= new OssError('FieldItemTooLong')
    if (!form) fields[name.toLowerCase()] = value
  })
  parser.on('file', (_name, stream, fileName, _encoding, contentType) => {
    const file = { fileName: fileName ?? '', contentType }
    if (form) problem ??= new OssError('IncorrectNumberOfFilesInPOSTRequest')
    if (form || problem) {
      stream.resume()
      return
    }
    form = writeFile(stream, () => onFile(fields, file)).then((received) => ({ file, received }))
    // It is awaited at the end of the form; until then a rejection must not count as unhandled.
    form.catch(() => stream.resume())
  })
  return new Promise((resolve, reject) => {
    parser.once('error', () => reject(new OssError('MalformedPOSTRequest')))
    parser.once('finish', () => {
      if (problem) reject(problem)
      else if (form) resolve(form)
      else reject(new OssError('IncorrectNumberOfFilesInPOSTRequest'))
    })
    body.once('error', (error) => {
      parser.destroy()
      reject(error)
    })
    body.pipe(parser)
  })
}

async function writeFile(stream: Readable, choosePath: () => string): Promise<ReceivedBody> {
  return receiveBody(stream, choosePath())
}

function parserFor(headers: Readonly<Record<string, string>>): InstanceType<typeof Busboy> {
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
