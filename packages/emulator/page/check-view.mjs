// How the signature of one request was checked, step by step, and where what was signed differs.
import { element } from './element.mjs'

/** @typedef {import('../src/explain/explain-refusal').Explanation} Explanation */
/** @typedef {import('../src/explain/compare-lines').ComparedLine} ComparedLine */

const MARKS = { passed: '✓', failed: '✗', 'not reached': '○' }
const FROM = {
  found:
    '“Theirs” is what the client signed: made with the mistake named above, it gives exactly the signature that came.',
  pasted: '“Theirs” is what you pasted.',
}

/** @param {HTMLElement} place @param {string} requestId */
export async function showCheck(place, requestId) {
  await load(place, requestId, fetch(`checks/${requestId}`))
}

/** @param {HTMLElement} place @param {string} requestId @param {Promise<Response>} asked */
async function load(place, requestId, asked) {
  try {
    const answer = await asked
    if (!answer.ok) throw new Error(await answer.text())
    draw(place, requestId, await answer.json())
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    place.replaceChildren(element('p', { role: 'alert' }, `The check cannot be shown. ${why}`))
  }
}

/** @param {HTMLElement} place @param {string} requestId @param {Explanation} explanation */
function draw(place, requestId, { steps, code, message, advice, signed }) {
  const headingId = `check-${requestId}`
  place.replaceChildren(
    element('h3', { id: headingId, tabindex: '-1' }, 'How it was checked'),
    element(
      'ol',
      { class: 'steps', 'aria-labelledby': headingId },
      ...steps.map(({ question, outcome }) =>
        element(
          'li',
          { 'data-is': outcome },
          element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[outcome]),
          ` ${question} `,
          element('span', { class: 'quiet' }, outcome),
        ),
      ),
    ),
    element('p', {}, element('strong', {}, code), ` ${message}`),
    element('div', { class: 'advice' }, ...advice.map((sentence) => element('p', {}, sentence))),
    ...(signed ? drawSigned(place, requestId, signed) : []),
  )
}

/** @param {HTMLElement} place @param {string} requestId @param {NonNullable<Explanation['signed']>} signed */
function drawSigned(place, requestId, { version, lines, theirsFrom, digest }) {
  const first = lines.findIndex(({ differs }) => differs)
  const said =
    theirsFrom === undefined
      ? 'What the server signed; what the client signed is not known.'
      : FROM[theirsFrom]
  return [
    element('h3', {}, `What is signed (${version})`),
    element('p', { class: 'quiet' }, `${said} Keys, tokens and signatures are not shown.`),
    element(
      'table',
      { class: theirsFrom === undefined ? 'lines ours-only' : 'lines' },
      element('thead', {}, headRow(theirsFrom !== undefined)),
      element(
        'tbody',
        {},
        ...lines.map((line, index) => lineRow(line, theirsFrom !== undefined, index === first)),
      ),
    ),
    ...(digest === undefined ? [] : drawDigest(digest)),
    pasteForm(place, requestId),
  ]
}

/** @param {string} digest */
function drawDigest(digest) {
  return [
    element('p', {}, 'The string to sign ends in the SHA-256 of our lines:'),
    element('pre', {}, element('code', {}, digest)),
  ]
}

/** @param {boolean} hasTheirs */
function headRow(hasTheirs) {
  const names = ['line', 'ours', ...(hasTheirs ? ['theirs'] : [])]
  return element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name)))
}

/** @param {ComparedLine} line @param {boolean} hasTheirs @param {boolean} isFirst */
function lineRow({ label, ours, theirs, differs }, hasTheirs, isFirst) {
  const mark = isFirst ? element('span', { class: 'first' }, 'first difference') : undefined
  return element(
    'tr',
    { 'data-is': differs && hasTheirs ? 'different' : undefined },
    element('th', { scope: 'row' }, label, ...(mark ? [' ', mark] : [])),
    cell('ours', ours),
    ...(hasTheirs ? [cell('theirs', theirs)] : []),
  )
}

/** @param {string} whose @param {string | undefined} text */
function cell(whose, text) {
  const words = text === undefined ? '(no such line)' : text === '' ? '(empty)' : undefined
  const shown = words === undefined ? element('code', {}, text) : element('span', { class: 'quiet' }, words)
  return element('td', { 'data-whose': whose }, shown)
}

/** @param {HTMLElement} place @param {string} requestId */
function pasteForm(place, requestId) {
  const area = element('textarea', {
    id: `paste-${requestId}`,
    rows: '4',
    spellcheck: 'false',
    autocomplete: 'off',
  })
  const button = element('button', { type: 'button' }, 'Compare')
  button.addEventListener('click', () => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ theirs: area.value })
    void load(place, requestId, fetch(`checks/${requestId}`, { method: 'POST', headers, body })).then(() => {
      // The button has been drawn anew; a reader with a keyboard goes on where the answer begins.
      const heading = place.querySelector('h3')
      if (heading instanceof HTMLElement) heading.focus()
    })
  })
  return element(
    'details',
    { class: 'paste' },
    element('summary', {}, 'Compare with what my client signed'),
    element(
      'label',
      { for: `paste-${requestId}` },
      'The string to sign of V1 and of calls, the canonical request of V4',
    ),
    area,
    button,
  )
}
