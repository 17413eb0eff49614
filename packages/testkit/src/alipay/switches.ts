import type { LoopbackPorts } from '../host/dial'
import type { HeaderCase } from '../host/page-answer'
import type { StoredValues } from '../host/storage'
import type { FirstLevelDomains } from './domain-list'

/** What reports on Alipay contradict each other about, or documentation leaves open: a test tries either way. */
export interface AlipaySwitches {
  /**
   * Where a status from 300 on goes. Documentation says `success`; the typings and many reports say `fail` with
   * error 19, and the answer beside it. Default: `fail`.
   */
  readonly status4xx: 'fail' | 'success'
  /** The same for 2xx other than 200, of which 201 and 204 were seen to fail. Default: `success`. */
  readonly status204: 'fail' | 'success'
  /**
   * Documents disagree on whether there is a PUT, and on whether its buffer arrives as one or made into a string,
   * which is `{}`. Where there is none, it is a bad parameter. Default: `allowed`.
   */
  readonly put: 'allowed' | 'refused' | 'garbled' | 'throws'
  /** Typings and documents name it; mPaaS and uni-app's table of platforms deny it. Default: true. */
  readonly headAllowed: boolean
  /** Of the two, only uni-app's table denies this one. Default: true. */
  readonly deleteAllowed: boolean
  /** Headers that the page does not see, in lower case: which those are is not documented. Default: none but cookies. */
  readonly hiddenHeaders: readonly string[]
  /** The developer tools tell the status of an answer as a string. Default: `number`. */
  readonly statusAs: 'number' | 'string'
  /** Default: `as-sent`. */
  readonly headerCase: HeaderCase
  /** `headers` and `status` are the older words of an answer, `header` and `statusCode` the newer. Default: `both`. */
  readonly responseMember: 'headers' | 'header' | 'both'
  /** The same for the answer beside a failure; those that were seen had the older ones. Default: `headers`. */
  readonly failedMember: 'headers' | 'header' | 'both'
  /**
   * How a form's headers are told. The event came with client 10.2.90; that of `my.request` calls them `headers`, and
   * nothing says what this one does. Default: `answer`.
   */
  readonly uploadHeaders: 'answer' | 'event as header' | 'event as headers'
  /** A form has 20 for `http` among its numbers, beside the 19 of a request. Default: 19. */
  readonly uploadStatusNumber: 19 | 20
  /**
   * How a failure is worded: newer libraries may add `errMsg`, lists of numbers have no words at all. Default:
   * `errorMessage`.
   */
  readonly failureWords: 'errorMessage' | 'errMsg too' | 'none'
  /**
   * Whether a broken call has a number of the host's own for a status, and its words in `data`: seen as
   * `{ error: 14, status: 13, data: '请求超时异常' }`. Default: false.
   */
  readonly internalStatus: boolean
  /** By which number a domain is refused: 4 or 11 of a request, 13 or 4 of a form. Default: `usual`. */
  readonly domainNumbers: 'usual' | 'others'
  /** What mobile data is called: by its generation, or, without a permission of Android's, not. Default: `4G`. */
  readonly mobileData: '4G' | 'WWAN'
  /** Whether the page is told what its network is; `UNKNOWN` is among the words. Default: true. */
  readonly networkKnown: boolean
  /** Whether `getFileInfo` computes a digest: documented, but in no typings. Default: true. */
  readonly digest: boolean
  /** Whether the network calls return a task: the developer tools may not. Default: true. */
  readonly taskReturned: boolean
  /** Base libraries before 1.13.0 have no file system, and tell sizes by another call. Default: true. */
  readonly fileSystem: boolean
  /** Whether the client ends the calls of an app in the background: not documented. Default: `interrupt`. */
  readonly background: 'interrupt' | 'keep'
  /** Some clients give a stored value under another name than documented. Default: `data`. */
  readonly storedMember: 'data' | 'APDataStorage'
  /** Of Alipay itself. Default: `10.6.50`. */
  readonly clientVersion: string
  /** The console's one list for both calls. Default: every port of this machine, and nothing else. */
  readonly domains: FirstLevelDomains
  /** Hosts that a port of this machine answers for, in plain HTTP; combine it with a domain list. */
  readonly loopbackPorts: LoopbackPorts
  /** What an earlier run of the app has stored. */
  readonly storedValues: StoredValues
}

export function withDefaults(switches: Partial<AlipaySwitches>): AlipaySwitches {
  return {
    status4xx: 'fail',
    status204: 'success',
    put: 'allowed',
    headAllowed: true,
    deleteAllowed: true,
    hiddenHeaders: [],
    statusAs: 'number',
    headerCase: 'as-sent',
    responseMember: 'both',
    failedMember: 'headers',
    uploadHeaders: 'answer',
    uploadStatusNumber: 19,
    failureWords: 'errorMessage',
    internalStatus: false,
    domainNumbers: 'usual',
    mobileData: '4G',
    networkKnown: true,
    digest: true,
    taskReturned: true,
    fileSystem: true,
    background: 'interrupt',
    storedMember: 'data',
    clientVersion: '10.6.50',
    domains: 'loopback',
    loopbackPorts: {},
    storedValues: new Map(),
    ...switches,
  }
}
