// A page carries what it uses, and not the other face, nor a digest that it did not ask for: its package is small.
import { resolve } from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import swc from '@rollup/plugin-swc'
import { rollup } from 'rollup'

const adapter = resolve(__dirname, '../src/index.ts')
const md5Entry = resolve(__dirname, '../src/content-md5.ts')

/** The files that are left in the bundle of a page of this code. */
async function bundled(code: string): Promise<string[]> {
  const page = {
    name: 'page',
    resolveId: (id: string) => (id === 'page' ? id : null),
    load: (id: string) => (id === 'page' ? code : null),
  }
  const extensions = ['.ts', '.mjs', '.js']
  const bundle = await rollup({
    input: 'page',
    plugins: [
      page,
      nodeResolve({ exportConditions: ['source'], extensions }),
      commonjs(),
      swc({ swc: { swcrc: false, jsc: { target: 'es2017', parser: { syntax: 'typescript' } } } }),
    ],
  })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  return Object.entries(output[0].modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([path]) => path)
}

/** Those of the two faces, where a page imports only this name. */
async function filesFor(name: string): Promise<string[]> {
  const files = await bundled(`import { ${name} } from '${adapter}'; export const kept = ${name}`)
  return files.map((path) => path.split('/packages/vod-upload/src/')[1] ?? '').filter((path) => path !== '')
}

const isPromiseApi = (file: string) => file.startsWith('promise-api/')

test('only createUploader: nothing of the documented uploader', async () => {
  const files = await filesFor('createUploader')
  expect(files).toContain('promise-api/create-uploader.ts')
  // What both faces need, and nothing else beside its own.
  const shared = ['new-id.ts', 'only-given.ts', 'report-later.ts', 'safe-log.ts', 'vod-api/send-cover.ts']
  const others = files.filter((file) => !isPromiseApi(file) && !file.startsWith('picked-file/'))
  expect(others.sort()).toEqual(shared)
})

test('only VODUpload: nothing of the promise API', async () => {
  const files = await filesFor('VODUpload')
  expect(files).toContain('documented/vod-upload.ts')
  expect(files.filter(isPromiseApi)).toEqual([])
})

const isMd5 = (path: string) => /md5/i.test(path)

test('everything but the entry for Content-MD5: no MD5', async () => {
  const files = await bundled(`export * from '${adapter}'; export { default } from '${adapter}'`)
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter(isMd5)).toEqual([])
})

test('only that entry: nothing of an uploader', async () => {
  const files = await bundled(`export { contentMd5 } from '${md5Entry}'`)
  const ours = files.map((path) => path.split('/packages/')[1] ?? '').filter((path) => path !== '')
  expect(ours.sort()).toEqual([
    'core/src/bytes/base64.ts',
    'core/src/integrity/content-md5.ts',
    'core/src/integrity/slices.ts',
  ])
})
