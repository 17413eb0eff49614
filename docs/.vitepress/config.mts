import { slug } from 'github-slugger'
import { defineConfig } from 'vitepress'
import { chineseSidebar, englishSidebar } from '../../scripts/docs/sidebar'
import { siteLinks } from '../../scripts/docs/site-links'

export default defineConfig({
  title: 'vod-upload',
  cacheDir: '../.tmp/docs-site',
  // A browser asks for /favicon.ico where no page names an icon.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  ignoreDeadLinks: false,
  lastUpdated: false,
  // The anchors are those that the repository's own pages are read with.
  markdown: { anchor: { slugify: slug }, toc: { slugify: slug }, config: (parser) => parser.use(siteLinks) },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description: 'Upload video and images from a mini program to Alibaba Cloud VOD and OSS',
      themeConfig: { sidebar: englishSidebar() },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '在小程序里把视频和图片上传到阿里云视频点播和 OSS',
      themeConfig: {
        sidebar: chineseSidebar(),
        outline: { label: '本页内容' },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '深色模式',
        sidebarMenuLabel: '目录',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '语言',
      },
    },
  },
  themeConfig: {
    i18nRouting: false,
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        // Chinese has no spaces: each of its characters is a word.
        miniSearch: { options: { tokenize: (text) => text.match(/\p{Script=Han}|[\w$.-]+/gu) ?? [] } },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                noResultsText: '没有找到',
                resetButtonTitle: '清除',
                footer: { selectText: '选择', navigateText: '切换', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
})
