import type { FileSource } from '@vod-upload/platform'
import type { Need } from '../contract/bench'
import { patternBytes } from '../disk-folder'
import { KB } from './face'
import type { StorySettings, UploadStage } from './upload-stage'

/** Something that an app, a user or a console gets wrong, and what the app is to be told. */
export interface BadInput {
  readonly title: string
  /** What a bench may have to have for it. */
  readonly needs?: Extract<Need, 'replace' | 'lock' | 'forbiddenUrl'>
  /** Either of the codes of `UploadErrorCode`, or OSS's own; and the documented name beside it. */
  readonly codes: readonly string[]
  /** The remedy, as the sentence words it. */
  readonly says: RegExp
  /** Is it found out before VOD makes a record of the file? */
  readonly beforeVod?: boolean
  prepare(stage: UploadStage): Promise<Prepared>
}

export interface Prepared {
  readonly source: FileSource
  readonly settings?: StorySettings
  /** What the sentence must name. */
  readonly names?: string
}

const place = (stage: UploadStage, sizeBytes: number) => stage.bench.place('bad.mp4', patternBytes(sizeBytes))

const misdirectedTo = (Endpoint: string) => ({ misdirection: { Endpoint } })

/** A browser's File is unreadable then, and goes on telling the size that it was picked with. */
const shrunk = ['file-changed', 'FileChanged', 'file-unreadable', 'ReadFileError']

export const badInputs: readonly BadInput[] = [
  {
    title: 'a file that is not there',
    codes: ['file-missing', 'FileNotExist'],
    says: /pick the file again/i,
    beforeVod: true,
    prepare: async ({ bench }) => ({ source: bench.missing }),
  },
  {
    title: 'an empty file',
    codes: ['file-empty', 'EmptyFile'],
    says: /pick another one/,
    beforeVod: true,
    prepare: async (stage) => ({ source: await place(stage, 0) }),
  },
  {
    title: 'a file that the host does not let the app read',
    needs: 'lock',
    codes: ['file-unreadable', 'ReadFileError'],
    says: /pick the file again/i,
    beforeVod: true,
    async prepare(stage) {
      const source = await place(stage, 5 * KB)
      await stage.bench.lock?.(source)
      return { source }
    },
  },
  {
    title: 'a small file that shrinks after it was opened',
    needs: 'replace',
    codes: shrunk,
    says: /again/,
    prepare: async (stage) => shrinking(stage, 50 * KB),
  },
  {
    title: 'a large file that shrinks after it was opened',
    needs: 'replace',
    codes: shrunk,
    says: /again/,
    prepare: async (stage) => shrinking(stage, 450 * KB),
  },
  {
    title: 'a domain that the console does not list',
    needs: 'forbiddenUrl',
    codes: ['domain-not-allowed', 'DomainNotAllowed'],
    says: /add it to/,
    async prepare(stage) {
      const { protocol, host } = new URL(stage.bench.forbiddenUrl ?? '')
      const [bucket] = Object.keys(stage.emulator.buckets)
      const settings = misdirectedTo(`${protocol}//${host}`)
      return { source: await place(stage, 5 * KB), settings, names: `${protocol}//${bucket}.${host}` }
    },
  },
  {
    title: 'a server that nobody runs',
    codes: ['network', 'ConnectionError'],
    says: /check the connection/i,
    async prepare(stage) {
      const { refusedOrigin } = stage.bench
      const settings = misdirectedTo(refusedOrigin)
      return { source: await place(stage, 5 * KB), settings, names: refusedOrigin }
    },
  },
  {
    title: 'an endpoint without encryption',
    codes: ['option-invalid', 'InvalidArgument'],
    says: /use https, or set allowHttp/,
    async prepare(stage) {
      const [bucket] = Object.keys(stage.emulator.buckets)
      const settings = misdirectedTo('http://oss.example.com')
      return { source: await place(stage, 5 * KB), settings, names: `http://${bucket}.oss.example.com` }
    },
  },
  {
    title: 'a credential for another object, for a form',
    codes: ['AccessDenied'],
    says: /issued for this very bucket and object/,
    prepare: async (stage) => forAnotherObject(stage, 5 * KB),
  },
  {
    title: 'a credential for another object, for parts',
    codes: ['AccessDenied'],
    says: /issued for this very bucket and object/,
    prepare: async (stage) => forAnotherObject(stage, 250 * KB),
  },
]

async function shrinking(stage: UploadStage, sizeBytes: number): Promise<Prepared> {
  const source = await place(stage, sizeBytes)
  const beforeTicket = async () => stage.bench.replace?.(source, patternBytes(sizeBytes / 2))
  return { source, settings: { beforeTicket } }
}

async function forAnotherObject(stage: UploadStage, sizeBytes: number): Promise<Prepared> {
  const settings = { misdirection: { FileName: 'sv/elsewhere.mp4' } }
  return { source: await place(stage, sizeBytes), settings }
}
