/** Printed by `--help`. Its two samples are run by a test, as they stand here. */
export const HELP = `vod-upload-emulator: ApsaraVideo VOD, OSS and STS on one local port, for tests, demos and offline work.

What to do next:

  1. Start it, with a folder that it keeps everything in:
       npx @vod-upload/emulator --data ./emulator-data
  2. Open http://127.0.0.1:7070/_emulator/ and watch what happens from here on.
  3. Store a file, signed by hand:
       date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
       signature=$(printf "PUT\\n\\n\\n$date\\n/outin-emulator/film.mp4" | openssl dgst -sha1 -hmac emulator-secret -binary | base64)
       curl -T film.mp4 -H "Date: $date" -H "Authorization: OSS emulator:$signature" http://127.0.0.1:7070/outin-emulator/film.mp4
  4. Let your own server ask it for upload credentials, with the vendor's client and another endpoint (npm i @alicloud/pop-core):
       const RPC = require('@alicloud/pop-core')
       const keys = { accessKeyId: 'emulator', accessKeySecret: 'emulator-secret' }
       const vod = new RPC({ endpoint: 'http://127.0.0.1:7070', apiVersion: '2017-03-21', ...keys })
       vod.request('CreateUploadVideo', { Title: 'Film', FileName: 'film.mp4' }).then(console.log)
     The answer is what setUploadAuthAndAddress takes in your page.
  5. Or try a page before it has a server: add --app-port 3000, and that is played too, as the pages of the guides ask it.

Usage: vod-upload-emulator [options]
       vod-upload-emulator doctor [options]     explains credentials, domains and errors; doctor --help says how

  --port <n>                  port to listen on; 0 takes any free one (default 7070)
  --app-port <n>              play the app's server on this port too: POST /demo-session and /upload-credential
                              for every page that asks (default: nowhere)
  --data <folder>             keep objects, unfinished uploads and VOD's records here over a restart
                              (default: a temporary folder, removed at the end)
  --bucket <name>             serve this bucket; may be repeated, the first one takes the uploads
                              (default outin-emulator)
  --region <id>               region of the buckets (default cn-shanghai)
  --credential-seconds <n>    how long an UploadAuth is good for (default 3000)
  --cors-origin <origin>      let pages of this origin alone use the buckets; may be repeated
                              (default: pages of every origin, as with VOD's own buckets)
  --host <address>            listen on this address, so that phones reach it; 0.0.0.0 is every one.
                              Whoever reaches it can read and change everything in it (default 127.0.0.1)
  --public-endpoint <url>     OSS endpoint to hand out instead of the one derived from the caller's host
  --verbose                   print one line for every request
  --help                      print this

Every signature, token, policy and clock is checked as the real services check them. A refused signature is explained
step by step on the dashboard, which also has buttons for faults: slow, cut and 503 answers, tokens that expire, a clock
that is off.

  VOD   http://127.0.0.1:<port>/?Action=CreateUploadVideo&...   (API version 2017-03-21)
  STS   http://127.0.0.1:<port>/?Action=AssumeRole&...          (API version 2015-04-01)
  OSS   http://127.0.0.1:<port>/<bucket>/<key>                  path style, or
        http://<bucket>.oss-<region>.localhost:<port>/<key>     virtual-hosted
`
