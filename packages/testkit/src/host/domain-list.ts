/** Origins such as `https://bucket.oss-cn-shanghai.aliyuncs.com` or `http://127.0.0.1:8190`. */
export type DomainList = readonly string[] | 'loopback'

/**
 * Whether the console's list lets a URL through. Scheme and port must be the same, and there are no wildcards:
 * each bucket has to be listed by itself. `loopback` stands for what the developer tools allow with "do not check
 * domains": every port of this machine.
 */
export function isAllowed(list: DomainList, url: string): boolean {
  const parsed = parse(url)
  if (parsed === undefined) return false
  if (list === 'loopback') return isLoopback(parsed.hostname)
  return list.some((allowed) => parse(allowed)?.origin === parsed.origin)
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
