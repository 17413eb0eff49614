// One upload: how far it is, which connection carries which part, and the parts as a strip.
import { drawList, element, setText } from './element.mjs'
import { progressOf } from './state.mjs'
import { sizeText, splitKey } from './words.mjs'

/** @typedef {import('./state.mjs').State} State */
/** @typedef {import('./state.mjs').Upload} Upload */
/** @typedef {import('./state.mjs').Part} Part */

const WAYS = { parts: 'in parts', form: 'in one form', whole: 'in one piece' }
const SAID = { running: 'running', done: 'done', aborted: 'aborted', failed: 'failed' }
/** More cells than these would be thinner than a line. */
const MOST_CELLS = 500

/** @param {HTMLElement} list @param {State} state */
export function drawUploads(list, state) {
  drawList(
    list,
    state.uploads.map((upload) => ({ upload, medium: state.media[`${upload.bucket}/${upload.key}`] })),
    {
      keyOf: ({ upload }) => upload.id,
      make: makeRow,
      update: (row, { upload }) => updateRow(row, upload, state),
    },
  )
}

function makeRow() {
  return element(
    'li',
    { class: 'card upload' },
    element('h3', {}, element('span', { class: 'name' }), ' ', element('span', { class: 'badge' })),
    element('p', { class: 'quiet key' }),
    element('progress', { class: 'whole', max: '1' }),
    element('p', { class: 'facts' }),
    element('div', { class: 'strip', role: 'img' }),
    element('ul', { class: 'lanes' }),
  )
}

/** @param {HTMLElement} row @param {Upload} upload @param {State} state */
function updateRow(row, upload, state) {
  const medium = state.media[`${upload.bucket}/${upload.key}`]
  const name = medium?.title || splitKey(upload.key).name || 'a form whose fields have not come yet'
  const { arrivedBytes, totalBytes } = progressOf(upload, state)
  setText(row, '.name', name)
  setText(row, '.badge', upload.errorCode ?? SAID[upload.is])
  row.dataset.is = upload.is
  setText(row, '.key', `${upload.bucket}/${upload.key} · ${WAYS[upload.way]}`)
  drawBar(row, `How much of ${name} has come`, arrivedBytes, totalBytes)
  setText(row, '.facts', factsOf(upload, arrivedBytes, totalBytes))
  drawStrip(row, upload.parts)
  drawLanes(row, upload)
}

/** @param {Upload} upload @param {number} arrivedBytes @param {number | undefined} totalBytes */
function factsOf({ way, parts }, arrivedBytes, totalBytes) {
  const size =
    totalBytes === undefined ? sizeText(arrivedBytes) : `${sizeText(arrivedBytes)} of ${sizeText(totalBytes)}`
  if (way !== 'parts') return size
  const again = parts.reduce((sum, part) => sum + part.tries - 1, 0)
  return `${size} · ${countText(parts)}${again > 0 ? ` · ${again} sent again` : ''}`
}

/** @param {readonly Part[]} parts */
function countText(parts) {
  /** @param {Part['is']} is */
  const count = (is) => parts.filter((part) => part.is === is).length
  const [arriving, failed] = [count('arriving'), count('failed')]
  return [
    `${count('stored')} ${count('stored') === 1 ? 'part' : 'parts'} stored`,
    ...(arriving > 0 ? [`${arriving} arriving`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ')
}

/** @param {HTMLElement} row @param {string} label @param {number} arrivedBytes @param {number | undefined} totalBytes */
function drawBar(row, label, arrivedBytes, totalBytes) {
  const bar = row.querySelector('progress.whole')
  if (!(bar instanceof HTMLProgressElement)) return
  bar.setAttribute('aria-label', label)
  // OSS is never told how long the whole will be: only VOD's caller may say so.
  if (totalBytes === undefined || totalBytes === 0) bar.removeAttribute('value')
  else bar.value = Math.min(1, arrivedBytes / totalBytes)
  bar.hidden = totalBytes === undefined
}

/** @param {HTMLElement} row @param {readonly Part[]} parts */
function drawStrip(row, parts) {
  const strip = row.querySelector('.strip')
  if (!(strip instanceof HTMLElement)) return
  strip.hidden = parts.length === 0 || parts.length > MOST_CELLS
  if (strip.hidden) return
  strip.setAttribute('aria-label', countText(parts))
  drawList(strip, parts, {
    keyOf: (part) => String(part.partNumber),
    make: () => element('span', { class: 'cell' }, element('span', { class: 'fill' })),
    update(cell, part) {
      cell.dataset.is = part.is
      cell.title = `part ${part.partNumber}, ${sizeText(part.sizeBytes)}, ${part.is}`
      const share = part.sizeBytes > 0 ? part.receivedBytes / part.sizeBytes : 0
      const fill = cell.firstElementChild
      if (fill instanceof HTMLElement) fill.style.height = `${Math.round(100 * share)}%`
    },
  })
}

/** @param {HTMLElement} row @param {Upload} upload */
function drawLanes(row, { way, is, lanes }) {
  const list = row.querySelector('.lanes')
  if (!(list instanceof HTMLElement)) return
  const shown = is === 'running' ? lanes : []
  drawList(
    list,
    shown.map((lane, index) => ({ lane, index })),
    {
      keyOf: ({ index }) => String(index),
      make: () =>
        element(
          'li',
          { class: 'lane' },
          element('span', { class: 'says' }),
          element('progress', { max: '1' }),
        ),
      update(item, { lane, index }) {
        const carried = lane && (lane.partNumber === undefined ? `the ${way}` : `part ${lane.partNumber}`)
        const says = lane
          ? `lane ${index + 1} · connection ${lane.connection} · ${carried}`
          : `lane ${index + 1} rests`
        setText(item, '.says', says)
        const bar = item.querySelector('progress')
        if (!bar) return
        bar.hidden = lane === undefined
        bar.setAttribute('aria-label', says)
        bar.value = lane?.totalBytes ? lane.receivedBytes / lane.totalBytes : 0
      },
    },
  )
}
