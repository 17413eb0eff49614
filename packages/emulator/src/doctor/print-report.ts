import { corsXml } from './cors-rule'
import type { Diagnosis } from './diagnose'
import type { HostDomains } from './domains'
import type { ErrorReport } from './explain-error'
import type { Finding } from './finding'
import { masked } from './mask'
import type { ShownLine } from './signed-text'

/** For people. */
export function reportText({ hosts, cors, credential, errors, isWell, secrets }: Diagnosis): string {
  const blocks = [
    ...errors.map(errorBlock),
    ...(credential === undefined ? [] : [credentialBlock(credential)]),
    ...(hosts ?? []).map(hostBlock),
    ...(cors === undefined
      ? []
      : [
          `CORS rule of the bucket, for pages in a browser (in the console of VOD for a bucket that VOD made, else in that of OSS)\n\n${corsXml(cors)}\n\nThe same as JSON, for putBucketCORS of ali-oss:\n\n${JSON.stringify([cors])}`,
        ]),
    isWell ? 'No problem found.' : 'Look at what is marked with ✕.',
  ]
  return `${masked(blocks.join('\n\n'), secrets)}\n`
}

/** For programs: one object. */
export function reportJson({ hosts, cors, credential, errors, isWell, secrets }: Diagnosis): string {
  const report = { isWell, errors, credential, hosts, cors: cors && { rule: cors, xml: corsXml(cors) } }
  // Each text by itself: masking what is JSON already could take the backslash before a quote.
  const hide = (_: string, value: unknown) => (typeof value === 'string' ? masked(value, secrets) : value)
  return `${JSON.stringify(report, hide, 2)}\n`
}

const SIGNS: Readonly<Record<Finding['level'], string>> = { fine: '✓', odd: '?', problem: '✕' }

function credentialBlock(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ level, about, says, remedy }) => [
    `  ${SIGNS[level]} ${about.padEnd(16)} ${says}`,
    ...(remedy === undefined ? [] : [`    ${' '.repeat(16)} → ${remedy}`]),
  ])
  return ['Credential', '', ...lines].join('\n')
}

function hostBlock({ host, console, matching, domains }: HostDomains): string {
  const lists = [...new Set(domains.map(({ list }) => list))]
  const lines = lists.flatMap((list) => [
    `  ${list}`,
    ...domains
      .filter((domain) => domain.list === list)
      .map(({ origin, purpose }) => `    ${origin}\n      ${purpose}`),
  ])
  return [console === undefined ? host : `${host} (${console})`, `  ${matching}`, ...lines].join('\n')
}

function errorBlock({ code, means, message, requestId, ec, causes, signedLines }: ErrorReport): string {
  return [
    `✕ ${code === undefined ? '' : `${code}: `}${means}`,
    ...(message === undefined ? [] : [`  It said: ${message}`]),
    ...(requestId === undefined ? [] : [`  RequestId ${requestId}${ec === undefined ? '' : `, EC ${ec}`}`]),
    '',
    ...causes.flatMap(({ says, remedy }, index) => [`  ${index + 1}. ${says}`, `     → ${remedy}`]),
    ...(signedLines.length === 0 ? [] : ['', ...signedBlock(signedLines)]),
  ].join('\n')
}

function signedBlock(lines: readonly ShownLine[]): string[] {
  const hasClient = lines.some(({ client }) => client !== undefined)
  const width = Math.max(...lines.map(({ label }) => label.length))
  const shown = (line: string | undefined) =>
    line === undefined ? '(no such line)' : line === '' ? '(empty)' : line
  return [
    hasClient
      ? '  What was signed, where the two differ marked with ≠:'
      : '  What OSS signed; compare it with what the client signed (--signed):',
    ...lines.flatMap(({ label, oss, client, differs }) =>
      differs
        ? [
            `  ≠ ${label.padEnd(width)}  OSS     ${shown(oss)}`,
            `    ${' '.repeat(width)}  client  ${shown(client)}`,
          ]
        : [`    ${label.padEnd(width)}  ${shown(oss)}`],
    ),
  ]
}
