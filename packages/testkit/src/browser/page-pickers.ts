import type { AdapterBench } from '../contract/bench'
import { mediaTypeOf } from '../host/temp-files'
import { dataUrlOf } from './object-urls'
import type { SimulatedPage } from './page'

type Pickers = AdapterBench['pickers']

/** What a page has a file from: an `<input>`, and the pickers of Taro and uni-app in their H5 builds. */
export function pagePickers(page: SimulatedPage): Pickers {
  const pick = (name: string, bytes: Uint8Array) => page.pick(name, bytes, mediaTypeOf(name))
  return {
    input: async (name, bytes) => pick(name, bytes),
    'Taro.chooseMedia': async (name, bytes) => {
      const file = pick(name, bytes)
      // A video is read into a data: URL, an image gets a blob: URL.
      const tempFilePath = file.type.startsWith('video/')
        ? await dataUrlOf(page.window, file)
        : page.createObjectUrl(file)
      return { tempFilePath, size: file.size, fileType: file.type, originalFileObj: file }
    },
    'Taro.chooseImage': async (name, bytes) => {
      const file = pick(name, bytes)
      return { path: page.createObjectUrl(file), size: file.size, type: file.type, originalFileObj: file }
    },
    'uni.chooseImage': async (name, bytes) => {
      const file = pick(name, bytes)
      return Object.assign(file, { path: page.createObjectUrl(file) })
    },
    'uni.chooseVideo': async (name, bytes) => {
      const file = pick(name, bytes)
      const path = page.createObjectUrl(file)
      const size = { size: file.size, duration: 10, width: 1280, height: 720 }
      return { tempFilePath: path, tempFile: file, name: file.name, ...size }
    },
  }
}

/** The same where a page keeps no File, but only its URL. */
export function urlPickers(page: SimulatedPage): Pickers {
  const pick = (name: string, bytes: Uint8Array) => page.pick(name, bytes, mediaTypeOf(name))
  return {
    'Taro.chooseMedia': async (name, bytes) => {
      const file = pick(name, bytes)
      return { tempFilePath: await dataUrlOf(page.window, file), size: file.size, fileType: file.type }
    },
    'uni.chooseVideo': async (name, bytes) => {
      const file = pick(name, bytes)
      return { tempFilePath: page.createObjectUrl(file), size: file.size, name: file.name }
    },
  }
}
