import { textOf } from './check-auth'
import { decodeCredential } from './decode-credential'
import { type Endpoint, readEndpoint } from './endpoint'
import { type Finding, fine, odd, problem } from './finding'

export interface CheckedAddress {
  findings: Finding[]
  endpoint: Endpoint | undefined
  bucket: string | undefined
}

/** The longest key that OSS takes, in bytes. */
const LONGEST_KEY_BYTES = 1023

export function checkAddress(given: string): CheckedAddress {
  const { fields, findings } = decodeCredential('UploadAddress', given)
  if (fields === undefined) return { findings, endpoint: undefined, bucket: undefined }
  if (fields.Bucket === undefined && fields.AccessKeyId !== undefined) {
    const swapped = problem(
      'UploadAddress',
      'This is an UploadAuth.',
      'Give the two in their places: auth first, then address.',
    )
    return { findings: [...findings, swapped], endpoint: undefined, bucket: undefined }
  }
  const [bucket, address] = [textOf(fields.Bucket), textOf(fields.Endpoint)]
  const endpoint = address === undefined ? undefined : readEndpoint(address)
  return {
    findings: [
      ...findings,
      ...endpointFindings(endpoint, bucket),
      bucketFinding(bucket),
      keyFinding(fields.FileName),
    ],
    endpoint,
    bucket,
  }
}

function endpointFindings(endpoint: Endpoint | undefined, bucket: string | undefined): Finding[] {
  const about = 'Endpoint'
  if (endpoint === undefined) return [problem(about, 'It is missing.', 'Pass the whole UploadAddress on.')]
  const { scheme, host, kind } = endpoint
  const found = [schemeFinding(endpoint)]
  if (endpoint.bucket !== undefined) {
    found.push(
      problem(
        about,
        `The bucket ${endpoint.bucket} stands in front of it already.`,
        `Write the endpoint without it: ${host.slice(endpoint.bucket.length + 1)}. ${bucket === undefined ? '' : 'The bucket is put in front when the address is built.'}`.trim(),
      ),
    )
  }
  if (kind === 'internal') {
    found.push(
      problem(
        about,
        `${host} is reached from inside of Alibaba Cloud alone, not from phones.`,
        `Use ${host.replace('-internal', '')}.`,
      ),
    )
  }
  if (kind === 'accelerated') {
    found.push(
      odd(
        about,
        `${host} is the endpoint of acceleration.`,
        'The bucket must have it switched on, and the lists need this host too.',
      ),
    )
  }
  if (kind === 'unknown' && scheme !== 'other') {
    found.push(
      odd(about, `${host} is none of OSS's own.`, 'Right for a domain of your own that leads to the bucket.'),
    )
  }
  return found
}

function schemeFinding({ scheme, host, kind }: Endpoint): Finding {
  const about = 'Endpoint'
  if (scheme === 'https') return fine(about, `https://${host}`)
  if (scheme === 'none') return fine(about, `${host}; without a scheme it means https.`)
  if (scheme === 'other')
    return problem(about, `${host} is no address of the web.`, 'It begins with https://.')
  return kind === 'local'
    ? fine(about, `http://${host}: this machine, where http is allowed.`)
    : problem(
        about,
        `http://${host} sends file and credential unencrypted; hosts refuse it, and so does vod-upload.`,
        'Write https. For a server of your own in a trusted network there is allowHttp: true.',
      )
}

function bucketFinding(bucket: string | undefined): Finding {
  if (bucket === undefined) return problem('Bucket', 'It is missing.', 'Pass the whole UploadAddress on.')
  return /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket)
    ? fine('Bucket', bucket)
    : problem(
        'Bucket',
        `${bucket} cannot be the name of a bucket.`,
        '3 to 63 lower-case letters, digits and hyphens.',
      )
}

function keyFinding(value: unknown): Finding {
  const about = 'FileName'
  const key = textOf(value)
  if (key === undefined) return problem(about, 'It is missing.', 'Pass the whole UploadAddress on.')
  if (key.startsWith('/'))
    return problem(about, `${key} begins with a slash, which OSS refuses.`, 'Leave the slash out.')
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) {
    return problem(about, `It has more than ${LONGEST_KEY_BYTES} bytes.`, 'Choose a shorter key.')
  }
  return /(^|\/)\.\.?(\/|$)/.test(key)
    ? problem(
        about,
        `${key} has a step of dots, which hosts resolve: the signature would not fit.`,
        'Choose a key without.',
      )
    : fine(about, key)
}
