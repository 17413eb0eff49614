import type { LoopbackPorts } from '../host/dial'
import type { DomainList } from '../host/domain-list'
import type { OverRange } from '../host/file-system'
import type { FilePlace } from '../host/multipart-body'
import type { HeaderCase } from '../host/page-answer'
import type { AbsentKey, StoredValues } from '../host/storage'

/** How a failure is told: the number is `errNo` in old APIs, six digits in newer ones, and missing in many. */
export type FailureShape = 'errNo' | 'errorCode' | 'errMsg only'

/** What a test sets, and what nobody knows of Douyin: an adapter must live with every position. */
export interface BytedanceSwitches {
  /** Version of the base library. Default: `3.50.0`. */
  readonly sdkVersion?: string
  /** Where a form has its file. Nothing is documented. Default: `last`. */
  readonly filePlace?: FilePlace
  /** `garbled` sends `{}` for a buffer, as related hosts once did. Default: `allowed`, as documented. */
  readonly put?: 'allowed' | 'refused' | 'garbled' | 'throws'
  /** Documented by Douyin, but denied by uni-app's table of platforms. Default: true. */
  readonly deleteAllowed?: boolean
  /** The same holds for this one. Default: true. */
  readonly headAllowed?: boolean
  /** Lower-case names of response headers that the page does not get to see. Default: none. */
  readonly hiddenHeaders?: readonly string[]
  /** Only `set-cookie` is documented as lower-case. Default: `as-sent`. */
  readonly headerCase?: HeaderCase
  /** Default: `errNo`. */
  readonly failureShape?: FailureShape
  /** What becomes of calls five seconds after the app was hidden. Default: `interrupt`, as documented. */
  readonly background?: 'interrupt' | 'keep'
  /** The member of a `stat` answer: examples read `stat`, tables since 2.60.0 name `stats`. Default: `both`. */
  readonly statMember?: 'stat' | 'stats' | 'both'
  /**
   * What becomes of a read that goes past the end of a file: WeChat fills it up with zeros, and Douyin says nothing.
   * Default: `zeros`.
   */
  readonly overRange?: OverRange
  /** How many calls run at once: stated for mini games alone, as 5 uploads. Default: 5. */
  readonly networkSlots?: number
  /** Whether the page is told what its network is: no word is documented for what came after `4g`. Default: true. */
  readonly networkKnown?: boolean
  /** Whether `getFileInfo` computes a digest: its tables disagree. Default: true. */
  readonly digest?: boolean
  /** The typings say that an absent key gives an empty string; `wx` fails. Default: `fails`. */
  readonly absentKey?: AbsentKey
  /** What is said of a domain that is not listed; the words are not documented. Default: as in WeChat. */
  readonly domainRefusal?: string
  /** Default: every port of this machine, and nothing else. */
  readonly requestDomains?: DomainList
  /** The console has another list for `uploadFile`. */
  readonly uploadDomains?: DomainList
  /** Hosts that a port of this machine answers for, in plain HTTP; combine it with a domain list. */
  readonly loopbackPorts?: LoopbackPorts
  /** What an earlier run of the app has stored. */
  readonly storedValues?: StoredValues
}

export type BytedanceSettings = Required<BytedanceSwitches>

export function withDefaults(given: BytedanceSwitches): BytedanceSettings {
  return {
    sdkVersion: '3.50.0',
    filePlace: 'last',
    put: 'allowed',
    deleteAllowed: true,
    headAllowed: true,
    hiddenHeaders: [],
    headerCase: 'as-sent',
    failureShape: 'errNo',
    background: 'interrupt',
    statMember: 'both',
    overRange: 'zeros',
    networkSlots: 5,
    networkKnown: true,
    digest: true,
    absentKey: 'fails',
    domainRefusal: 'url not in domain list',
    requestDomains: 'loopback',
    uploadDomains: 'loopback',
    loopbackPorts: {},
    storedValues: new Map(),
    ...given,
  }
}
