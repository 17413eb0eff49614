import { createRequire } from 'node:module'
import type OSS from 'ali-oss'
import type { Job } from './job'

/** What its multipart upload sends at once, which an app with many files would do as well. */
const PARALLEL = 5
/** Up to here one call stores a file, and more would only cost round trips. */
const LARGEST_PUT_BYTES = 1024 * 1024

/** The vendor's own SDK, in Node: it has neither a host bridge nor its limits, so it is here for reference. */
export async function ali({ files, port }: Job): Promise<void> {
  const Client: typeof OSS = createRequire(__filename)('ali-oss')
  const client = new Client({
    endpoint: `http://localhost:${port}`,
    cname: true,
    bucket: 'bench',
    accessKeyId: 'bench',
    accessKeySecret: 'bench-secret',
  })
  let next = 0
  const runLane = async () => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      if (file.sizeBytes <= LARGEST_PUT_BYTES) await client.put(file.key, file.path)
      else await client.multipartUpload(file.key, file.path, { parallel: PARALLEL })
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, runLane))
}
