import {
  type FormUpload,
  type HttpRequest,
  type NetworkKind,
  type PlatformAdapter,
  PlatformError,
  type WakeListener,
  type WakeReason,
} from '@vod-upload/platform'
import { readContent } from './content'
import type { Device } from './device'
import { seenThrough } from './host'
import type { Arrival, Wire } from './network'
import type { OssAnswer } from './oss-server'
import type { World } from './world'

/** One run of the app on the phone: it begins with nothing in memory, and ends without a word. */
export interface AppRun {
  readonly device: Device
  readonly platform: PlatformAdapter
  wake(reason: WakeReason, network?: NetworkKind): void
  /** Bytes that are being read from files, or are bodies on their way. */
  readonly aliveBytes: number
  /** Bytes of the largest body or read. */
  readonly listeners: number
}

export interface RunWatch {
  /** A request or a read has begun. */
  busier(aliveBytes: number): void
}

export function createAppRun(world: World, device: Device, watch: RunWatch): AppRun {
  const { host, network, files, storage, oss } = world
  const listeners = new Set<WakeListener>()
  let readBytes = 0
  let bodyBytes = 0

  const hold = (bytes: number) => {
    bodyBytes += bytes
    watch.busier(bodyBytes + readBytes)
  }
  const sendWire = async (wire: Wire, heldBytes: number) => {
    hold(heldBytes)
    try {
      return seenThrough(host, await network.send(wire, device))
    } finally {
      bodyBytes -= heldBytes
    }
  }

  const request = (asked: HttpRequest) => {
    const { method, body, timeoutMs, signal, onProgress } = asked
    if (asked.method === 'PUT' && host.putting === 'unsupported') {
      return Promise.reject(new PlatformError('unsupported', 'This host sends no bytes by PUT.'))
    }
    if (method === 'DELETE') markAbort(world, asked.url)
    const label = `${method} ${asked.url.replace(/^https:\/\/[^/]+/, '')}`
    const bodyAsItArrives = onTheWay(() => (body && method === 'PUT' ? wayUp(body, world) : body))
    const arrive = () => arrivalOf(oss.call(asked, bodyAsItArrives()))
    const bytes = body?.byteLength ?? 0
    return sendWire({ label, bytes, timeoutMs, signal, onProgress, arrive }, bytes)
  }

  const uploadForm = async ({ source, fields, timeoutMs, signal, onProgress }: FormUpload) => {
    const file = files.at(source.path)
    if (file === undefined || file.gone) throw new PlatformError('file-missing', 'The path leads nowhere.')
    const content = file.versions[file.versions.length - 1]
    const bytes = readContent(content, 0, content.sizeBytes)
    const bytesAsTheyArrive = onTheWay(() =>
      host.capabilities.sliceRead ? damagedAtTimes(bytes, world) : bytes,
    )
    const arrive = () => arrivalOf(oss.form(fields, bytesAsTheyArrive()))
    // The host reads the file itself, piece by piece: none of it is in the app's memory.
    return sendWire(
      { label: `FORM ${fields.key}`, bytes: content.sizeBytes, timeoutMs, signal, onProgress, arrive },
      0,
    )
  }

  return {
    device,
    platform: {
      name: 'simulated',
      capabilities: host.capabilities,
      storage: storage.forRun(device),
      openFile: ({ path }) =>
        files.open(path, {
          device,
          reading: {
            began(bytes) {
              readBytes += bytes
              watch.busier(bodyBytes + readBytes)
            },
            ended(bytes) {
              readBytes -= bytes
            },
          },
        }),
      request,
      uploadForm,
      ...(host.tellsWakes && {
        onWake(listener: WakeListener) {
          listeners.add(listener)
          if (host.tellsNetwork)
            device.after(1, () => {
              if (listeners.has(listener))
                listener(
                  network.online ? 'online' : 'offline',
                  network.online ? world.networkKind : undefined,
                )
            })
          return () => void listeners.delete(listener)
        },
      }),
    },
    wake(reason, kind) {
      device.tell(() => {
        for (const listener of Array.from(listeners)) listener(reason, host.tellsNetwork ? kind : undefined)
      })
    },
    get aliveBytes() {
      return bodyBytes + readBytes
    },
    get listeners() {
      return listeners.size
    },
  }
}

function arrivalOf({ answer, opened }: OssAnswer): Arrival {
  return {
    answer,
    heard() {
      if (opened !== undefined) opened.heard = true
    },
  }
}

/** What arrives twice is one message: whatever changed it did so before it was repeated. */
function onTheWay<T>(change: () => T): () => T {
  let arrived: { readonly value: T } | undefined
  return () => {
    arrived ??= { value: change() }
    return arrived.value
  }
}

/** The bytes as OSS gets them. */
function wayUp(bytes: ArrayBuffer, world: World): ArrayBuffer {
  // A host that takes bytes for text makes more of them.
  return world.host.putting === 'mangles'
    ? new ArrayBuffer(bytes.byteLength + 7)
    : damagedAtTimes(bytes, world)
}

/** Where the host hides OSS's CRC-64 from the app, nobody could notice. */
function damagedAtTimes(bytes: ArrayBuffer, { host, weather }: World): ArrayBuffer {
  if (host.hidesHeaders || !weather.strikes('damaged')) return bytes
  const copy = bytes.slice(0)
  new Uint8Array(copy)[bytes.byteLength >> 1] ^= 1
  return copy
}

function markAbort({ store }: World, url: string): void {
  const session = store.sessions.get(new URL(url).searchParams.get('uploadId') ?? '')
  if (session !== undefined) session.abortAsked = true
}
