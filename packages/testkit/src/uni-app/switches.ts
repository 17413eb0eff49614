import type { LoopbackPorts } from '../host/dial'
import type { HeaderCase } from '../host/page-answer'
import type { StoredValues } from '../host/storage'

/** What a test sets, and what nobody knows of an app of uni-app: an adapter must live with every position. */
export interface UniAppSwitches {
  /** What native code says of an absent file and of an absent key; neither is documented. Default: `English`. */
  readonly nativeWords?: 'English' | 'Chinese' | 'none'
  /** What becomes of a form whose file is not there. Default: `sent without it`, since uni-app heeds no refusal. */
  readonly absentFile?: 'sent without it' | 'fails'
  /** Whether an aborted upload calls back; its source leaves that to native code. Default: `fails`. */
  readonly abortedUpload?: 'fails' | 'is silent'
  /** Default: `as-sent`. */
  readonly headerCase?: HeaderCase
  /** Hosts that a port of this machine answers for, in plain HTTP. */
  readonly loopbackPorts?: LoopbackPorts
  /** What an earlier run of the app has stored. */
  readonly storedValues?: StoredValues
}

export type UniAppSettings = Required<UniAppSwitches>

export function withDefaults(given: UniAppSwitches): UniAppSettings {
  return {
    nativeWords: 'English',
    absentFile: 'sent without it',
    abortedUpload: 'fails',
    headerCase: 'as-sent',
    loopbackPorts: {},
    storedValues: new Map(),
    ...given,
  }
}
