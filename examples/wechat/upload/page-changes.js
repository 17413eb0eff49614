/** What `setData` has to be told so that a page which shows `before` shows `after`: the cards that changed, no others. */
function changesBetween(before, after) {
  const changes = {}
  for (const name of Object.keys(after)) {
    if (same(before[name], after[name])) continue
    if (areAlike(before[name], after[name]))
      Object.assign(changes, itemChanges(name, before[name], after[name]))
    else changes[name] = after[name]
  }
  return changes
}

function itemChanges(name, before, after) {
  const changes = {}
  after.forEach((item, index) => {
    if (!same(before[index], item)) changes[`${name}[${index}]`] = item
  })
  return changes
}

/** Two lists of the same things? */
function areAlike(before, after) {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false
  return after.every(({ id }, index) => id === before[index].id)
}

/** Both were made by the same code, so that their members stand in the same order. */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}

module.exports = { changesBetween }
