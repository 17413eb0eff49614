import type { Backend } from '../backend'
import type { Incoming } from '../http/incoming'
import { OssError } from './oss-error'

/** An authorized call on one object. */
export interface ObjectCall {
  incoming: Incoming
  bucket: string
  key: string
  backend: Backend
}

/** Source: object naming rules: 1 to 1023 bytes of UTF-8, not beginning with a slash or a backslash. */
export function checkObjectName(key: string): void {
  if (Buffer.byteLength(key) > 1023 || /^[/\\]/.test(key)) throw new OssError('InvalidObjectName')
}

/** Honours `x-oss-forbid-overwrite`. */
export function checkOverwrite(
  { backend, bucket, key }: Omit<ObjectCall, 'incoming'>,
  forbidOverwrite: string | undefined,
): void {
  if (forbidOverwrite === 'true' && backend.objects.get(bucket, key)) throw new OssError('FileAlreadyExists')
}
