/** Printed by `doctor --help`. A test runs its two examples, as they stand here. */
export const DOCTOR_HELP = `vod-upload-emulator doctor: looks at domains, credentials and errors. It calls no network and keeps nothing.

What to do first:

  1. Print the domains that each console needs, and the CORS rule for pages:
       npx @vod-upload/emulator doctor --region cn-shanghai --bucket my-bucket --host wechat
  2. Let it look at what your server answers, before a phone does:
       curl -s https://your.server/upload-credential | npx @vod-upload/emulator doctor --answer -

Domains:
  --region <id>       region of the bucket, such as cn-shanghai
  --bucket <name>     may be repeated: VOD may use one for each StorageLocation
  --host <name>       wechat, alipay, bytedance, taro, uni or h5; may be repeated (default: all)
  --accelerate        also the domain of transfer acceleration
  --server <origin>   your own server (default https://your.server)
  --origin <origin>   of the pages that upload, for the CORS rule; may be repeated (default https://your.page)

Credentials:
  --answer <file|->   the JSON that your server answers; - is standard input
  --auth <text|->     an UploadAuth alone. What stands on a command line is kept by the shell: better --auth -
  --address <text|->  an UploadAddress alone
                      Keys, tokens and policies are never printed, only whether they are there and how long they are.

Errors:
  --error <file|->    the XML of OSS, the JSON of VOD, the header x-oss-err; or a code, such as AccessDenied
  --signed <file|->   what the client signed (StringToSign, of V4 also the canonical request), to compare

  --at <time>         judge by this time, such as 2026-01-31T12:00:00Z, instead of the clock of this machine
  --json              one object for programs
  --help              print this

It ends with 0 where all is well, with 1 where it found a problem or explained an error, with 2 where it was asked wrongly.
`
