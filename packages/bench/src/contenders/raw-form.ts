import { type Contender, originOf } from './contender'

/** What an app does without any SDK: one form a file, all at once, and the host queues what is too many. */
export const rawForm: Contender = async ({ wx, files, job, askLeave }) => {
  await askLeave()
  await Promise.all(
    files.map(
      ({ tempFilePath, key }) =>
        new Promise<void>((resolve, reject) => {
          wx.uploadFile({
            url: `${originOf('bench', job)}/`,
            filePath: tempFilePath,
            name: 'file',
            formData: { key },
            // The host's own limit is for requests that answer soon; a form has all its bytes to send.
            timeout: 24 * 3600 * 1000,
            success: ({ statusCode }) => {
              if (statusCode === 200) resolve()
              else reject(new Error(`The sink answers ${statusCode}.`))
            },
            fail: ({ errMsg }) => reject(new Error(errMsg)),
          })
        }),
    ),
  )
}
