import type { Grant } from '../src/credential/grant'
import type { MultipartSession } from '../src/file/session'
import { createUploadFile, type UploadFile } from '../src/file/upload-file'
import type { Checkpoint } from '../src/resume/checkpoint'
import type { CheckpointStore } from '../src/resume/checkpoint-store'
import { claimRecord, type Owners } from '../src/resume/record-owners'

const kept: Checkpoint = {
  uploadId: 'U',
  bucket: 'b',
  object: 'o',
  sizeBytes: 300000,
  partSizeBytes: 102400,
  completing: false,
  prints: new Map(),
  memo: 'video',
  savedAt: 5,
}

/** A store that keeps one checkpoint, and writes down what is asked of it. */
function storeOf(found: Checkpoint | undefined) {
  const claims = new Map<string, object>()
  const forgotten: string[] = []
  const store: CheckpointStore = {
    claim(fingerprint, claimant) {
      const held = claims.get(fingerprint)
      if (held !== undefined && held !== claimant) return false
      claims.set(fingerprint, claimant)
      return true
    },
    release: (fingerprint) => void claims.delete(fingerprint),
    load: async () => found,
    mayKnow: async () => found !== undefined,
    save: async () => undefined,
    forget: async (fingerprint) => void forgotten.push(fingerprint),
  }
  return { store, claims, forgotten }
}

function fileIn(phase: 'queued' | 'transferring' | 'stopped'): UploadFile & { disowned: number } {
  const never = () => Promise.reject(new Error('not asked here'))
  const file = Object.assign(
    createUploadFile({
      source: { path: 'p' },
      contentType: 'video/mp4',
      grants: {
        issue: never,
        renew: never,
        disown() {
          file.disowned += 1
        },
      },
    }),
    { disowned: 0 },
  )
  file.state = { phase }
  return file
}

const grant: Grant = {
  credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'another' },
}

const session: MultipartSession = { ...kept, sent: new Map() }

async function claim(file: UploadFile, owner: UploadFile | undefined, found: Checkpoint | undefined = kept) {
  const { store, claims, forgotten } = storeOf(found)
  const owners: Owners = new Map(owner && [['f', owner]])
  const claimed = await claimRecord(file, 'f', { checkpoints: store, owners })
  return { claimed, owners, claims, forgotten }
}

test('what an earlier run of the app has left is for the first that claims it', async () => {
  const file = fileIn('transferring')
  const { claimed, owners } = await claim(file, undefined)
  expect(claimed).toEqual({ found: kept })
  expect(owners.get('f')).toBe(file)
})

test('an upload that rests lets go of its record, and begins anew', async () => {
  const owner = fileIn('stopped')
  owner.fingerprint = 'f'
  const file = fileIn('transferring')
  const { claimed, owners } = await claim(file, owner)
  expect(claimed).toEqual({ found: kept })
  expect(owners.get('f')).toBe(file)
  expect([owner.disowned, owner.fingerprint]).toEqual([1, undefined])
})

test.each<[string, () => UploadFile, () => UploadFile, Checkpoint]>([
  ['runs', () => fileIn('transferring'), () => fileIn('transferring'), kept],
  ['waits for its turn', () => fileIn('transferring'), () => fileIn('queued'), kept],
  [
    'has a record without an id',
    () => fileIn('transferring'),
    () => fileIn('stopped'),
    { ...kept, memo: undefined },
  ],
  [
    'rests, where the other one has a record of its own',
    () => Object.assign(fileIn('transferring'), { grant }),
    () => fileIn('stopped'),
    kept,
  ],
])('nothing is taken from one that %s', async (_, makeFile, makeOwner, found) => {
  const owner = makeOwner()
  const { claimed, owners, claims } = await claim(makeFile(), owner, found)
  expect(claimed).toBeUndefined()
  expect(owners.get('f')).toBe(owner)
  expect(claims.size).toBe(0)
})

test('an upload goes on with what it has left itself', async () => {
  const file = Object.assign(fileIn('transferring'), { grant, fingerprint: 'f' })
  const { claimed } = await claim(file, file)
  expect(claimed).toEqual({ found: kept })
})

test('what is kept of the old content of a changed file is forgotten', async () => {
  const { store, forgotten } = storeOf(undefined)
  const file = Object.assign(fileIn('transferring'), { fingerprint: 'old', session })
  const owners: Owners = new Map([['old', file]])
  await claimRecord(file, 'new', { checkpoints: store, owners })
  expect(forgotten).toEqual(['old'])
  expect(owners.has('old')).toBe(false)
  expect(file.disowned).toBe(0)
})

test('what it had found, and not taken up, stays for another pick of the old content', async () => {
  const { store, forgotten } = storeOf(undefined)
  const file = Object.assign(fileIn('transferring'), { fingerprint: 'old' })
  await claimRecord(file, 'new', { checkpoints: store, owners: new Map([['old', file]]) })
  expect(forgotten).toEqual([])
  expect(file.disowned).toBe(1)
})

test('where another upload is about to go on with it, the changed file begins anew', async () => {
  const { store, claims, forgotten } = storeOf(undefined)
  const file = Object.assign(fileIn('transferring'), { fingerprint: 'old' })
  claims.set('old', fileIn('transferring'))
  await claimRecord(file, 'new', { checkpoints: store, owners: new Map([['old', file]]) })
  expect(forgotten).toEqual([])
  expect(file.disowned).toBe(1)
})
