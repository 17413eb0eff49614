import type { Content } from '../world/content'
import type { PhoneFile } from '../world/phone-files'

/** A film or picture that the user wants uploaded, whatever path it has today. */
export interface Film {
  readonly name: string
  readonly content: Content
  readonly kind: 'video' | 'image'
}

/** One upload of one run of the app. */
export interface Upload {
  readonly name: string
  readonly film: Film
  readonly file: PhoneFile
  /** Of the app's runs. */
  readonly run: number
  /** Milliseconds since 1970. */
  readonly pickedAtMs: number
  /** What VOD called it, as far as the app knows. */
  videoId?: string
  /** Where its credentials led. */
  readonly objects: Set<string>
}
