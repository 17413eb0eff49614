import { extensionOf } from '@vod-upload/core'

/** One call to VOD's API, as a value: what is asked for, and the parameters of the action itself, raw. */
export interface VodCall {
  readonly action: 'CreateUploadVideo' | 'RefreshUploadVideo' | 'CreateUploadImage'
  readonly parameters: Readonly<Record<string, string>>
}

/** What VOD is told of a file: its facts, and what the app wrote under `Vod` in the userData. */
export interface DescribedFile {
  readonly file: { readonly name: string }
  /** Bytes. */
  readonly fileSize?: number
  readonly videoInfo?: Readonly<Record<string, unknown>>
}

const sharedFields = ['Title', 'Description', 'CateId', 'Tags', 'UserData', 'StorageLocation', 'AppId']
const videoFields = [
  ...sharedFields,
  'FileName',
  'FileSize',
  'CoverURL',
  'TemplateGroupId',
  'WorkflowId',
  'TransCodeMode',
  'ReferenceId',
]
const imageFields = [...sharedFields, 'ImageType', 'ImageExt']

/** The extensions that CreateUploadImage documents; without one it takes a PNG. */
const imageExtensions = ['png', 'jpg', 'jpeg', 'gif']
/** Characters; from CreateUploadVideo's parameters. Only our own titles are cut: VOD says so of an app's. */
const LONGEST_TITLE = 128

/** @param coverUrl where the app did not give a CoverURL itself */
export function createVideo({ file, fileSize, videoInfo }: DescribedFile, coverUrl?: string): VodCall {
  const fallback = {
    Title: titleFrom(file.name),
    FileName: file.name,
    FileSize: fileSize,
    CoverURL: coverUrl,
  }
  return { action: 'CreateUploadVideo', parameters: chosen(videoFields, fallback, videoInfo) }
}

/** A new credential for the address that the video has already. */
export function refreshVideo(videoId: string): VodCall {
  return { action: 'RefreshUploadVideo', parameters: { VideoId: videoId } }
}

export function createImage({ file, videoInfo }: DescribedFile): VodCall {
  const fallback = { Title: titleFrom(file.name), ImageType: 'default', ImageExt: imageExtension(file.name) }
  return { action: 'CreateUploadImage', parameters: chosen(imageFields, fallback, videoInfo) }
}

/** The image at `path` as the cover of a video; it lies where the video does. */
export function createCover({ file, videoInfo = {} }: DescribedFile, path: string): VodCall {
  const fallback = { Title: titleFrom(file.name), ImageType: 'cover', ImageExt: imageExtension(path) }
  const { StorageLocation, AppId } = videoInfo
  return {
    action: 'CreateUploadImage',
    parameters: chosen(imageFields, fallback, { StorageLocation, AppId }),
  }
}

/** What the app gave wins; what is empty is left out. */
function chosen(
  names: readonly string[],
  fallback: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const name of names) {
    const text = textOf(given[name]) || textOf(fallback[name])
    if (text !== '') parameters[name] = text
  }
  return parameters
}

/** VOD takes text only: a list (of tags) is joined, an object (UserData) is JSON within the parameter. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function titleFrom(name: string): string {
  // Half an emoji would be no character.
  return name.slice(0, LONGEST_TITLE).replace(/[\uD800-\uDBFF]$/, '')
}

function imageExtension(name: string): string | undefined {
  const extension = extensionOf(name)
  return imageExtensions.indexOf(extension) >= 0 ? extension : undefined
}
