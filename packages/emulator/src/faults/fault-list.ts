/** What to do to a request instead of, before, or after serving it. */
export type FaultAction =
  /** Answer with a bare status, as a broken gateway does. */
  | { kind: 'status'; status: number }
  /** Answer with an error of the service's own form. The status is the code's usual one unless given. */
  | { kind: 'refuse'; code: string; status?: number; message?: string }
  /** Cut the connection before anything is done. */
  | { kind: 'reset' }
  /** Do the work, then cut the connection instead of answering. */
  | { kind: 'lose-answer' }
  /** Serve the request after a pause. */
  | { kind: 'delay'; ms: number }

export interface FaultRule {
  match?: {
    /** e.g. UploadPart, CompleteMultipartUpload, PostObject, CreateUploadVideo, AssumeRole */
    operation?: string
    partNumber?: number
    bucket?: string
    /** Not known yet when PostObject is matched: it comes with the form. */
    key?: string
  }
  /** How many matching requests to let through first; default 0. */
  skip?: number
  /** How many matching requests to strike after those; default 1. */
  times?: number
  action: FaultAction
}

interface Subject {
  operation: string
  partNumber?: number
  bucket?: string
  key?: string
}

/** The armed rules. The first one that matches a request strikes it, and counts down. */
export class FaultList {
  private rules: { rule: FaultRule; skip: number; times: number }[] = []

  add(rule: FaultRule): void {
    this.rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 })
  }

  clear(): void {
    this.rules = []
  }

  /** The fault that strikes this request, if any. */
  take(subject: Subject): FaultAction | undefined {
    for (const armed of this.rules) {
      if (armed.times <= 0 || !matches(armed.rule, subject)) continue
      if (armed.skip > 0) {
        armed.skip -= 1
        continue
      }
      armed.times -= 1
      return armed.rule.action
    }
    return undefined
  }
}

function matches({ match = {} }: FaultRule, subject: Subject): boolean {
  return (
    (match.operation === undefined || match.operation === subject.operation) &&
    (match.partNumber === undefined || match.partNumber === subject.partNumber) &&
    (match.bucket === undefined || match.bucket === subject.bucket) &&
    (match.key === undefined || match.key === subject.key)
  )
}
