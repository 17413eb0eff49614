import { deadLinks } from '../../docs/dead-links'
import { parseDocument } from '../../docs/document'
import { jsonFaults, samplesIn, unjudged, unrun } from '../../docs/samples'
import { shapeOf } from '../../docs/shape'
import { commandsIn, shellFaults } from '../../docs/shell-samples'

const samplesOf = (text: string) => samplesIn(parseDocument('README.md', text))
const fenced = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n`

describe('a link', () => {
  test.each([
    ['to a file that is there', '[a](docs/hosts.md)', []],
    ['to a heading that is there', '[a](docs/hosts.md#at-a-glance)', []],
    ['to a heading of its own page', '# An MD5\n\n[a](#an-md5)', []],
    ['to a Chinese heading', '# 附带 MD5\n\n[a](#附带-md5)', []],
    ['to the web', '[a](https://example.com/none)', []],
    ['to no file', '[a](docs/none.md)', ['README.md:1 docs/none.md: there is no such file.']],
    ['to no picture', '\n![a](docs/none.png)', ['README.md:2 docs/none.png: there is no such file.']],
    [
      'to no heading',
      '[a](docs/hosts.md#none)',
      ['README.md:1 docs/hosts.md#none: there is no such heading.'],
    ],
    ['out of the repository', '[a](../b.md)', ['README.md:1 ../b.md: it leaves the repository.']],
  ])('%s is judged', (_, text, faults) => {
    expect(deadLinks(parseDocument('README.md', text))).toEqual(faults)
  })
})

describe('a code block', () => {
  test.each([
    ['json', '{ "a": 1 }', 0],
    ['json', '{ a: 1 }', 1],
    ['json no-run=a fragment', '{ a: 1 }', 0],
  ])('in %s: %s has %i faults', (info, code, count) => {
    expect(jsonFaults(samplesOf(fenced(info, code)))).toHaveLength(count)
  })

  test('in a language that nothing checks must say why', () => {
    expect(unjudged(samplesOf(fenced('cobol', 'STOP RUN.')))).toEqual([
      'README.md:1: nothing checks cobol; say why behind no-run=.',
    ])
  })

  test('that is not run is told with its reason', () => {
    expect(unrun(samplesOf(fenced('cobol no-run=the machine is gone', '')))).toEqual([
      'README.md:1 is not run: the machine is gone',
    ])
  })

  test.each([
    ['npm run demo', []],
    ['npm run demo -- --json film.mp4', []],
    ['npm install @vod-upload/wechat', []],
    ['cd examples/taro && npm install', []],
    ['npx @vod-upload/emulator --port 7070', []],
    ['npm run none', ['README.md:1: there is no task none.']],
    ['npm run demo -- --none', ['README.md:1: the task demo knows no --none.']],
    ['npx @vod-upload/emulator doctor --region cn-shanghai', []],
    ['npx @vod-upload/emulator doctor --none', ['README.md:1: the doctor knows no --none.']],
    ['npx vod-upload-emulator --none', ['README.md:1: the emulator knows no --none.']],
    ['npm install @vod-upload/testkit', ['README.md:1: @vod-upload/testkit is not published.']],
    ['rm -rf x', ['README.md:1: nothing here is called rm.']],
  ])('with %s is judged', (command, faults) => {
    expect(shellFaults(samplesOf(fenced('sh', command)))).toEqual(faults)
  })

  test('of the shell is read without comments and variables', () => {
    expect(commandsIn('A=1 npm test # all\n# none\nexport B=2\ncd a && npm ci')).toEqual([
      'npm test',
      'cd a',
      'npm ci',
    ])
  })
})

describe('the shape of a page', () => {
  const shape = (text: string) => shapeOf(parseDocument('a.md', text))

  test('ignores words and the comments in code', () => {
    const english = `# One\n\n- a\n\n${fenced('js', 'go() // now')}`
    const chinese = `# 一\n\n- 甲\n\n${fenced('js', 'go() // 现在')}`
    expect(shape(chinese)).toEqual(shape(english))
  })

  test.each([
    ['a heading of another level', '# One', '## 一'],
    ['another line of code', fenced('js', 'go()'), fenced('js', 'stay()')],
    ['a row more', '| a |\n|---|\n| b |', '| 甲 |\n|---|\n| 乙 |\n| 丙 |'],
    ['another code in a row', '| a |\n|---|\n| `b` |', '| 甲 |\n|---|\n| `c` |'],
    ['an item less', '- a\n- b', '- 甲'],
    ['a link less', '[a](b.md)', '甲'],
  ])('tells %s', (_, english, chinese) => {
    expect(shape(chinese)).not.toEqual(shape(english))
  })
})
