import { isLoopback } from '../host/domain-list'

/** Hosts or origins, of which only the first-level domain counts; `loopback` stands for unchecked developer tools. */
export type FirstLevelDomains = readonly string[] | 'loopback'

/** Unlike other hosts, a listed domain opens every one below the same first-level domain, at every port. */
export function isListed(domains: FirstLevelDomains, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  if (domains === 'loopback') return isLoopback(hostname)
  return domains.some((domain) => firstLevelOf(domain) === firstLevelOf(hostname))
}

/** `aliyuncs.com` of `https://bucket.oss-cn-shanghai.aliyuncs.com`; an address of digits is all of it. */
function firstLevelOf(domain: string): string {
  const host = domain.replace(/^\w+:\/\//, '').replace(/[:/].*$/, '')
  if (/^\d+(\.\d+){3}$/.test(host)) return host
  const labels = host.split('.')
  const isCountry = /^(com|net|org|gov|edu|co)$/.test(labels.at(-2) ?? '') && labels.at(-1)?.length === 2
  return labels.slice(isCountry ? -3 : -2).join('.')
}
