import { cause, type KnownCode } from './cause'

/** Codes of VOD, which the app's server or, in STS mode, the app itself gets. */
export const VOD_CODES: Readonly<Record<string, KnownCode>> = {
  'InvalidFileName.Extension': {
    means: 'VOD does not take files with this extension.',
    causes: [
      cause(
        'FileName has no extension, or an unknown one: temp files of some hosts have none.',
        'Tell FileName with its true extension, such as film.mp4.',
      ),
    ],
  },
  'Forbidden.InitFailed': {
    means: 'The account may not upload in this region.',
    causes: [
      cause(
        'VOD is not switched on there, or the bill is unpaid.',
        'Open the console of VOD in that region.',
      ),
    ],
  },
  'InvalidSecurityToken.Expired': {
    means: 'The token of STS has ended.',
    causes: [cause('The app kept it for too long.', 'Assume the role again: onUploadTokenExpired.')],
  },
  'InvalidStorage.NotFound': {
    means: 'StorageLocation names no bucket of this account and region.',
    causes: [
      cause(
        'It is of another region, or mistyped.',
        'Copy it from VOD › storage; leave it out for the default.',
      ),
    ],
  },
  'InvalidTemplateGroupId.NotFound': {
    means: 'There is no such group of templates.',
    causes: [
      cause(
        'It is of another region or account.',
        'Copy it from the console of VOD; leave it out for the default.',
      ),
    ],
  },
  'InvalidVideo.NotFound': {
    means: 'VOD has no video with this VideoId.',
    causes: [cause('It was made in another region or account, or removed.', 'Ask the VOD that made it.')],
  },
  Forbidden: {
    means: 'This key may not call this action of VOD.',
    causes: [
      cause('Its RAM policy lacks it.', 'Give the role AliyunVODUploadAuth, which allows uploads alone.'),
    ],
  },
  LengthExceededMax: {
    means: 'A text is too long.',
    causes: [
      cause(
        'The title has more than 128 characters, or the description more than 1024.',
        'Shorten it on your server.',
      ),
    ],
  },
  MissingParameter: {
    means: 'A parameter is missing.',
    causes: [cause('FileName or Title was not sent.', 'The message names it.')],
  },
}
