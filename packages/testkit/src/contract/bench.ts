import type { FileSource, PlatformAdapter } from '@vod-upload/platform'

/**
 * One adapter over one host, and a hand on what surrounds it. A clause of the contract, and a story that every
 * adapter must tell, see a host through this and nothing else, so that both run on a phone too.
 */
export interface AdapterBench {
  readonly platform: PlatformAdapter
  readonly server: ContractServer
  /** Puts a file where the host's picker would leave it. */
  place(name: string, bytes: Uint8Array): Promise<FileSource>
  /** A source in the shape of the host's, which leads nowhere. */
  readonly missing: FileSource
  /** Overwrites a placed file behind the host's back, or takes it away. */
  replace?(source: FileSource, bytes: Uint8Array | undefined): Promise<void>
  /** Takes from the app the permission to read a placed file. */
  lock?(source: FileSource): Promise<void>
  /** An URL whose domain is on none of the host's lists. */
  readonly forbiddenUrl?: string
  /** An origin at which nobody listens. */
  readonly refusedOrigin: string
  /** Takes the device off the network, or brings it back. */
  setOnline?(online: boolean): void
  /** Moves the device to another network. */
  setNetwork?(kind: 'wifi' | 'mobile'): void
  /** Sends the app to the background, so that the host ends its calls, or brings it to the front. */
  setVisible?(visible: boolean): void
  /** Names of headers, in lower case, that this host keeps from the app. */
  readonly hiddenHeaders: readonly string[]
  /**
   * Why this host has no such thing as what is missing above, in a sentence: it stands in the table instead of a mark.
   * `abortRequest` and `abortForm` say why a call that is given up cannot be broken off, `requestProgress`,
   * `formProgress` and `formHeaders` why the host does not tell them, `onWake` why it tells no wakes, `background` why
   * it ends no call there, a method why it refuses or spoils it, `digest` why it computes none, `modifiedAt` why it tells
   * no time of a file, and `localhostNames` why `*.localhost` leads nowhere.
   */
  readonly lacks: Partial<Record<Need | Habit, string>>
  /** What each picker of this host gives for one file, untouched; by the name of its call. */
  readonly pickers: Readonly<Record<string, (name: string, bytes: Uint8Array) => Promise<unknown>>>
  /** Calls of the host that have not ended; absent where nobody can count them. */
  pending?(): number
  /** Resolves when the host is at rest. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** What a clause may need beyond what every host has. */
export type Need = 'replace' | 'lock' | 'forbiddenUrl' | 'setOnline' | 'setNetwork' | 'setVisible'

/** What a host does, unless `lacks` says why not. */
export type Habit =
  | 'localhostNames'
  | 'abortRequest'
  | 'abortForm'
  | 'requestProgress'
  | 'formProgress'
  | 'formHeaders'
  | 'onWake'
  | 'background'
  | 'PUT'
  | 'DELETE'
  | 'HEAD'
  | 'digest'
  | 'modifiedAt'

/** A server that answers as its URL asks, and remembers what arrived. */
export interface ContractServer {
  /** As the host can reach it. */
  readonly origin: string
  /** An URL that will be answered so, for any method; two of them never share what arrived. */
  urlFor(answer: Answer): string
  /** What arrived whole at this URL, in order. */
  arrivedAt(url: string): Promise<readonly Arrived[]>
  /** Connections for this URL whose client went away before it was answered. */
  brokenOffAt(url: string): Promise<number>
}

export interface Answer {
  /** Default: 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Default: at once; `never` leaves the caller waiting. */
  readonly afterMs?: number | 'never'
}

export interface Arrived {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  /** Lower-case names; a header that came twice is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
