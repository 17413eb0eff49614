import { coreOptions, type VODUploadOptions } from '../src/documented/options'

const contentMd5 = async () => ''

test.each<[string, unknown, unknown]>([
  ['a function is taken', contentMd5, contentMd5],
  ['left out, there is none', undefined, undefined],
  ['what a settings form makes of it is none', 'true', undefined],
])('contentMd5 of the documented options: %s', (_, given, expected) => {
  expect(coreOptions({ contentMd5: given } as VODUploadOptions).contentMd5).toBe(expected)
})
