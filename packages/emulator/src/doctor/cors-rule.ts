import { XMLBuilder } from 'fast-xml-parser'

/** In the names of the vendor's Node client, whose `putBucketCORS` takes it. */
export interface CorsRule {
  allowedOrigin: readonly string[]
  allowedMethod: readonly string[]
  allowedHeader: string
  /** A page can read no other header of an answer. */
  exposeHeader: readonly string[]
  maxAgeSeconds: number
}

/** @param origins of the pages that upload */
export function corsRule(origins: readonly string[]): CorsRule {
  return {
    allowedOrigin: origins,
    allowedMethod: ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'],
    allowedHeader: '*',
    exposeHeader: ['ETag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'x-oss-ec', 'x-oss-server-time'],
    maxAgeSeconds: 600,
  }
}

/** As the console and PutBucketCors of OSS take it. */
export function corsXml({
  allowedOrigin,
  allowedMethod,
  allowedHeader,
  exposeHeader,
  maxAgeSeconds,
}: CorsRule): string {
  const rule = {
    AllowedOrigin: allowedOrigin,
    AllowedMethod: allowedMethod,
    AllowedHeader: allowedHeader,
    ExposeHeader: exposeHeader,
    MaxAgeSeconds: maxAgeSeconds,
  }
  const builder = new XMLBuilder({ format: true, indentBy: '  ' })
  return builder.build({ CORSConfiguration: { CORSRule: rule } }).trimEnd()
}
