import type { PageWindow } from '@vod-upload/testkit'

/** The page with other members. */
export const pageWith = (
  window: PageWindow,
  members: Partial<Record<keyof PageWindow, unknown>>,
): PageWindow =>
  Object.create(window, Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }])))

/** How a call ended: by the code of its PlatformError, or by the name of what is none. */
export const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ code: 'resolved', message: '' }),
    ({ name, code, message }) => ({ code: name === 'PlatformError' ? code : name, message }),
  )
