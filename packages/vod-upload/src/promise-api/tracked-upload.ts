import {
  type Uploader as Core,
  type Log,
  regionOfEndpoint,
  type UploadError,
  type UploadEvent,
  type UploadFile,
} from '@vod-upload/core'
import type { AppGrants } from './app-grants'
import { createProgressMeter } from './progress-meter'
import { createHandle, type UploadHandle } from './upload-handle'
import { toUploadState } from './upload-state'

type FileEvent = Exclude<UploadEvent, { type: 'drained' }>

/** An upload as the app sees it, kept up to date with the file of the core that it stands for. */
export interface TrackedUpload {
  readonly handle: UploadHandle
  hear(event: FileEvent): void
}

export interface TrackDeps {
  readonly core: Pick<Core, 'stopFile' | 'requeue' | 'start' | 'cancel'>
  readonly grants: AppGrants
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
  /** Region that the app told. */
  readonly region: string | undefined
  /** Called when nothing more can happen to the upload. */
  readonly ended: () => void
}

export function trackUpload(file: UploadFile, deps: TrackDeps): TrackedUpload {
  const { core, grants } = deps
  const meter = createProgressMeter(deps.now)
  const source = createHandle(
    {
      pause: () => core.stopFile(file),
      resume() {
        const { phase } = file.state
        if ((phase === 'stopped' || phase === 'failed') && core.requeue(file)) core.start()
      },
      cancel: () => core.cancel(file),
    },
    file.source.size ?? 0,
    deps.log,
  )

  const hearState = () => {
    const { state } = file
    if (state.phase === 'queued') meter.restart()
    if (state.phase === 'failed' && blamesCredential(state.error)) grants.discard()
    if (state.phase === 'succeeded' || state.phase === 'cancelled') deps.ended()
    const region = regionOf(file) ?? deps.region
    source.publish(toUploadState(state, { ...grants.ids, ...(region && { region }) }))
  }

  return {
    handle: source.handle,
    hear(event) {
      if (event.type === 'state') hearState()
      else if (event.type === 'waiting') source.wait(file.waitingFor)
      else source.report(meter.observe(file.sentBytes, file.sizeBytes ?? 0))
    },
  }
}

/** Then going on with the same one would end the same way. What option is invalid may have come with it. */
function blamesCredential(error: UploadError): boolean {
  return /^(oss|option-invalid|credential-.*)$/.test(error.code)
}

function regionOf({ grant }: UploadFile): string | undefined {
  return grant && (grant.credential.region ?? regionOfEndpoint(grant.address.endpoint))
}
