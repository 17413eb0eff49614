/** Lower case, without the dot; `''` when there is none. A URL's query is passed over. */
export function extensionOf(fileName: string): string {
  // The last step only: over a whole path the work would grow with its square.
  const match = /\.([A-Za-z0-9]+)(?:[?#][^/]*)?$/.exec(fileName.slice(fileName.lastIndexOf('/') + 1))
  return match === null ? '' : match[1].toLowerCase()
}

// Type and the extensions it goes with: those that VOD's documentation lists, but for the ones that have no type
// of their own (dat, acm, mat, stl), and a few that phones produce.
const TYPES = [
  'video/mp4 mp4',
  'video/x-m4v m4v',
  'video/quicktime mov qt',
  'video/mp2t ts mts m2t',
  'video/3gpp 3gp',
  'video/mpeg mpg mpeg mpe',
  'video/x-ms-vob vob',
  'video/x-ms-asf asf',
  'video/x-ms-wmv wmv',
  'video/x-msvideo avi',
  'video/x-flv flv',
  'video/x-f4v f4v',
  'video/x-matroska mkv',
  'video/x-dv dv',
  'video/mj2 mj2',
  'video/x-motion-jpeg mjpeg',
  'video/ogg ogg',
  'video/webm webm',
  'application/vnd.rn-realmedia rm',
  'application/vnd.rn-realmedia-vbr rmvb',
  'application/vnd.apple.mpegurl m3u8',
  'application/x-shockwave-flash swf',
  'audio/mpeg mp3',
  'audio/mp4 m4a',
  'audio/aac aac',
  'audio/wav wav',
  'audio/x-ms-wma wma',
  'audio/x-realaudio ra',
  'audio/flac flac',
  'audio/ape ape',
  'audio/ac3 ac3',
  'audio/amr amr',
  'audio/x-caf caf',
  'image/png png',
  'image/jpeg jpg jpeg',
  'image/gif gif',
  'image/apng apng',
  'image/webp webp',
  'image/heic heic',
  'application/x-subrip srt',
  'text/x-ssa ass',
  'application/ttml+xml ttml',
  'text/vtt vtt',
  'application/zip zip',
]

/** What a picker told may be just `video`, or hold what no header can. */
export function isMediaType(told: string | undefined): told is string {
  return told !== undefined && /^[\w.+-]+\/[\w.+-]+ *(;[ -~]*)?$/.test(told) && told.length <= 200
}

/** The media type by the extension; `application/octet-stream` where that says nothing. */
export function mediaTypeOf(fileName: string): string {
  const extension = extensionOf(fileName)
  const line = TYPES.find((each) => each.split(' ').includes(extension))
  return line === undefined ? 'application/octet-stream' : line.split(' ')[0]
}
