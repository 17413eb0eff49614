// One life of the app: a simulated WeChat, the adapter as it is shipped, and a page that uploads what was picked.
import { createWechatHost, diskValues } from '@vod-upload/testkit'
import { documentedPage } from './documented-page'
import { type AppJob, LEFT_OPEN, type News, type Word } from './job'
import { promisePage } from './promise-page'
import { createTicketDesk } from './ticket-desk'

const job: AppJob = JSON.parse(process.argv[2] ?? '{}')
const host = createWechatHost({ storedValues: diskValues(job.storageFolder) })
// The adapter takes the global, as it does on a phone.
Object.assign(globalThis, { wx: host.wx })

const tell = (news: News) => {
  if (process.connected) process.send?.(news)
}
const picked = job.files.map((file) => host.addTempFile(file).tempFilePath)
const openPage = job.face === 'promise' ? promisePage : documentedPage
const page = openPage(job, picked, createTicketDesk(host.wx, job.ticketUrl), tell)

process.on('message', (word: Word) => {
  if (word === 'again') page.again()
  // The channel would keep the process: without it, only what the uploads have left open does.
  else process.channel?.unref()
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(1))
process.on('beforeExit', () => {
  if (host.pending() + host.listenerCount() > 0) process.exitCode = LEFT_OPEN
})
