import { leadingNowhere } from '../../test-docs-site/leading-nowhere'

const paths = ['/index.html', '/errors.html', '/api/index.html']
const errors = { path: '/errors.html', links: [], anchors: ['ours'] }

test.each([
  ['to a page', '/errors.html', []],
  ['to a folder', '/', []],
  ['to a heading', '/errors.html#ours', []],
  ['to a heading of a page that was not looked at', '/api/index.html#any', []],
  ['to no page', '/none.html', ['/index.html: /none.html leads nowhere']],
  ['to no heading', '/errors.html#theirs', ['/index.html: /errors.html#theirs leads nowhere']],
])('a link of the built site %s', (_, link, faults) => {
  expect(leadingNowhere([{ path: '/index.html', links: [link], anchors: [] }, errors], paths)).toEqual(faults)
})
