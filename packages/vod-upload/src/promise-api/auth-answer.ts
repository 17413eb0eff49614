/** What VOD's CreateUploadVideo, RefreshUploadVideo or CreateUploadImage answered, unchanged. */
export interface VodAuthAnswer {
  /** Base64 of JSON: what to sign with. */
  readonly UploadAuth: string
  /** Base64 of JSON: where to. A refresh may leave it out. */
  readonly UploadAddress?: string
  readonly VideoId?: string
  readonly ImageId?: string
  readonly ImageURL?: string
}

/** The same, from servers that write their fields small. */
export interface CamelVodAuthAnswer {
  readonly uploadAuth: string
  readonly uploadAddress?: string
  readonly videoId?: string
  readonly imageId?: string
  readonly imageUrl?: string
}

/** A temporary key of STS. */
export interface StsCredentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken: string
  /** ISO 8601; or milliseconds or seconds since 1970; or, below a thousand million, the seconds that it lives. */
  readonly expiration?: string | number
}

/** Where an object of one's own bucket goes. A renewal may leave it out: the upload stays where it began. */
export interface OssTarget {
  /** For example `https://oss-cn-shanghai.aliyuncs.com`; made from `region` where it is left out. */
  readonly endpoint?: string
  readonly bucket?: string
  /** Key, without a leading slash. */
  readonly object?: string
  /** For example `cn-shanghai`; read from `endpoint` where it is left out. */
  readonly region?: string
  /** The endpoint is one's own domain, bound to the bucket. */
  readonly cname?: boolean
}

/** Plain OSS, without VOD: a key and where to; or an answer of AssumeRole as it is, and where to. */
export type OssAuthAnswer =
  | (StsCredentials & OssTarget)
  | (OssTarget & {
      readonly Credentials: {
        readonly AccessKeyId: string
        readonly AccessKeySecret: string
        readonly SecurityToken: string
        readonly Expiration?: string
      }
    })

type Bare = VodAuthAnswer | CamelVodAuthAnswer | OssAuthAnswer

/**
 * What `getAuth` may answer. Case and underscores of field names do not matter, and an envelope of `data`, `body` or
 * `result`, as `wx.request` and app servers put around it, is opened, three deep at most.
 */
export type AuthAnswer =
  | Bare
  | { readonly data: AuthAnswer }
  | { readonly body: AuthAnswer }
  | { readonly result: AuthAnswer }
