import * as fc from 'fast-check'
import { escapeXml, xmlBlocks, xmlText } from '../src/oss/xml'

describe('xmlText', () => {
  it.each([
    ['<A>x</A>', 'A', 'x'],
    ['<A>x</A><A>y</A>', 'A', 'x'],
    ['<a>x</a>', 'A', undefined],
    ['', 'A', undefined],
    ['<A/>', 'A', ''],
    ['<A />', 'A', ''],
    ['<A></A>', 'A', ''],
    ['<A b="1">x</A>', 'A', 'x'],
    ['<A\n>x</A>', 'A', 'x'],
    ['<A>x</A\n>', 'A', 'x'],
    ['<A>x</AB></A >', 'A', 'x</AB>'],
    ['<A>\r\n  x y\t</A>', 'A', 'x y'],
    ['<A> &#32;x</A>', 'A', ' x'],
    ['<A>x</A', 'A', undefined],
    ['<PartNumber>1</PartNumber><Part>p</Part>', 'Part', 'p'],
    ['<PartNumber>1</PartNumber>', 'Part', undefined],
    ['<Part><PartNumber>1</PartNumber></Part>', 'PartNumber', '1'],
    ['<A>&lt;&gt;&amp;&quot;&apos;</A>', 'A', `<>&"'`],
    ['<A>&#34;&#x4E2d;&#128512;</A>', 'A', '"中😀'],
    ['<A>&amp;lt;</A>', 'A', '&lt;'],
    ['<A>&nbsp;&#x110000;&#99999999999999999999;&;</A>', 'A', '&nbsp;&#x110000;&#99999999999999999999;&;'],
    ['<A><![CDATA[<b>&amp;</A>]]></A>', 'A', '<b>&amp;</A>'],
    ['<A>x<![CDATA[y]]>z<![CDATA[]]></A>', 'A', 'xyz'],
    ['<B><![CDATA[<A>no</A>]]></B><A>yes</A>', 'A', 'yes'],
    ['<A>x', 'A', undefined],
    ['<A', 'A', undefined],
    ['<A ', 'A', undefined],
    ['<A><![CDATA[x', 'A', undefined],
    ['<![CDATA[<A>x</A>', 'A', 'x'],
    ['<A>&#x10ffff;</A>', 'A', '\u{10ffff}'],
  ])('of %j, %s is %j', (xml, tag, text) => {
    expect(xmlText(xml, tag)).toBe(text)
  })

  it('reads back any text that was escaped, but for white space around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(xmlText(`<?xml version="1.0"?><R><T>${escapeXml(text)}</T></R>`, 'T')).toBe(text.trim())
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<A>',
      '</A>',
      '<A/>',
      '<A ',
      '<AB>',
      '<![CDATA[',
      ']]>',
      '&#',
      '&#x1;',
      '>',
      '<',
      'x',
    )
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(garbage, (xml) => {
        const blocks = xmlBlocks(xml, 'A')
        expect(blocks.length).toBeLessThanOrEqual(xml.split('<A').length)
        expect(typeof (xmlText(xml, 'A') ?? '')).toBe('string')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('xmlBlocks', () => {
  it('gives every element, in order, raw', () => {
    const xml = '<R><P><N>1</N></P><PX/><P><N>&lt;</N></P><P/><P>3</P></R>'
    expect(xmlBlocks(xml, 'P')).toEqual(['<N>1</N>', '<N>&lt;</N>', '', '3'])
  })

  // Half a million tags that never end: quadratic work would outlast the time that jest gives a test.
  it.each(['<A>', '<A ', '<A/', '<AB>', '<![CDATA[', '<A><![CDATA[', '&#'])(
    'is linear in a run of %j',
    (piece) => {
      expect(xmlBlocks(`${piece.repeat(500000)}/>`, 'A').length).toBeLessThanOrEqual(1)
    },
  )
})
