// Judges the text of a bundle: the language level it needs, and the modules it asks for.
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { parse } from 'acorn'
import { codeFilesOf, dependenciesOf, isEs5 } from './shipped.mjs'

const hostLevel = 2017
const oldHostLevel = 5
const nodeLevel = 2022

function childrenOf(node) {
  return Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === 'string')
}

function isModuleCall({ type, callee }) {
  return type === 'CallExpression' && callee.type === 'Identifier' && callee.name === 'require'
}

/** Every module that the program names; `undefined` for one whose name is computed. */
function modulesOf(program) {
  const modules = []
  const nodes = [program]
  for (const node of nodes) {
    nodes.push(...childrenOf(node))
    if (isModuleCall(node)) modules.push(node.arguments[0]?.value)
    else if (node.type === 'ImportExpression') modules.push(node.source.value)
    else if (/^(Import|Export\w+)Declaration$/.test(node.type) && node.source) modules.push(node.source.value)
  }
  return modules
}

function isAllowed(owner, specifier) {
  if (specifier === undefined) return false
  if (isBuiltin(specifier)) return !owner.inHost
  return dependenciesOf(owner).some((name) => specifier === name || specifier.startsWith(`${name}/`))
}

function judgeModules(owner, path, program) {
  return modulesOf(program)
    .filter((specifier) => owner.isAdapter || !isAllowed(owner, specifier))
    .map((specifier) => {
      const asked = specifier ?? 'a module with a computed name'
      const why = owner.isAdapter
        ? 'an adapter carries everything inside'
        : 'it is no dependency in package.json'
      return { path, rule: 'undeclared', sentence: `asks for ${asked}, but ${why}` }
    })
}

function levelOf(owner, file) {
  if (isEs5(file)) return oldHostLevel
  return owner.inHost ? hostLevel : nodeLevel
}

function judgeCode(root, owner, file) {
  const path = `${owner.folder}/${file}`
  const level = levelOf(owner, file)
  const sourceType = file.endsWith('.mjs') ? 'module' : 'script'
  try {
    const text = readFileSync(join(root, path), 'utf8')
    const program = parse(text, { ecmaVersion: level, sourceType, allowHashBang: true })
    return judgeModules(owner, path, program)
  } catch (error) {
    return [{ path, rule: 'syntax', sentence: `is not ES${level}: ${error.message}` }]
  }
}

export function judgeSyntax(root, owner) {
  return codeFilesOf(root, owner).flatMap((file) => judgeCode(root, owner, file))
}
