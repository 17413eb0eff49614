// Elements in one call, and lists that keep theirs: what has the focus must not be drawn anew under the hand.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>} [attributes]
 * @param {(string | Node | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
export function byId(id, kind) {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`The page has no ${id}.`)
}

/** @param {Element} parent @param {string} selector @param {string} text */
export function setText(parent, selector, text) {
  const found = parent.querySelector(selector)
  // An unchanged text is not set again, since a live region would be read again.
  if (found && found.textContent !== text) found.textContent = text
}

/**
 * Draws a list: makes what is new, updates what has changed, moves what has moved, removes what has gone.
 * @template Item
 * @param {HTMLElement} list
 * @param {readonly Item[]} items
 * @param {{ keyOf(item: Item): string, make(item: Item): HTMLElement, update(row: HTMLElement, item: Item): void }} how
 */
export function drawList(list, items, { keyOf, make, update }) {
  const rows = rowsOf(list)
  const keys = new Set(items.map(keyOf))
  for (const [key, { row }] of rows) {
    if (keys.has(key)) continue
    row.remove()
    rows.delete(key)
  }
  items.forEach((item, index) => {
    const key = keyOf(item)
    const known = rows.get(key)
    const row = known?.row ?? make(item)
    if (known?.item !== item) update(row, item)
    rows.set(key, { row, item })
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null)
  })
}

/** @type {WeakMap<HTMLElement, Map<string, { row: HTMLElement, item: unknown }>>} */
const drawn = new WeakMap()

/** @param {HTMLElement} list */
function rowsOf(list) {
  const rows = drawn.get(list) ?? new Map()
  drawn.set(list, rows)
  return rows
}
