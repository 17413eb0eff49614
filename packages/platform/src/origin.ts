/** `https://bucket.example.com:8443`, without user, path and query: what an error may tell of a signed URL. */
export function originOf(url: string): string {
  const match = /^(\w+:\/\/)(?:[^/?#]*@)?([^/?#]*)/.exec(url)
  return match === null ? 'a URL that is not absolute' : `${match[1]}${match[2]}`
}
