import type { Locale } from './documented/messages'
import type { UploadProgress } from './promise-api/progress-meter'

const GB = 1e9
const MB = 1e6
const KB = 1e3
const MINUTE_SECONDS = 60
const HOUR_SECONDS = 3600
/** Longer than this nobody waits, and no speed tells so far ahead. */
const LONGEST_SECONDS = 100 * HOUR_SECONDS

const left: Readonly<Record<Locale, (time: string) => string>> = {
  en: (time) => `${time} left`,
  'zh-CN': (time) => `剩余 ${time}`,
}
const units: Readonly<Record<Locale, readonly [hours: string, minutes: string, seconds: string]>> = {
  en: ['h', 'min', 's'],
  'zh-CN': ['小时', '分', '秒'],
}

/**
 * One line for people, of what the listener of `progress` hears: `12.4 / 80.0 MB · 3.1 MB/s · 22 s left`. What is not known
 * yet is left out. Megabytes are millions of bytes, as in the settings of a phone.
 * @param locale languages of the system do as well: `zh-TW` is told in Chinese, what is not known in English
 */
export function formatProgress(progress: UploadProgress, locale: string = 'en'): string {
  const { sentBytes, totalBytes, bytesPerSecond, secondsLeft } = progress
  const language: Locale = /^zh/i.test(locale) ? 'zh-CN' : 'en'
  const isWhole = totalBytes > 0 && sentBytes >= totalBytes
  const [unit, unitName] = totalBytes < MB ? [KB, 'KB'] : totalBytes < GB ? [MB, 'MB'] : [GB, 'GB']
  const amount = `${inUnits(Math.min(sentBytes, totalBytes), unit)} / ${inUnits(totalBytes, unit)} ${unitName}`
  const words = [amount]
  if (!isWhole && typeof bytesPerSecond === 'number') words.push(speedIn(bytesPerSecond))
  if (!isWhole && typeof secondsLeft === 'number' && secondsLeft < LONGEST_SECONDS)
    words.push(left[language](timeIn(secondsLeft, units[language])))
  return words.join(' · ')
}

function inUnits(bytes: number, unit: number): string {
  return (bytes / unit).toFixed(unit === KB ? 0 : unit === MB ? 1 : 2)
}

function speedIn(bytesPerSecond: number): string {
  // Rounded, a little less than one is 1000 KB.
  return bytesPerSecond < MB - KB / 2
    ? `${inUnits(bytesPerSecond, KB)} KB/s`
    : `${inUnits(bytesPerSecond, MB)} MB/s`
}

/** The two largest units; seconds are rounded up, so that nothing is promised too soon. */
function timeIn(
  seconds: number,
  [hourName, minuteName, secondName]: readonly [string, string, string],
): string {
  const whole = Math.ceil(seconds)
  const hours = Math.floor(whole / HOUR_SECONDS)
  const minutes = Math.floor((whole % HOUR_SECONDS) / MINUTE_SECONDS)
  if (hours > 0) return `${hours} ${hourName} ${minutes} ${minuteName}`
  if (minutes > 0) return `${minutes} ${minuteName} ${whole % MINUTE_SECONDS} ${secondName}`
  return `${whole} ${secondName}`
}
