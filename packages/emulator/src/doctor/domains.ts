import { type HostList, hostsOf, type Use } from './host-lists'

export interface Place {
  /** Undefined where it cannot be told, and then the domain of VOD is not either. */
  region: string | undefined
  /** `https://bucket.endpoint`, each once. */
  bucketOrigins: readonly string[]
  /** The app's own server. */
  server: string
}

export interface Domain {
  list: string
  origin: string
  purpose: string
}

export interface HostDomains {
  host: string
  console: string | undefined
  matching: string
  domains: Domain[]
  hasCors: boolean
}

const PURPOSES: Readonly<Record<Use, string>> = {
  server: 'your own server, which asks VOD for credentials',
  parts: 'large files, in parts',
  form: 'small files and pictures, in one form',
  vod: 'STS mode alone, where the app itself asks VOD',
}

/** @param targets as `--host` takes them; none stands for all */
export function domainsFor(targets: readonly string[], place: Place): HostDomains[] {
  return hostsOf(targets).map(({ title, console, matching, lists, hasCors }) => ({
    host: title,
    console,
    matching,
    domains: lists.flatMap((list) => entriesOf(list, place)),
    hasCors,
  }))
}

/** An origin that one list needs for two things is named once. */
function entriesOf({ name, uses }: HostList, place: Place): Domain[] {
  const purposes = new Map<string, string[]>()
  for (const use of uses) {
    for (const origin of originsOf(use, place)) {
      purposes.set(origin, [...(purposes.get(origin) ?? []), PURPOSES[use]])
    }
  }
  return [...purposes].map(([origin, those]) => ({ list: name, origin, purpose: those.join('; ') }))
}

function originsOf(use: Use, { region, bucketOrigins, server }: Place): readonly string[] {
  if (use === 'server') return [server]
  if (use === 'vod') return region === undefined ? [] : [`https://vod.${region}.aliyuncs.com`]
  return bucketOrigins
}
