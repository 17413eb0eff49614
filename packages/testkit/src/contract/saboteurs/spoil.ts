import {
  type FileHandle,
  type FormUpload,
  type HttpRequest,
  type HttpResponse,
  type KeyValueStorage,
  type PlatformAdapter,
  PlatformError,
  type PlatformErrorCode,
} from '@vod-upload/platform'
import type { AdapterBench } from '../bench'

/** An adapter that is spoiled on purpose, to prove that a clause can be broken, and that no other one falls with it. */
export interface Saboteur {
  /** What it does, as in `loses the last byte`. */
  readonly name: string
  /** The id of the one clause. */
  readonly breaks: string
  /** What is spoiled. Default: `whole`. */
  readonly base?: 'whole' | 'without slices' | 'without bodies' | 'with progress of requests'
  readonly spoil: Spoil
}

export type Spoil = (adapter: PlatformAdapter, bench: AdapterBench) => PlatformAdapter

type Send<Call> = (call: Call) => Promise<HttpResponse>

export function spoilRequest(
  change: (request: HttpRequest, send: Send<HttpRequest>, bench: AdapterBench) => Promise<HttpResponse>,
): Spoil {
  return (adapter, bench) => ({ ...adapter, request: (request) => change(request, adapter.request, bench) })
}

export function spoilForm(
  change: (form: FormUpload, send: Send<FormUpload>, bench: AdapterBench) => Promise<HttpResponse>,
): Spoil {
  return (adapter, bench) => ({ ...adapter, uploadForm: (form) => change(form, adapter.uploadForm, bench) })
}

/** Spoils the answer to a request. */
export function spoilAnswer(change: (answer: HttpResponse) => HttpResponse): Spoil {
  return spoilRequest(async (request, send) => change(await send(request)))
}

export function spoilFormAnswer(change: (answer: HttpResponse) => HttpResponse): Spoil {
  return spoilForm(async (form, send) => change(await send(form)))
}

export function spoilFile(change: (file: FileHandle) => Partial<FileHandle>): Spoil {
  return (adapter) => ({
    ...adapter,
    openFile: async (source) => {
      const file = await adapter.openFile(source)
      return { ...file, ...change(file) }
    },
  })
}

export function spoilStorage(change: (storage: KeyValueStorage) => Partial<KeyValueStorage>): Spoil {
  return (adapter) => ({ ...adapter, storage: { ...adapter.storage, ...change(adapter.storage) } })
}

/** Spoils how the calls of the network and `openFile` reject. */
export function spoilRejections(change: (error: PlatformError, url: string) => unknown): Spoil {
  const spoiled =
    <Argument, Result>(
      call: (argument: Argument) => Promise<Result>,
      urlOf: (argument: Argument) => string,
    ) =>
    (argument: Argument) =>
      call(argument).catch((cause) => {
        throw change(cause, urlOf(argument))
      })
  return (adapter) => ({
    ...adapter,
    request: spoiled(adapter.request, ({ url }) => url),
    uploadForm: spoiled(adapter.uploadForm, ({ url }) => url),
    openFile: spoiled(adapter.openFile, () => ''),
  })
}

/** Tells one kind of failure as another. */
export async function misnamed<Result>(
  promise: Promise<Result>,
  isIt: (error: PlatformError) => boolean,
  code: PlatformErrorCode,
): Promise<Result> {
  try {
    return await promise
  } catch (cause) {
    if (cause instanceof PlatformError && isIt(cause)) throw new PlatformError(code, cause.message)
    throw cause
  }
}

export function hasCode(code: PlatformErrorCode): (error: PlatformError) => boolean {
  return (error) => error.code === code
}

/** An honest bench of a host that uploads by forms alone. */
export function withoutBodies(bench: AdapterBench): AdapterBench {
  const { platform } = bench
  return {
    ...bench,
    platform: {
      ...platform,
      capabilities: { ...platform.capabilities, binaryPut: false },
      async request(request) {
        if (request.body === undefined) return platform.request(request)
        throw new PlatformError('unsupported', 'This host sends no binary bodies.')
      },
    },
  }
}

/** An honest bench of a host that tells progress of its requests. */
export function withRequestProgress(bench: AdapterBench): AdapterBench {
  const { platform, lacks } = bench
  const { requestProgress: _, ...otherLacks } = lacks
  return {
    ...bench,
    lacks: otherLacks,
    platform: {
      ...platform,
      async request(request) {
        const answer = await platform.request(request)
        if (request.body !== undefined) request.onProgress?.(request.body.byteLength)
        return answer
      },
    },
  }
}

export function asciiOnly(text: string): string {
  return text.replace(/[^\n -~]/g, '?')
}

export function parsedAndWritten(answer: HttpResponse): HttpResponse {
  try {
    return { ...answer, text: JSON.stringify(JSON.parse(answer.text)) }
  } catch {
    return answer
  }
}

export function withLoudNames(answer: HttpResponse): HttpResponse {
  const loud = Object.entries(answer.headers).map(([name, value]) => [name.toUpperCase(), value])
  return { ...answer, headers: Object.fromEntries(loud) }
}

/** As hosts do that take an error of the server for one of their own. */
export function rejecting(status: number): (answer: HttpResponse) => HttpResponse {
  return (answer) => {
    if (answer.status !== status) return answer
    throw new PlatformError('network', `The server answered ${status}.`)
  }
}
