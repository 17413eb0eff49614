import type { Mutant } from './mutant'

const core = 'packages/core/src'
const faces = 'packages/vod-upload/src'

/** Each a bug that somebody could write, and that no seed may let pass. */
export const mutants: readonly Mutant[] = [
  {
    name: 'completes the upload without its last part',
    file: `${core}/oss/calls.ts`,
    find: 'const items = parts.map(',
    replace: 'const items = parts.slice(0, Math.max(1, parts.length - 1)).map(',
  },
  {
    name: 'forgets a last part of one byte',
    file: `${core}/plan/plan.ts`,
    find: 'start < sizeBytes; start += partSizeBytes',
    replace: 'start + 1 < sizeBytes; start += partSizeBytes',
  },
  {
    name: 'does not compare the CRC-64 of a part',
    file: `${core}/transfer/send-parts.ts`,
    find: 'if (theirs === undefined || theirs === ours) return',
    replace: 'if (theirs !== ours || theirs === ours) return',
  },
  {
    name: 'does not abort what was cancelled',
    file: `${core}/transfer/abort-session.ts`,
    find: 'if (grant !== undefined) await abort(session',
    replace: 'if (grant === undefined) await abort(session',
  },
  {
    name: 'tries again without signing again',
    file: `${core}/transfer/oss-line.ts`,
    find: 'used = await cycler.current()',
    replace: 'used = used ?? (await cycler.current())',
  },
  {
    name: 'corrects the clock by nothing',
    file: `${core}/clock.ts`,
    find: 'offsetMs = serverTimeMs - clock.now()',
    replace: 'offsetMs = serverTimeMs - serverTimeMs',
  },
  {
    name: 'tells a success twice',
    file: `${core}/queue/scheduler.ts`,
    find: "dispatch(file, { type: 'succeed', result })",
    replace: "if (dispatch(file, { type: 'succeed', result })) deps.notify({ type: 'state', file })",
  },
  {
    name: 'tells progress that falls',
    file: `${core}/uploader.ts`,
    find: 'if (signal.cancelled || sentBytes <= file.sentBytes) return',
    replace: 'if (signal.cancelled || sentBytes === file.sentBytes) return',
  },
  {
    name: 'leaves a timer running',
    file: `${core}/transfer/patience.ts`,
    find: '      unsubscribe()\n      wait.cancel()',
    replace: '      unsubscribe()',
  },
  {
    name: 'asks for a renewal once for each part',
    file: `${core}/credential/cycler.ts`,
    find: 'if (question !== undefined) {',
    replace: 'if (question !== undefined && question.ahead) {',
  },
  {
    name: 'knows a file by its path',
    file: `${core}/transfer/journal.ts`,
    find: 'const fingerprint = await fingerprintOf(',
    replace: 'const fingerprint = file.source.path + await fingerprintOf(',
  },
  {
    name: 'goes on with the session of a changed file',
    file: `${core}/file/session.ts`,
    find: 'return one.size === other.size && one.modifiedAt === other.modifiedAt',
    replace: 'return one.size === other.size',
  },
  {
    name: 'takes 403 for a success',
    file: `${core}/oss/refusal.ts`,
    find: 'return status >= 200 && status < 300 && status !== 203',
    replace: 'return (status >= 200 && status < 300 && status !== 203) || status === 403',
  },
  {
    name: 'never renews a credential that was refused',
    file: `${core}/retry/decide.ts`,
    find: 'return tally.refreshes < MAX_REFRESHES',
    replace: 'return tally.refreshes > MAX_REFRESHES',
  },
  {
    name: 'reads every part at once',
    file: `${core}/transfer/lanes.ts`,
    find: 'Math.min(lanes, jobs.length)',
    replace: 'Math.max(lanes, jobs.length)',
  },
  {
    name: 'sends on after a stop',
    file: `${core}/queue/scheduler.ts`,
    find: "if (dispatch(file, { type: 'stop' })) runs.get(file)?.cancel()",
    replace: "dispatch(file, { type: 'stop' })",
  },
  {
    name: 'logs the credential that was refused',
    file: `${core}/transfer/oss-line.ts`,
    find: 'message: hide(message),',
    replace: 'message,',
  },
  {
    name: 'does not hear that an upload has ended',
    file: `${core}/queue/scheduler.ts`,
    find: '      pump()\n    }\n  }',
    replace: '    }\n  }',
  },
  {
    name: 'forgets the video when the app is ended',
    file: `${faces}/documented/file-grants.ts`,
    find: 'memo: () => (info.isImage ? undefined : info.videoId),',
    replace: 'memo: () => undefined,',
  },
]
