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
  readonly put: 'allowed' | 'refused' | 'garbled'
  /** Whether the page sees the ETag: not documented. Default: true. */
  readonly etagVisible: boolean
  /** The developer tools tell the status of an answer as a string. Default: `number`. */
  readonly statusAs: 'number' | 'string'
  /** Default: `as-sent`. */
  readonly headerCase: HeaderCase
  /** `headers` and `status` are the older words of an answer, `header` and `statusCode` the newer. Default: `both`. */
  readonly responseMember: 'headers' | 'header' | 'both'
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
    etagVisible: true,
    statusAs: 'number',
    headerCase: 'as-sent',
    responseMember: 'both',
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
