import { request } from 'node:http'
import type { Emulator } from '../src'

export interface RawRequest {
  method?: string
  /** With its query, percent-encoded. */
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface RawResponse {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  /** Names as they came over the wire. */
  headerNames: string[]
  text: string
}

/** One plain request over loopback; `Host` may be any name, as if it resolved here. */
export function send(emulator: Emulator, { method = 'GET', path, headers = {}, body }: RawRequest) {
  return new Promise<RawResponse>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: emulator.port, method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(response.headers).map(([k, v]) => [k, String(v)])),
            headerNames: response.rawHeaders.filter((_, index) => index % 2 === 0),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The content of the first element of that name. */
export function xmlValue({ text }: RawResponse, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1]?.replaceAll('&quot;', '"')
}

/** `<status> <code>` of an OSS answer; the code is '' if it is no refusal. */
export function verdict(response: RawResponse): string {
  return `${response.status} ${xmlValue(response, 'Code') ?? ''}`.trim()
}
