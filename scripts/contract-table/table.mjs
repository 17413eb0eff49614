// Lays out what became of the contract: a row for each clause, a column for each adapter.

const KEPT = '✓'
const BROKEN = '✗'
const ABSENT = '-'

/** How many of an adapter's positions say what of one clause. */
function countVerdicts(rows) {
  const reasons = new Set()
  let kept = 0
  let broken = 0
  for (const { verdict } of rows) {
    if (verdict.result === 'kept') kept += 1
    else if (verdict.result === 'broken') broken += 1
    else reasons.add(verdict.reason)
  }
  return { all: rows.length, kept, broken, reasons: [...reasons] }
}

/** @param noteOf gives the number of a footnote */
function cellOf({ all, kept, broken, reasons }, noteOf) {
  if (all === 0) return ABSENT
  const notes = reasons.map((reason) => `(${noteOf(reason)})`).join('')
  if (broken > 0) return `${BROKEN} ${broken}/${all}`
  if (kept === all) return KEPT
  return kept === 0 ? notes : `${KEPT} ${kept}/${all} ${notes}`
}

/** One footnote for each reason, in the order in which they are met. */
function createNotes() {
  const numbers = new Map()
  return {
    numberOf(reason) {
      if (!numbers.has(reason)) numbers.set(reason, numbers.size + 1)
      return numbers.get(reason)
    },
    lines: () => [...numbers].map(([reason, number]) => `${`(${number})`.padStart(5)} ${reason}`),
  }
}

function centred(text, width) {
  const left = Math.floor((width - text.length) / 2)
  return `${' '.repeat(left)}${text}`.padEnd(width)
}

/**
 * The table as text, or `''` when no contract was tried. What stands behind the first word of an adapter's name, as in
 * `taro h5`, is a position of its own.
 */
export function contractTable(recorded) {
  const verdicts = recorded.flatMap(({ adapter: name, verdicts }) =>
    verdicts.map((row) => ({ ...row, adapter: name.split(' ')[0], position: `${name}: ${row.position}` })),
  )
  if (verdicts.length === 0) return ''
  const adapters = [...new Set(verdicts.map(({ adapter }) => adapter))].sort()
  const clauses = [...new Map(verdicts.map((row) => [row.id, row])).values()]
  const notes = createNotes()
  const headings = adapters.map((adapter) => {
    const positions = new Set(verdicts.filter((row) => row.adapter === adapter).map((row) => row.position))
    return `${adapter} x${positions.size}`
  })
  const body = clauses.map(({ id, topic, promise }) => {
    const cells = adapters.map((adapter) =>
      cellOf(
        countVerdicts(verdicts.filter((row) => row.id === id && row.adapter === adapter)),
        notes.numberOf,
      ),
    )
    return { cells, sentence: `${topic}: ${promise}` }
  })
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...body.map(({ cells }) => cells[column].length)),
  )
  const line = (cells, rest) =>
    `  ${cells.map((cell, column) => centred(cell, widths[column])).join('  ')}  ${rest}`.trimEnd()
  return [
    `The contract: ${KEPT} kept in every position of the host, ${BROKEN} broken, (n) not asked there, and why.`,
    '',
    line(headings, ''),
    ...body.map(({ cells, sentence }) => line(cells, sentence)),
    ...(notes.lines().length > 0 ? ['', ...notes.lines()] : []),
    '',
  ].join('\n')
}
