import type { RpcCall } from '../rpc/rpc-call'
import { RpcError } from '../rpc/rpc-error'

/** Source: CreateUploadVideo's parameter table. Lengths are in characters. */
const LONGEST_TITLE = 128
const LONGEST_DESCRIPTION = 1024
const MOST_TAGS = 16
const LONGEST_TAG = 32

/** Source: VOD's list of formats: video, then audio. */
const VIDEO_EXTENSIONS = (
  'mp4 ts 3gp mpg mpeg mpe dat vob asf avi wmv flv f4v rm rmvb mov mkv m3u8 dv gif m2t m4v mj2 mjpeg mts ogg qt swf ' +
  'webm mp3 wma wav aac ra m4a flac ape ac3 amr caf acm'
).split(' ')

/** The limits that all three Create calls share. */
export function checkDescribingParameters({ parameters }: RpcCall): void {
  if ([...(parameters.get('Title') ?? '')].length > LONGEST_TITLE) throw tooLong('Title')
  if ([...(parameters.get('Description') ?? '')].length > LONGEST_DESCRIPTION) throw tooLong('Description')
  const tags = (parameters.get('Tags') ?? '').split(',').filter(Boolean)
  if (tags.length > MOST_TAGS) throw new RpcError('TagsExceededMax', `At most ${MOST_TAGS} tags are allowed.`)
  if (tags.some((tag) => [...tag].length > LONGEST_TAG)) throw tooLong('Tags')
}

/** @returns the extension of a video's or audio's file name, in lower case */
export function videoExtension(fileName: string): string {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (VIDEO_EXTENSIONS.includes(extension)) return extension
  throw new RpcError('InvalidFileName.Extension', "The specified FileName's extension is illegal.")
}

function tooLong(name: string): RpcError {
  return new RpcError('LengthExceededMax', `The parameter ${name} exceeds its maximum length.`)
}
