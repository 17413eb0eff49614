// Listens to the emulator, keeps the state, and draws it once per frame.
import { byId } from './element.mjs'
import { drawFaults, makeFaults } from './fault-view.mjs'
import { drawObjects, MOST_OBJECTS } from './object-view.mjs'
import { drawRequests } from './request-view.mjs'
import { emptyState, reduce } from './state.mjs'
import { drawUploads } from './upload-view.mjs'

let state = emptyState
/** What is to be read aloud since the last drawing. @type {string[]} */
let news = []
let isDue = false
const failedOnly = byId('failed-only', HTMLInputElement)

/** @param {import('./state.mjs').PageEvent} event */
function take(event) {
  state = reduce(state, event)
  if (state.announcement !== '') news.push(state.announcement)
  if (isDue) return
  isDue = true
  requestAnimationFrame(draw)
}

function draw() {
  isDue = false
  const { region, buckets, dataFolder, isConnected, weather, uploads, objects, requests } = state
  const kept =
    dataFolder === undefined
      ? 'forgets everything at its end'
      : `keeps everything in the folder ${dataFolder}`
  show('about', buckets.length === 0 ? '' : `${buckets.join(', ')} in ${region} · ${kept}`)
  show('connection', isConnected ? 'connected' : 'not connected')
  byId('connection', HTMLElement).dataset.is = isConnected ? 'done' : 'failed'
  drawFaults(byId('fault-groups', HTMLElement), weather)
  drawUploads(byId('uploads', HTMLElement), state)
  drawObjects(byId('objects', HTMLElement), state)
  drawRequests(byId('requests', HTMLElement), requests, failedOnly.checked)
  byId('no-uploads', HTMLElement).hidden = uploads.length > 0
  byId('no-objects', HTMLElement).hidden = objects.length > 0
  byId('no-requests', HTMLElement).hidden = requests.length > 0
  const more = objects.length > MOST_OBJECTS ? `, the latest ${MOST_OBJECTS} of them below` : ''
  show('object-count', objects.length > 0 ? `(${objects.length}${more})` : '')
  // A reader cannot follow a hundred parts a second: the last three say what matters.
  if (news.length > 0) show('announcer', news.slice(-3).join(' '))
  news = []
}

/** @param {string} id @param {string} text */
function show(id, text) {
  const place = byId(id, HTMLElement)
  if (place.textContent !== text) place.textContent = text
}

makeFaults(byId('fault-groups', HTMLElement))
failedOnly.addEventListener('change', draw)
byId('preview-close', HTMLElement).addEventListener('click', () => byId('preview', HTMLDialogElement).close())
const feed = new EventSource('events')
feed.addEventListener('message', ({ data }) => {
  for (const event of JSON.parse(data)) take(event)
})
feed.addEventListener('error', () => take({ kind: 'disconnected' }))
