// The latest requests; each opens to how its signature was checked.
import { showCheck } from './check-view.mjs'
import { drawList, element } from './element.mjs'
import { durationText, splitKey, timeText } from './words.mjs'

/** @typedef {import('../src/request-log').RequestEntry} RequestEntry */

/** @param {HTMLElement} list @param {readonly RequestEntry[]} requests @param {boolean} failedOnly */
export function drawRequests(list, requests, failedOnly) {
  const shown = failedOnly ? requests.filter(hasFailed) : requests
  drawList(list, shown, { keyOf: ({ requestId }) => requestId, make: makeRow, update: () => undefined })
}

/** @param {RequestEntry} entry */
export function hasFailed({ status }) {
  return status === 0 || status >= 400
}

/** A request that has ended changes no more. @param {RequestEntry} entry */
function makeRow(entry) {
  const detailsId = `request-${entry.requestId}`
  const details = element('div', { id: detailsId, class: 'details', hidden: true })
  const button = element(
    'button',
    { type: 'button', class: 'request', 'aria-expanded': 'false', 'aria-controls': detailsId },
    element('span', { class: 'badge', 'data-is': hasFailed(entry) ? 'failed' : 'done' }, outcomeOf(entry)),
    ' ',
    element('span', { class: 'what' }, titleOf(entry)),
    ' ',
    element('span', { class: 'quiet' }, `${timeText(entry.at)} · ${durationText(entry.tookMs ?? 0)}`),
  )
  button.addEventListener('click', () => {
    details.hidden = !details.hidden
    button.setAttribute('aria-expanded', String(!details.hidden))
    if (!details.hidden && details.childElementCount === 0) fill(details, entry)
  })
  return element('li', { class: 'card' }, button, details)
}

/** @param {RequestEntry} entry */
function outcomeOf({ status, errorCode, fault }) {
  if (status === 0) return fault ? `cut (${fault})` : 'cut'
  return errorCode === undefined ? String(status) : `${status} ${errorCode}`
}

/** @param {RequestEntry} entry */
function titleOf({ operation, partNumber, key }) {
  const part = partNumber === undefined ? '' : ` · part ${partNumber}`
  return `${operation}${part}${key ? ` · ${splitKey(key).name}` : ''}`
}

/** @param {HTMLElement} details @param {RequestEntry} entry */
function fill(details, entry) {
  const { method, host, path, requestId, fault, refusedAt } = entry
  const facts = element(
    'dl',
    {},
    ...pair('request', `${method} ${path}`),
    ...pair('host', host),
    ...pair('request id', requestId),
    ...(fault === undefined ? [] : pair('fault', `${fault}: made by the emulator, not by the client`)),
  )
  const check = element('div', { class: 'check' })
  details.append(facts, check)
  if (refusedAt !== undefined) void showCheck(check, requestId)
  else check.append(element('p', {}, notRefused(entry)))
}

/** @param {RequestEntry} entry */
function notRefused({ status, operation, fault, errorCode }) {
  if (operation === 'Options') return 'A preflight of a browser carries no signature.'
  if (fault !== undefined && fault !== 'delay' && status !== 0)
    return 'A fault struck before the signature was looked at.'
  if (status === 0) return 'The connection was cut before an answer was sent.'
  if (errorCode !== undefined) return `The signature is not what this was refused for; it was ${errorCode}.`
  return 'The signature was checked: signed, in time, with a known key, and right.'
}

/** @param {string} name @param {string} value */
function pair(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)]
}
