import { describe, expect, it } from '@jest/globals';
import { rowXml } from './row-xml.js';

describe('a row of a sheet', () => {
  it.each([
    ['a number', 1234.5, '<c r="A7" s="3"><v>1234.5</v></c>'],
    ['zero, which is not nothing', 0, '<c r="A7" s="3"><v>0</v></c>'],
    ['nothing', null, '<c r="A7" s="3"/>'],
    ['a text', 'Regio Noord', '<c r="A7" s="3" t="inlineStr"><is><t xml:space="preserve">Regio Noord</t></is></c>'],
    [
      'a text with all that has to be escaped',
      ' <a href="x">&</a> ',
      '<c r="A7" s="3" t="inlineStr"><is><t xml:space="preserve"> &lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt; </t></is></c>',
    ],
    [
      'a text with what XML cannot hold',
      'a\u0000b\u001bc\ud800d\uffffe',
      '<c r="A7" s="3" t="inlineStr"><is><t xml:space="preserve">abcde</t></is></c>',
    ],
    [
      'a text that would be read as a letter',
      '_x0041_ _X005f_ _xyz_',
      '<c r="A7" s="3" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_ _x005F_X005f_ _xyz_</t></is></c>',
    ],
    [
      'a formula',
      { formula: 'IF(B2<C2,"a&b",0)', result: 0 },
      '<c r="A7" s="3"><f>IF(B2&lt;C2,&quot;a&amp;b&quot;,0)</f><v>0</v></c>',
    ],
    [
      'a formula that comes to a text',
      { formula: 'B2', result: 'a&b' },
      '<c r="A7" s="3" t="str"><f>B2</f><v>a&amp;b</v></c>',
    ],
  ])('holds %s', (_, cell, xml) => {
    expect(rowXml(7, [cell], [3])).toBe(`<row r="7">${xml}</row>`);
  });

  it('has a height where one is asked, and a cell in each column', () => {
    expect(rowXml(1, [1, null, 2], [1, 2, 3], 30)).toBe(
      '<row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"/><c r="C1" s="3"><v>2</v></c></row>',
    );
  });
});
