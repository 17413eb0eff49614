// Templates of mini programs, rendered as far as the examples go: `if`, `else`, `for`, expressions and taps.
import { type AnyNode, parseExpressionAt } from 'acorn'
import { Parser } from 'htmlparser2'
import type { NativeHost } from '../native-examples/hosts'

/** A node as the user has it on the screen. */
export interface Shown {
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly children: ReadonlyArray<Shown | string>
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Array<Element | string>
}

type Scope = Readonly<Record<string, unknown>>

export interface Template {
  /** @throws Error where the data has nothing for an expression */
  render(data: object): ReadonlyArray<Shown | string>
  /** What its attributes call. */
  handlers(): readonly string[]
  /** What its expressions read, as in `words.title`; what is read of an item of a list begins with the list's name. */
  fields(): readonly string[]
}

export function parseTemplate(text: string, { directive }: Pick<NativeHost, 'directive'>): Template {
  const roots = parse(text)
  return {
    render: (data) => renderAll(roots, { ...data }, directive),
    handlers: () =>
      everyElement(roots).flatMap(({ attributes }) =>
        Object.entries(attributes)
          .filter(([name]) => /^(bind|catch|on[A-Z])/.test(name))
          .map(([, value]) => value),
      ),
    fields: () => [...new Set(fieldsOf(roots, directive, undefined))],
  }
}

function parse(text: string): Array<Element | string> {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes: { ...attributes }, children: [] }
        open[open.length - 1]?.children.push(element)
        open.push(element)
      },
      ontext: (piece) => open[open.length - 1]?.children.push(piece),
      onclosetag(name, isImplied) {
        const isWhole = !isImplied || text.slice(0, parser.endIndex + 1).endsWith('/>')
        if (open.pop()?.name !== name || !isWhole) throw new Error(`<${name}> is not closed.`)
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  return root.children
}

function renderAll(
  nodes: ReadonlyArray<Element | string>,
  scope: Scope,
  directive: string,
): Array<Shown | string> {
  const shown: Array<Shown | string> = []
  // Whether an `if` before this node was met, so that its `else` is not.
  let isMet = false
  for (const node of nodes) {
    if (typeof node === 'string') {
      if (node.trim() !== '') shown.push(String(filled(node.trim(), scope)))
      continue
    }
    const say = (word: string) => node.attributes[`${directive}:${word}`]
    const condition = say('if') ?? say('elif')
    if (say('else') !== undefined || say('elif') !== undefined ? isMet : false) continue
    if (condition !== undefined) {
      isMet = Boolean(filled(condition, scope))
      if (!isMet) continue
    }
    const list = say('for')
    if (list === undefined) {
      shown.push(renderOne(node, scope, directive))
      continue
    }
    for (const [index, item] of (filled(list, scope) as unknown[]).entries()) {
      shown.push(renderOne(node, { ...scope, item, index }, directive))
    }
  }
  return shown
}

function renderOne({ name, attributes, children }: Element, scope: Scope, directive: string): Shown {
  const plain = Object.entries(attributes).filter(([word]) => !word.startsWith(`${directive}:`))
  return {
    name,
    attributes: Object.fromEntries(plain.map(([word, value]) => [word, filled(value, scope)])),
    children: renderAll(children, scope, directive),
  }
}

const EXPRESSION = /\{\{(.+?)\}\}/g

/** A text that is one expression keeps the kind of its value, as hosts do. */
function filled(text: string, scope: Scope): unknown {
  const whole = /^\{\{([^{}]+)\}\}$/.exec(text)?.[1]
  if (whole !== undefined) return valueIn(whole, scope)
  return text.replace(EXPRESSION, (_, expression) => String(valueIn(expression, scope)))
}

function valueIn(expression: string, scope: Scope): unknown {
  const value = new Function(...Object.keys(scope), `return (${expression})`)(...Object.values(scope))
  if (value === undefined) throw new Error(`The page's data has nothing for {{${expression}}}.`)
  return value
}

function everyElement(nodes: ReadonlyArray<Element | string>): readonly Element[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...everyElement(node.children)]))
}

/** @param list of whose items the nodes are drawn, if so */
function fieldsOf(
  nodes: ReadonlyArray<Element | string>,
  directive: string,
  list: string | undefined,
): readonly string[] {
  const read = (text: string, of: string | undefined) =>
    [...text.matchAll(EXPRESSION)].flatMap(([, expression]) =>
      pathsIn(parseExpressionAt(expression ?? '', 0, { ecmaVersion: 2015 })).map((path) =>
        of === undefined ? path : path.replace(/^item\b/, of),
      ),
    )
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return read(node, list)
    const [own] = read(node.attributes[`${directive}:for`] ?? '', undefined)
    const inner = own ?? list
    const attributes = Object.values(node.attributes).flatMap((value) => read(value, inner))
    return [...attributes, ...fieldsOf(node.children, directive, inner)]
  })
}

/** `a.b` for a member, `a` for a bare name. */
function pathsIn(syntax: AnyNode): readonly string[] {
  if (syntax.type === 'Identifier') return [syntax.name]
  if (syntax.type === 'MemberExpression' && !syntax.computed && syntax.property.type === 'Identifier') {
    return pathsIn(syntax.object).map(
      (path) => `${path}.${syntax.property.type === 'Identifier' && syntax.property.name}`,
    )
  }
  return Object.values(syntax).flatMap((part) => (isSyntax(part) ? pathsIn(part) : []))
}

function isSyntax(part: unknown): part is AnyNode {
  return typeof part === 'object' && part !== null && 'type' in part
}
