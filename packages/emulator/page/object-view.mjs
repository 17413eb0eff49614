// What is stored, and a look at it.
import { byId, drawList, element, setText } from './element.mjs'
import { sizeText, splitKey, timeText } from './words.mjs'

/** @typedef {import('./state.mjs').State} State */
/** @typedef {import('../src/dashboard/facts').ObjectFacts} ObjectFacts */

/** Of thousands a browser would draw for seconds, and nobody would look. */
export const MOST_OBJECTS = 200

/** @param {HTMLElement} list @param {State} state */
export function drawObjects(list, { objects, media }) {
  drawList(list, objects.slice(0, MOST_OBJECTS), {
    keyOf: ({ bucket, key }) => `${bucket}/${key}`,
    make: () =>
      element(
        'li',
        { class: 'card object' },
        element('p', {}, element('strong', { class: 'name' })),
        element('p', { class: 'quiet key' }),
        element('p', { class: 'facts' }),
        element('p', { class: 'actions' }),
      ),
    update(row, object) {
      const name = media[`${object.bucket}/${object.key}`]?.title || splitKey(object.key).name
      setText(row, '.name', name)
      setText(row, '.key', `${object.bucket}/${object.key}`)
      const facts = [sizeText(object.sizeBytes), object.contentType, timeText(object.lastModifiedAt)]
      setText(row, '.facts', facts.join(' · '))
      row.querySelector('.actions')?.replaceChildren(...actionsFor(object, name))
    },
  })
}

/** @param {ObjectFacts} object @param {string} name */
function actionsFor(object, name) {
  const look = { image: 'Look', video: 'Play', audio: 'Listen' }
  const save = element(
    'a',
    { href: addressOf(object), download: splitKey(object.key).name, 'aria-label': `Save ${name}` },
    'Save',
  )
  if (object.showAs === undefined) return [save]
  const label = look[object.showAs]
  const show = element(
    'button',
    { type: 'button', 'aria-label': `${label}: ${name}`, click: () => preview(object, name) },
    label,
  )
  return [show, ' ', save]
}

/** @param {ObjectFacts} object @param {string} name */
function preview(object, name) {
  const dialog = byId('preview', HTMLDialogElement)
  const stage = byId('preview-stage', HTMLElement)
  const facts = byId('preview-facts', HTMLElement)
  const shown = mediumFor(object, name)
  shown.addEventListener('error', () => {
    facts.textContent = 'This browser cannot show it: perhaps it is not what its type says.'
  })
  facts.textContent = `${sizeText(object.sizeBytes)} · ${object.contentType}`
  byId('preview-title', HTMLElement).textContent = name
  stage.replaceChildren(shown)
  // A film that nobody sees any more must not go on playing.
  dialog.addEventListener('close', () => stage.replaceChildren(), { once: true })
  dialog.showModal()
}

/** @param {ObjectFacts} object @param {string} name */
function mediumFor(object, name) {
  const src = addressOf(object)
  if (object.showAs === 'image') return element('img', { src, alt: name })
  const player = element(object.showAs === 'audio' ? 'audio' : 'video', {
    src,
    controls: true,
    'aria-label': name,
  })
  player.preload = 'metadata'
  return player
}

/** @param {ObjectFacts} object */
function addressOf({ bucket, key, lastModifiedAt }) {
  const path = [bucket, ...key.split('/')].map(encodeURIComponent).join('/')
  // A file that was replaced is another one to the player.
  return `objects/${path}?${lastModifiedAt}`
}
