import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Emulator } from '@vod-upload/emulator'
import type {
  FileSource,
  FormUpload,
  HttpRequest,
  KeyValueStorage,
  PlatformAdapter,
} from '@vod-upload/platform'
import { allWords } from './all-words'
import { createSecretBook } from './secret-book'

export interface Leak {
  /** Where it was heard, for example `log` or `onUploadFailed`. */
  readonly where: string
  /** Names of fields, never what is in them. */
  readonly secrets: readonly string[]
}

/** Hears all that an uploader says to its app, and knows every secret of the story: none may be in what was said. */
export interface LeakListener {
  /** Writes down the secrets in it: an answer of VOD or STS, a credential. */
  learn(value: unknown): void
  /** Writes down every key pair and token that this VOD and STS have given out. */
  learnFrom(emulator: Emulator): void
  /** Takes what was said; nothing of it is kept but its words. */
  hear(where: string, value: unknown): void
  /** The same adapter; what is sent by it is learned, what it stores or rejects with is heard. */
  tap(platform: PlatformAdapter): PlatformAdapter
  /** The same functions; their arguments are heard. */
  tapCallbacks<T extends object>(callbacks: T): T
  /** How many secrets are known, and how many texts were heard: none of either is no evidence. */
  readonly evidence: { readonly secrets: number; readonly heard: number }
  leaks(): Leak[]
  /** Throws where a secret was said. */
  expectSilence(): void
}

export function createLeakListener(): LeakListener {
  const secrets = createSecretBook()
  const heard = new Map<string, Set<string>>()

  const hear = (where: string, value: unknown) => {
    const words = heard.get(where) ?? new Set()
    heard.set(where, words)
    for (const word of allWords(value)) words.add(word)
  }
  const hearing = <T>(where: string, work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      hear(where, cause)
      throw cause
    })
  const tapStorage = ({ get, set, remove }: KeyValueStorage): KeyValueStorage => ({
    get: (key) => hearing('a rejection of the storage', get(key)),
    set(key, value) {
      hear('the storage', [key, value])
      return hearing('a rejection of the storage', set(key, value))
    },
    remove: (key) => hearing('a rejection of the storage', remove(key)),
  })
  // Secrets may become known after they were said: the texts are looked through at the end.
  const leaks = () =>
    [...heard].flatMap(([where, words]) => {
      const found = secrets.foundIn([...words].join('\n'))
      return found.length > 0 ? [{ where, secrets: found }] : []
    })

  return {
    learn: secrets.learn,
    learnFrom({ accounts, dataDir }) {
      secrets.learn(accounts.map(({ accessKeySecret }) => ({ accessKeySecret })))
      const folder = join(dataDir, 'credentials')
      for (const name of readdirSync(folder)) secrets.learn(readFileSync(join(folder, name), 'utf8'))
    },
    hear,
    // Over the adapter and not a copy of it: what it gets anew each time must stay so.
    tap: (platform): PlatformAdapter =>
      Object.assign(Object.create(platform), {
        storage: tapStorage(platform.storage),
        openFile: (source: FileSource) => hearing('a rejection of openFile', platform.openFile(source)),
        async request(request: HttpRequest) {
          secrets.learn(request.headers)
          secrets.learn(request.url)
          const answer = await hearing('a rejection of request', platform.request(request))
          secrets.learn(answer.text)
          return answer
        },
        uploadForm(form: FormUpload) {
          secrets.learn(form.fields)
          return hearing('a rejection of uploadForm', platform.uploadForm(form))
        },
      }),
    tapCallbacks: (callbacks) =>
      Object.assign(
        { ...callbacks },
        ...Object.entries(callbacks).map(([name, callback]) => {
          if (typeof callback !== 'function') return {}
          const tapped = (...given: unknown[]) => {
            hear(name, given)
            return callback.apply(callbacks, given)
          }
          return { [name]: tapped }
        }),
      ),
    get evidence() {
      let words = 0
      for (const each of heard.values()) words += each.size
      return { secrets: secrets.size, heard: words }
    },
    leaks,
    expectSilence() {
      const found = leaks()
      if (found.length === 0) return
      const places = found.map(({ where, secrets: names }) => `${names.join(', ')} in ${where}`)
      throw new Error(`The uploader gave secrets away: ${places.join('; ')}.`)
    },
  }
}
