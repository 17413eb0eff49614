/** What no other server sends: a host may show the usual headers alone. */
export const ownHeadersOfOss = ['etag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'x-oss-server-time']
