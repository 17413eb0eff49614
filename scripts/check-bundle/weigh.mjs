// Builds a page that imports this or that, and weighs what is left of it.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minified } from '../build/lower.mjs'

/**
 * @param {string} source code of the page
 * @param {string} resolveDir folder from which its imports are looked for
 * @param {Record<string, string>} define what a framework's build writes over names such as `process.env.TARO_ENV`
 * @returns {Promise<string>} bundled and minified, in the way of our own drop-in files
 */
export async function pageOf(source, resolveDir, define = {}) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    target: 'es2017',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    define,
    // Names and values first: only then does esbuild see which branch a define leaves.
    minifySyntax: true,
  })
  const { code } = await minified('es2017').renderChunk(outputFiles[0].text)
  return code
}

/** @returns {{ minBytes: number, gzipBytes: number }} */
export function weightOf(code) {
  const bytes = Buffer.from(code)
  return { minBytes: bytes.byteLength, gzipBytes: gzipSync(bytes, { level: 9 }).byteLength }
}
