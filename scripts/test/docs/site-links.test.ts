import MarkdownIt from 'markdown-it'
import { siteLink, siteLinks, sitePicture } from '../../docs/site-links'

describe('a link of the repository on the site', () => {
  test.each([
    ['index.md', 'docs/hosts.md', '/hosts.md'],
    ['index.md', 'README.zh-CN.md', '/zh/index.md'],
    ['zh/index.md', 'docs/hosts/wechat.md', '/hosts/wechat.md'],
    ['hosts/wechat.md', '../errors.md#ours', '/errors.md#ours'],
    ['hosts/wechat.md', '../../README.md#map', '/index.md#map'],
    ['zh/hosts/wechat.md', '../../errors.md', '/errors.md'],
    ['hosts.md', '#domains', '#domains'],
    ['hosts.md', 'https://example.com/a.md', 'https://example.com/a.md'],
    ['hosts.md', '../packages/bench/README.md', undefined],
    ['index.md', 'examples/taro', undefined],
  ])('from %s to %s leads to %s', (page, target, link) => {
    expect(siteLink(page, target)).toBe(link)
  })

  test.each([
    ['index.md', 'docs/images/a.png', './images/a.png'],
    ['hosts/taro.md', '../images/a.png', './../images/a.png'],
    ['index.md', 'https://example.com/a.png', 'https://example.com/a.png'],
  ])('of a picture, from %s to %s, is %s', (page, source, found) => {
    expect(sitePicture(page, source)).toBe(found)
  })

  test('keeps its words where the site has no such page', () => {
    const parser = new MarkdownIt().use(siteLinks)
    const html = parser.render('See [the *bench*](../packages/bench/README.md) and [hosts](hosts.md).', {
      relativePath: 'performance.md',
    })
    expect(html).toBe('<p>See the <em>bench</em> and <a href="/hosts.md">hosts</a>.</p>\n')
  })
})
