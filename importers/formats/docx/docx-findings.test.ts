import { describe, expect, it } from 'vitest';
import { type DocxFixture, paragraph, readFixture, run, table } from './docx-fixture.ts';

const body = paragraph('正文');
const object = run('<w:object><o:OLEObject ProgID="Package"/></w:object>');
const chart =
  '<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>' +
  '</a:graphic></wp:inline></w:drawing>';

describe('what a Word file holds besides its text', () => {
  it.each<[what: string, code: string, fixture: DocxFixture]>([
    ['nothing to read', 'no-text', { body: '<w:p/>' }],
    ['a file laid into it', 'embedded-object-not-read', { body: `${body}<w:p>${object}</w:p>` }],
    ['a document laid into it', 'embedded-document-not-read', { body: `${body}<w:altChunk r:id="a"/>` }],
    ['a chart', 'chart-not-read', { body: `${body}<w:p>${run(chart)}</w:p>` }],
    [
      'an unknown symbol',
      'symbol-unreadable',
      { body: `${body}<w:p>${run('<w:sym w:font="X" w:char="F012"/>')}</w:p>` },
    ],
    ['a paragraph between rows', 'table-merge-uncertain', { body: table(['甲']).replace('<w:tr>', '<w:p/><w:tr>') }],
    ['macros', 'macros-ignored', { body, parts: [{ name: 'word/vbaProject.bin', content: 'x' }] }],
    ['broken notes', 'part-unreadable', { body, footnotes: '<w:footnote>' }],
    ['broken styles', 'part-unreadable', { body, styles: '<w:style>' }],
  ])('is reported: %s', async (_, code, fixture) => {
    const { messages } = await readFixture(fixture);
    expect(messages.map((message) => message.code)).toEqual([code]);
  });

  it('is nothing to report in an ordinary file, whatever its styles', async () => {
    const { messages } = await readFixture({ body: paragraph('正文', '<w:pStyle w:val="unknown"/><w:keepNext/>') });
    expect(messages).toEqual([]);
  });
});
