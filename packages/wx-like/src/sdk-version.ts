import type { HostVersion } from './host'

/** The version of the base library, for example `2.10.0`; `undefined` where the host does not tell it. */
export function readSdkVersion(host: HostVersion): string | undefined {
  return readVersion(host, 'SDKVersion')
}

/** The version of the app that the mini program runs in; `undefined` where the host does not tell it. */
export function readClientVersion(host: HostVersion): string | undefined {
  return readVersion(host, 'version')
}

function readVersion(host: HostVersion, member: 'SDKVersion' | 'version'): string | undefined {
  for (const read of [host.getAppBaseInfo, host.getSystemInfoSync]) {
    const version = tryToRead(host, read, member)
    if (version !== undefined) return version
  }
  return undefined
}

/** Both calls are known to throw, or to give an empty object, when the host has a bad moment. */
function tryToRead(
  host: HostVersion,
  read: HostVersion['getAppBaseInfo'],
  member: 'SDKVersion' | 'version',
): string | undefined {
  try {
    const version = read?.call(host)?.[member]
    return typeof version === 'string' && version !== '' ? version : undefined
  } catch {
    return undefined
  }
}

/** Compares by numbers, since `2.9.0` comes before `2.10.0`; an absent or strange piece counts as 0. */
export function isAtLeast(version: string, floor: string): boolean {
  const have = numbersOf(version)
  const want = numbersOf(floor)
  for (let index = 0; index < Math.max(have.length, want.length); index += 1) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

function numbersOf(version: string): number[] {
  return version.split('.').map((piece) => Number.parseInt(piece, 10) || 0)
}
