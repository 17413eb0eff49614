import type { FileSource, PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench, Arrived, ContractServer } from '../contract/bench'
import { pause } from '../contract/evidence'
import { fromHex, type OrderedFile, orderFor, type ToldVisits } from './check-protocol'

/** What the page of a self-check can do on its phone, by the host's own calls and not by the adapter's. */
export interface Phone {
  readonly platform: PlatformAdapter
  /** A path in the shape of a picker's, which leads nowhere. */
  readonly missingPath: string
  /** Resolves with the body, parsed; rejects unless it was answered with 200. */
  get(url: string): Promise<unknown>
  post(url: string, question: object): Promise<unknown>
  /** Resolves with a temp path. */
  download(url: string): Promise<string>
  /** What this host does not do, in sentences, as in `AdapterBench`. */
  readonly lacks: AdapterBench['lacks']
}

/** How long a phone may take to come to rest after a call. */
const REST_MS = 500

const lacksOfAnyPage: AdapterBench['lacks'] = {
  replace: 'A page cannot change what a picker has left.',
  lock: 'A page cannot take a permission from itself.',
  forbiddenUrl: 'A phone that may ask a machine of the network looks at no list of domains.',
  setOnline: 'A page cannot take its phone off the network.',
  setNetwork: 'A page cannot move its phone to another network.',
  setVisible: 'A page cannot send itself to the background.',
  localhostNames: 'A phone finds the server by its number alone.',
}

/** @param origin of the server of the self-check, for example `http://192.168.1.5:3100` */
export function phoneBench(phone: Phone, origin: string): AdapterBench {
  return {
    platform: phone.platform,
    server: remoteServer(phone, origin),
    async place(name, bytes): Promise<FileSource> {
      const { path } = (await phone.post(`${origin}/files`, orderFor(name, bytes))) as OrderedFile
      return { path: await phone.download(origin + path), size: bytes.length, name }
    },
    missing: { path: phone.missingPath, size: 100 },
    refusedOrigin: 'http://127.0.0.1:9',
    hiddenHeaders: [],
    lacks: { ...lacksOfAnyPage, ...phone.lacks },
    pickers: {},
    idle: () => pause(REST_MS),
    close: () => Promise.resolve(),
  }
}

function remoteServer({ get }: Phone, origin: string): ContractServer {
  // Two phones, and two runs of one, share the server.
  const run = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`
  let urls = 0
  const visitsAt = async (url: string) => {
    const path = /\/contract\/[^?]*/.exec(url)?.[0] ?? ''
    return (await get(`${origin}/visits?path=${encodeURIComponent(path)}`)) as ToldVisits
  }
  return {
    origin,
    urlFor(answer) {
      urls += 1
      return `${origin}/contract/${run}-${urls}?answer=${encodeURIComponent(JSON.stringify(answer))}`
    },
    async arrivedAt(url) {
      const { arrived } = await visitsAt(url)
      return arrived.map(({ hex, ...rest }): Arrived => ({ ...rest, body: fromHex(hex) }))
    },
    brokenOffAt: async (url) => (await visitsAt(url)).brokenOff,
  }
}
