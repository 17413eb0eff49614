// Code blocks, each sorted to the check that its language has. What none of them can judge must say why.
import type { CodeBlock, Document } from './document'

export interface Sample extends CodeBlock {
  /** `README.md:57`, where its fence stands. */
  readonly place: string
  readonly document: string
}

type Check = 'types' | 'shell' | 'json' | 'nothing'

const checks: Readonly<Record<string, Check>> = {
  js: 'types',
  ts: 'types',
  sh: 'shell',
  json: 'json',
  // A diagram, or what a program prints.
  '': 'nothing',
}

export function samplesIn(document: Document): Sample[] {
  return document.codeBlocks.map((block) => ({
    ...block,
    place: `${document.path}:${block.line}`,
    document: document.path,
  }))
}

export function samplesFor(check: Check, samples: readonly Sample[]): Sample[] {
  return samples.filter(({ language, noRun }) => noRun === undefined && checks[language] === check)
}

/** Languages that nothing here can judge; their blocks need a `no-run=` with a reason. */
export function unjudged(samples: readonly Sample[]): string[] {
  return samples
    .filter(({ language, noRun }) => noRun === undefined && checks[language] === undefined)
    .map(({ place, language }) => `${place}: nothing checks ${language}; say why behind no-run=.`)
}

/** What is printed, so that nobody takes it for checked. */
export function unrun(samples: readonly Sample[]): string[] {
  return samples.flatMap(({ place, noRun }) => (noRun === undefined ? [] : [`${place} is not run: ${noRun}`]))
}

export function jsonFaults(samples: readonly Sample[]): string[] {
  return samplesFor('json', samples).flatMap(({ place, code }) => {
    try {
      JSON.parse(code)
      return []
    } catch (cause) {
      return [`${place}: ${cause instanceof Error ? cause.message : cause}`]
    }
  })
}
