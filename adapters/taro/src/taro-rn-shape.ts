import type {
  HostFailure,
  HostFileSystem,
  HostRequestOptions,
  HostRequestTask,
  HostUploadOptions,
  WxLikeHost,
} from '@vod-upload/wx-like'
import { plainHeaders, uploadAnswer } from './taro-rn-answer'
import type { TaroRnHost } from './taro-rn-host'

/** `Taro` in the shape of `wx`. */
export function wxShape(host: TaroRnHost): WxLikeHost {
  const fileSystem = fileSystemOf(host)
  return {
    request: (options) => request(host, options),
    uploadFile(options) {
      upload(host, options).then(options.success, options.fail)
      // Nothing breaks off an upload that has begun.
      return undefined
    },
    getFileSystemManager: () => fileSystem,
    getStorage: ({ key, success, fail }) => host.getStorage({ key }).then(success, fail),
    setStorage: ({ key, data, success, fail }) => host.setStorage({ key, data }).then(success, fail),
    removeStorage: ({ key, success, fail }) => host.removeStorage({ key }).then(success, fail),
    onNetworkStatusChange: (listener) => host.onNetworkStatusChange(listener),
    getNetworkType: ({ success, fail }) => host.getNetworkType?.({}).then(success, fail),
  }
}

function request(host: TaroRnHost, options: HostRequestOptions): HostRequestTask {
  const { url, method, header, timeout, success, fail } = options
  const call = host.request({
    url,
    method,
    header: respelled(header),
    // Without data, Taro sends an object of its own as the body.
    ...(method === 'GET' || method === 'HEAD' ? {} : { data: new ArrayBuffer(0) }),
    dataType: 'text',
    responseType: 'text',
    timeout,
  })
  call.then((answer) => ({ ...answer, header: plainHeaders(answer?.header) })).then(success, fail)
  return { abort: () => call.abort?.() }
}

/** Taro writes the body anew where it finds `content-type` or `Content-Type`; servers take any spelling. */
function respelled({ 'content-type': type, ...others }: Record<string, string>): Record<string, string> {
  return type === undefined ? others : { ...others, 'Content-type': type }
}

async function upload(
  host: TaroRnHost,
  { url, filePath, name, formData, timeout }: HostUploadOptions,
): ReturnType<typeof uploadAnswer> {
  try {
    // Without a timeout, Taro gives up after two seconds.
    return await uploadAnswer(await host.uploadFile({ url, filePath, name, formData, timeout }))
  } catch (cause) {
    // It says the same of a file that is not there as of a broken line.
    await host.getFileInfo({ filePath })
    throw cause
  }
}

function fileSystemOf(host: TaroRnHost): HostFileSystem {
  return {
    // The whole file is digested natively on the way, which cannot be switched off; still the only look at a file.
    stat: ({ path, success, fail }) => {
      host.getFileInfo({ filePath: path }).then((stats) => success({ stats }), fail)
    },
    readFile: ({ fail }: { fail(reason: HostFailure): void }) =>
      fail({ errMsg: 'readFile:fail not supported' }),
  }
}
