// The buttons that make things go wrong.
import { byId, element } from './element.mjs'

/** @typedef {import('../src/faults/weather').Weather} Weather */

const MINUTE = 60_000

/** @type {{ name: keyof Weather, label: string, choices: [label: string, value: number][] }[]} */
const GROUPS = [
  {
    name: 'latencyMs',
    label: 'Latency',
    choices: [
      ['none', 0],
      ['300 ms', 300],
      ['2 s', 2000],
    ],
  },
  {
    name: 'dropPercent',
    label: 'Connections cut',
    choices: [
      ['none', 0],
      ['5 %', 5],
      ['30 %', 30],
    ],
  },
  {
    name: 'unavailablePercent',
    label: 'Answers 503',
    choices: [
      ['none', 0],
      ['10 %', 10],
      ['all', 100],
    ],
  },
  {
    name: 'clockSkewMs',
    label: 'Clock of the server',
    choices: [
      ['right', 0],
      ['20 min ahead', 20 * MINUTE],
      ['20 min behind', -20 * MINUTE],
    ],
  },
]

const ORDERS = [
  {
    order: 'expire-tokens',
    label: 'Expire all tokens now',
    said: 'Every token handed out so far has expired.',
  },
  {
    order: 'fail-next',
    label: 'Answer the next request 503',
    said: 'The next request will be answered 503.',
  },
]

/** @param {HTMLElement} place */
export function makeFaults(place) {
  place.replaceChildren(
    element(
      'div',
      { class: 'group', role: 'group', 'aria-label': 'Once' },
      element('span', { class: 'group-name', 'aria-hidden': 'true' }, 'Once'),
      ...ORDERS.map(({ order, label, said }) =>
        element('button', { type: 'button', click: () => void post({ do: order }, said) }, label),
      ),
    ),
    ...GROUPS.map(({ name, label, choices }) =>
      element(
        'div',
        { class: 'group', role: 'group', 'aria-label': label },
        element('span', { class: 'group-name', 'aria-hidden': 'true' }, label),
        ...choices.map(([choice, value]) =>
          element(
            'button',
            {
              type: 'button',
              'data-name': name,
              'data-value': String(value),
              'aria-pressed': 'false',
              'aria-label': `${label}: ${choice}`,
              click: () => void post({ [name]: value }, `${label}: ${choice}.`),
            },
            choice,
          ),
        ),
      ),
    ),
  )
}

/** @param {HTMLElement} place @param {Weather} weather */
export function drawFaults(place, weather) {
  for (const { name } of GROUPS) {
    for (const button of place.querySelectorAll(`[data-name="${name}"]`)) {
      const isPressed = Number(button.getAttribute('data-value')) === weather[name]
      button.setAttribute('aria-pressed', String(isPressed))
    }
  }
}

/** @param {object} order @param {string} done */
async function post(order, done) {
  const said = byId('fault-said', HTMLElement)
  try {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch('faults', { method: 'POST', headers, body: JSON.stringify(order) })
    said.textContent = answer.ok ? done : await answer.text()
  } catch {
    said.textContent = 'The emulator does not answer.'
  }
}
