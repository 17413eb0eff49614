// What happens to a whole bundle after its modules were joined: lowered to the level of the hosts, and made small.
import { minify, transform } from '@swc/core'

/** Held by review, and by the contract, which runs on what is built. */
const assumptions = {
  // No code here meets `document.all`, and the guard against it doubles every `?.` and `??`.
  noDocumentAll: true,
  // No object of ours has a symbol for a key, or a field that its parent class has a setter for.
  objectRestNoSymbols: true,
  setPublicClassFields: true,
  // Neither `pureGetters` nor `setSpreadProperties`: of `{ ...one, get two() {…} }`, as a handle of an upload is, they
  // make one that keeps for ever what the getter gave at first.
}

/** The bundle, not its modules: the language's helpers come once, and unused code is found before it is lowered. */
export function lowered(target) {
  const parser = { syntax: 'ecmascript' }
  const jsc = { target, parser, assumptions, externalHelpers: false }
  return {
    name: 'lowered',
    renderChunk: (code) => transform(code, { swcrc: false, isModule: 'unknown', sourceMaps: true, jsc }),
  }
}

/** For a file that a page may load as a script: the helpers stand before the bundle, and would become globals. */
export function loweredAlone(target) {
  const { renderChunk } = lowered(target)
  return {
    name: 'lowered-alone',
    async renderChunk(chunk) {
      const { code, map } = await renderChunk(chunk)
      const { mappings, ...others } = JSON.parse(map)
      // A semicolon is a line of its own.
      return {
        code: `(function () {\n${code}\n}).call(this)\n`,
        map: { ...others, mappings: `;${mappings}` },
      }
    },
  }
}

/** No property is renamed: an app, a host or a stored record may know it by its name. */
export function minified(target) {
  const isEs5 = target === 'es5'
  const ecma = isEs5 ? 5 : 2017
  const compress = {
    ecma,
    passes: 3,
    toplevel: true,
    keep_fargs: false,
    pure_getters: true,
    // No function here that is called with `new` is written as one: those are classes.
    unsafe_arrows: !isEs5,
    unsafe_methods: !isEs5,
  }
  const mangle = { toplevel: true }
  return {
    name: 'minified',
    renderChunk: (code) =>
      minify(code, { ecma, compress, mangle, sourceMap: true, format: { comments: false } }),
  }
}
