import type { WechatHost } from '@vod-upload/testkit'
import type { Job } from './job'

/** A file of the job as a page has it. */
export interface PageFile {
  readonly tempFilePath: string
  readonly key: string
  readonly sizeBytes: number
}

/** What a contender that runs in a mini program is given. */
export interface Page {
  readonly wx: WechatHost['wx']
  readonly files: readonly PageFile[]
  readonly job: Job
  /** Asks the app's own server for leave to upload, as each of them has to, once for all files. */
  askLeave(): Promise<void>
}

/** Uploads everything; rejects with the first failure. */
export type Contender = (page: Page) => Promise<unknown>

/** The line, under a name that says where in the cloud it leads; the host dials this machine for every such name. */
export function originOf(name: string, { port }: Job): string {
  return `http://${name}.localhost:${port}`
}
