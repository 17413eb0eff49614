import type { HttpResponse } from '@vod-upload/platform'

/** Writes answers as OSS does. */
export interface OssAnswers {
  answer(status: number, headers?: Record<string, string>, text?: string): HttpResponse
  xml(root: string, insides: string): HttpResponse
  refuse(status: number, code: string, more?: Refusal): HttpResponse
}

export interface Refusal {
  readonly message?: string
  /** More elements of the error. */
  readonly xml?: string
  readonly headers?: Record<string, string>
}

export function createOssAnswers(nowMs: () => number): OssAnswers {
  let made = 0
  const answer: OssAnswers['answer'] = (status, headers = {}, text = '') => {
    made += 1
    return {
      status,
      headers: {
        'x-oss-request-id': `REQ${made}`,
        date: new Date(nowMs()).toUTCString(),
        server: 'AliyunOSS',
        ...headers,
      },
      text,
    }
  }
  return {
    answer,
    xml: (root, insides) =>
      answer(
        200,
        { 'content-type': 'application/xml' },
        `<?xml version="1.0"?><${root}>${insides}</${root}>`,
      ),
    refuse: (status, code, { message = code, xml = '', headers } = {}) =>
      answer(
        status,
        headers,
        `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>REQ</RequestId>` +
          `<HostId>sim.oss-cn-shanghai.aliyuncs.com</HostId>${xml}</Error>`,
      ),
  }
}

/** What answers in the place of OSS in a hotel. */
export const loginPage: HttpResponse = {
  status: 200,
  headers: { 'content-type': 'text/html', server: 'hotspot', date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
  text: '<html><body>Please log in</body></html>',
}
