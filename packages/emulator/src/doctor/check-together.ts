import type { CheckedAddress } from './check-address'
import type { CheckedAuth } from './check-auth'
import { type Finding, problem } from './finding'

interface Known {
  auth: CheckedAuth | undefined
  address: CheckedAddress | undefined
  /** As given on the command line. */
  region: string | undefined
  buckets: readonly string[]
}

/** What is right each for itself and wrong together. */
export function checkTogether({ auth, address, region, buckets }: Known): Finding[] {
  const ofEndpoint = address?.endpoint?.region
  const found: Finding[] = []
  if (auth?.region !== undefined && ofEndpoint !== undefined && auth.region !== ofEndpoint) {
    found.push(
      problem(
        'region',
        `The UploadAuth is for ${auth.region}, the UploadAddress for ${ofEndpoint}.`,
        'They are of two answers: pass on auth and address of one answer together.',
      ),
    )
  }
  const actual = ofEndpoint ?? auth?.region
  if (region !== undefined && actual !== undefined && region !== actual) {
    found.push(
      problem(
        'region',
        `You named ${region}, but the credential is for ${actual}.`,
        `Write ${actual}: a file goes where the credential says, whatever the app has set.`,
      ),
    )
  }
  const bucket = address?.bucket
  if (bucket !== undefined && buckets.length > 0 && !buckets.includes(bucket)) {
    found.push(
      problem(
        'Bucket',
        `You named ${buckets.join(', ')}, but the file goes to ${bucket}.`,
        `Put ${bucket} on the lists too: VOD chooses the bucket by StorageLocation.`,
      ),
    )
  }
  return found
}
