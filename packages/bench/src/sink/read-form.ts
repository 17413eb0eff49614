import type { IncomingMessage } from 'node:http'
import { Busboy } from '@fastify/busboy'
import { type Measured, measure } from './measured'

/** Reads a form of fields and one file; rejects where it breaks off. */
export function readForm(
  incoming: IncomingMessage,
  onBytes: (bytes: number) => void,
): Promise<{ readonly fields: Record<string, string>; readonly file: Measured }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    let file: Promise<Measured> | undefined
    const form = new Busboy({
      headers: { ...incoming.headers, 'content-type': incoming.headers['content-type'] ?? '' },
    })
    form.on('field', (name: string, value: string) => {
      fields[name] = value
    })
    form.on('file', (_name: string, body) => {
      file = measure(body, onBytes)
      file.catch(reject)
    })
    form.on('error', reject)
    form.on('finish', () => {
      if (file === undefined) reject(new Error('The form has no file.'))
      else file.then((measured) => resolve({ fields, file: measured }), reject)
    })
    incoming.on('error', reject)
    incoming.pipe(form)
  })
}
