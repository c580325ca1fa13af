import { buildDoc, row, paragraph as wordParagraph } from '../../importers/formats/doc/doc-fixture.ts';
import { buildDocx, listPlace, numbering, paragraph, run, table } from '../../importers/formats/docx/docx-fixture.ts';
import {
  buildGrayDirectory,
  encodeBmp,
  encodePicture,
  writeTiff,
} from '../../importers/formats/image/picture-fixture.ts';
import { formats } from '../../importers/formats/index.ts';
import { buildXlsx, rows } from '../../importers/formats/xlsx/xlsx-fixture.ts';
import { writeZip } from '../../importers/formats/zip-fixture.ts';
import type { FuzzSource } from './mutate.ts';
import { buildPdf } from './pdf-source.ts';
import { buildPng } from './png-source.ts';

const BLANK = { data: new Uint8ClampedArray(40 * 20 * 4).fill(0xff), width: 40, height: 20 };

/** Tiny files of every format, with as many of its traits as fit. A format without one fails the run. */
const EXAMPLES: Readonly<Record<string, readonly (() => Buffer)[]>> = {
  docx: [buildText, buildTables],
  doc: [
    () =>
      buildDoc({
        body: [
          wordParagraph('一、项目编号：示例-001'),
          ...row(['序号', '分值'], [0, 2000, 4000]),
          wordParagraph('第二行'),
        ],
      }),
  ],
  xlsx: [buildWorkbook],
  pdf: [() => buildPdf(false), () => buildPdf(true)],
  png: [buildPng],
  jpeg: [() => encodePicture(BLANK, 'jpeg')],
  webp: [() => encodePicture(BLANK, 'webp')],
  tiff: [() => writeTiff([buildGrayDirectory(BLANK, 'deflate')])],
  bmp: [() => encodeBmp(BLANK)],
  html: [buildPage],
  markdown: [
    () =>
      Buffer.from('# 第一章 总则\n\n1. 甲\n2. 乙\n\n| 序号 | 分值 |\n|---|---|\n| 1 | 10 |\n\n> 引用 **粗** `码`\n'),
  ],
  text: [
    () => Buffer.from('一、项目编号：示例-001\n（一）预算 12.5 万元\n序号\t分值\n1\t10\n'),
    () => Buffer.from('\ufeff投标文件\r\n第二行', 'utf16le'),
    () => Buffer.from('cdb6b1eacec4bcfe0a', 'hex'),
  ],
  zip: [
    () =>
      writeZip([
        { name: '投标/一.docx', content: buildTables() },
        { name: '二.txt', content: '文本' },
      ]),
  ],
};

export function buildSources(): FuzzSource[] {
  return formats.flatMap(({ id }) => {
    const examples = EXAMPLES[id];
    if (examples === undefined) throw new Error(`test/fuzz/sources.ts has no example of the format ${id}`);
    return examples.map((build) => ({ format: id, bytes: build() }));
  });
}

function buildText(): Buffer {
  const tracked = `<w:ins>${run('<w:t>新</w:t>')}</w:ins><w:del>${run('<w:delText>旧</w:delText>')}</w:del>`;
  const field = [
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="end"/>',
  ];
  const box = `<w:pict><v:textbox><w:txbxContent>${paragraph('框中')}</w:txbxContent></v:textbox></w:pict>`;
  const body = [
    paragraph('总则', `<w:pStyle w:val="1"/>${listPlace(0)}`),
    paragraph('条款', listPlace(1)),
    `<w:p>${tracked}${field.map(run).join('')}${run('<w:footnoteReference w:id="2"/><w:commentReference w:id="0"/>')}</w:p>`,
    `<w:p>${run(box)}<m:oMath><m:f><m:num><m:r><m:t>甲</m:t></m:r></m:num><m:den><m:r><m:t>乙</m:t></m:r></m:den></m:f></m:oMath></w:p>`,
    `<w:p>${run('<w:rPr><w:vanish/></w:rPr><w:t>隐</w:t>')}${run('<w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:br/>')}</w:p>`,
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:titlePg/></w:sectPr>',
  ];
  return buildDocx({
    body: body.join(''),
    styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="0"/></w:style>',
    numbering: numbering([
      { text: '第%1章', format: 'chineseCounting' },
      { text: '%1.%2', rest: '<w:isLgl/>' },
    ]),
    footnotes: `<w:footnote w:id="2">${paragraph('脚注')}</w:footnote>`,
    comments: `<w:comment w:id="0" w:author="示例">${paragraph('批注')}</w:comment>`,
    margins: { header1: paragraph('页眉') },
    settings: '<w:evenAndOddHeaders/>',
  });
}

function buildTables(): Buffer {
  const merged = table(
    [
      ['评审因素', '<w:gridSpan w:val="2"/>'],
      ['分值', '<w:vMerge w:val="restart"/>'],
    ],
    ['价格', '最低价', ['', '<w:vMerge/>']],
  );
  const nested = table(['外']).replace(paragraph('外'), paragraph('外') + table(['内', '10'], ['内', '20']));
  return buildDocx({ body: merged + nested + paragraph('后'), images: { one: 'media/one.png' } });
}

function buildWorkbook(): Buffer {
  return buildXlsx({
    sheets: [
      {
        data: rows(['序号', '名称', '金额'], [1, '甲', 318000.5], [null, '合计', 45123]),
        after: '<x:mergeCells count="1"><x:mergeCell ref="A1:B1"/></x:mergeCells>',
      },
      { name: '隐藏', state: 'hidden', data: rows(['密']) },
    ],
    sharedStrings: ['共用'],
    formats: ['#,##0.00', 14],
  });
}

function buildPage(): Buffer {
  const cells = '<tr><th colspan="2">评审因素</th><th rowspan=2>分值</th></tr><tr><td>价格<td>最低价</tr>';
  return Buffer.from(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告</title><style>p{}</style></head><body><h1>总则</h1>` +
      `<ol start=3><li>甲<ul><li>乙</ul></ol><p>正文&nbsp;&#8212;<br>第二行<script>1<2</script></p><table>${cells}</table>` +
      `<img src="a.png" alt="图"><pre> 空 白 </pre><div hidden>隐</div></body></html>`,
  );
}
