import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDiskFolder, createWechatHost, type DiskFolder, diskValues } from '../src'

let folder: DiskFolder

beforeEach(() => {
  folder = createDiskFolder()
})
afterEach(() => folder.remove())

const run = () => createWechatHost({ storedValues: diskValues(folder.path) }).wx

test('what one process has stored, the next one finds', () => {
  run().setStorageSync('a/key', { of: 'the app' })
  const next = run()
  expect(next.getStorageSync('a/key')).toEqual({ of: 'the app' })
  next.removeStorageSync('a/key')
  expect(run().getStorageSync('a/key')).toBe('')
})

test('clearing leaves nothing for the next one', () => {
  const { setStorageSync, clearStorageSync } = run()
  setStorageSync('one', 1)
  setStorageSync('two', 2)
  clearStorageSync()
  expect(run().getStorageInfoSync().keys).toEqual([])
})

test('a value that was half written is the old one', () => {
  run().setStorageSync('key', 'old')
  writeFileSync(join(folder.path, 'key.tmp'), '"ne')
  expect(run().getStorageSync('key')).toBe('old')
})
