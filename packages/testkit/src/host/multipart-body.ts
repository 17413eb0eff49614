/** A `multipart/form-data` body around a file that is not in memory. */
export interface MultipartBody {
  readonly contentType: string
  readonly head: Buffer
  readonly tail: Buffer
}

export interface FilePart {
  readonly name: string
  readonly fileName: string
  readonly contentType: string
}

/** Where a host puts the file among the fields; OSS ignores every field after it. */
export type FilePlace = 'last' | 'first'

/** The fields in the order of the object, with the file behind or before them. */
export function multipartBody(
  fields: Readonly<Record<string, unknown>>,
  file: FilePart,
  boundary: string,
  place: FilePlace = 'last',
): MultipartBody {
  const fieldParts = Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${String(value)}\r\n`,
    )
    .join('')
  const fileHead =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="${quoted(file.name)}"; filename="${quoted(file.fileName)}"\r\n` +
    `Content-Type: ${file.contentType}\r\n\r\n`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    head: Buffer.from(place === 'last' ? fieldParts + fileHead : fileHead, 'utf8'),
    tail: Buffer.from(`\r\n${place === 'last' ? '' : fieldParts}--${boundary}--\r\n`, 'utf8'),
  }
}

/** As browsers write names that would end the quotes or the line. */
function quoted(name: string): string {
  return name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22')
}
