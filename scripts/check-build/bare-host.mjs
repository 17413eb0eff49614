// Loads a bundle in a world that has nothing but the language, as the poorest host does.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { dependenciesOf, dropInOf, entriesOf } from './shipped.mjs'

/** Part of the language in Node, yet absent from some hosts or banned by them. */
const absent = ['globalThis', 'eval', 'BigInt', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'WeakRef']
const silent = { log() {}, warn() {}, error() {} }

function createBareHost() {
  const context = createContext(
    { setTimeout: () => 0, clearTimeout() {}, console: silent },
    // `new Function('')` throws, as it does in hosts.
    { codeGeneration: { strings: false, wasm: false } },
  )
  runInContext(absent.map((name) => `delete this.${name}`).join('\n'), context)
  return context
}

/** A package that asks for another one is loaded as a part of the adapters that bundle it. */
export function judgeBareHost(root, owner) {
  if (!owner.inHost || dependenciesOf(owner).length > 0) return []
  const entries = entriesOf(owner).map(({ main }) => main)
  return [...entries, ...dropInOf(root, owner)].flatMap((file) => judgeFile(root, `${owner.folder}/${file}`))
}

function judgeFile(root, path) {
  try {
    loadInBareHost(join(root, path))
    return []
  } catch (error) {
    return [{ path, rule: 'bare-host', sentence: `does not load in a bare host: ${error.message}` }]
  }
}

/** What the module of that file exports; it may ask for files beside it, and for nothing else. */
export function loadInBareHost(file) {
  const context = createBareHost()
  const loadFile = (path) => {
    const text = readFileSync(path, 'utf8')
    const load = runInContext(`(function (module, exports, require) {${text}\n})`, context, {
      filename: path,
    })
    const module = { exports: {} }
    load(module, module.exports, (specifier) => {
      if (!specifier.startsWith('./')) throw new Error(`it asks for ${specifier}`)
      return loadFile(join(dirname(path), specifier))
    })
    return module.exports
  }
  return loadFile(file)
}
