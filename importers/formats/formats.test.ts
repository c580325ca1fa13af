import http from 'node:http';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/domain/app-error.ts';
import type { Block } from '../../src/domain/document.ts';
import type { DocumentFormat, ReadDocument } from '../importer.ts';
import { buildDoc, paragraph as docParagraph, row as docRow } from './doc/doc-fixture.ts';
import { buildDocx, paragraph, table } from './docx/docx-fixture.ts';
import { buildGrayDirectory, drawText, encodeBmp, encodePicture, writeTiff } from './image/picture-fixture.ts';
import { formats } from './index.ts';
import { buildPdf, text } from './pdf/pdf-fixture.ts';
import { buildXlsx, rows } from './xlsx/xlsx-fixture.ts';
import { writeZip } from './zip-fixture.ts';

interface Example {
  /** A tiny file whose text is 正文 and nothing else. */
  build(): Buffer;
  /** How often it is cut off and changed; less where reading takes long. */
  spoiled: number;
}

const examples: Readonly<Record<string, Example>> = {
  docx: { build: () => buildDocx({ body: paragraph('正文') }), spoiled: 48 },
  doc: { build: () => buildDoc({ body: [docParagraph('正文')] }), spoiled: 48 },
  xlsx: { build: () => buildXlsx({ sheets: [{ name: '正文', data: rows(['正文']) }] }), spoiled: 48 },
  pdf: { build: () => buildPdf({ pages: [{ content: text(72, 700, '正文') }] }), spoiled: 24 },
  html: { build: () => Buffer.from('<!DOCTYPE html><p>正文</p>'), spoiled: 24 },
  markdown: { build: () => Buffer.from('# 正文'), spoiled: 8 },
  text: { build: () => Buffer.from('正文'), spoiled: 6 },
  png: { build: () => encodePicture(drawText('正文'), 'png'), spoiled: 6 },
  jpeg: { build: () => encodePicture(drawText('正文'), 'jpeg'), spoiled: 4 },
  tiff: { build: () => writeTiff([buildGrayDirectory(drawText('正文'), 'deflate')]), spoiled: 6 },
  webp: { build: () => encodePicture(drawText('正文'), 'webp'), spoiled: 4 },
  bmp: { build: () => encodeBmp(drawText('正文')), spoiled: 2 },
  zip: { build: () => writeZip([{ name: '正文', content: '正文' }]), spoiled: 48 },
};

const junk = [Buffer.alloc(0), Buffer.from('PK\x03\x04'), Buffer.from([0, 1, 2, 3]), Buffer.alloc(64, 0xff)];

const requests: string[] = [];

beforeEach(() => {
  const refuse = (what: string) => () => {
    requests.push(what);
    throw new Error(`${what} is not for readers`);
  };
  vi.spyOn(globalThis, 'fetch').mockImplementation(refuse('fetch'));
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse('connect'));
  vi.spyOn(http, 'request').mockImplementation(refuse('request'));
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(requests.splice(0)).toEqual([]);
});

describe.each(formats.map((format) => [format.id, format] as const))('the format %s', (id, format) => {
  const example = examples[id]?.build() ?? Buffer.alloc(0);
  const spoiled = examples[id]?.spoiled ?? 0;

  it('recognises its own files and no junk', () => {
    expect(format.recognises(example)).toBe(true);
    expect(junk.filter((bytes) => format.recognises(bytes))).toEqual([]);
  });

  it('recognises no file of another format, and no other format one of its', () => {
    const others = Object.entries(examples).filter(([other]) => other !== id);
    expect(others.filter(([, other]) => format.recognises(other.build())).map(([other]) => other)).toEqual([]);
  });

  it('gives blocks with text, each with a path of its own, and the same ones again', async () => {
    const first = await format.read('a', example);
    const paths = first.blocks.map((block) => block.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(new Set(first.blocks.flatMap(listTexts))).toEqual(new Set(['正文']));
    expect(await format.read('a', example)).toEqual(first);
  });

  it('has nothing to warn of in a plain file', async () => {
    const { messages } = await format.read('a', example);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('refuses in one line, or reads in part, whatever is cut off or changed', async () => {
    const cuts = Array.from({ length: spoiled }, (_, index) =>
      example.subarray(0, Math.floor((example.length * index) / spoiled)),
    );
    const changes = Array.from({ length: spoiled }, (_, index) => spoil(example, index));
    for (const bytes of [...cuts, ...changes, ...junk]) {
      const outcome = await read(format, bytes);
      if (outcome instanceof AppError) expect(outcome.message).toMatch(/^a：[^\n]+，[^\n]*请[^\n]+$/);
      else expect(outcome.messages.length + outcome.blocks.length).toBeGreaterThan(0);
    }
  });
});

async function read(format: DocumentFormat, bytes: Buffer): Promise<ReadDocument | AppError> {
  try {
    return await format.read('a', bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** One place of the file overwritten, another one each time. */
function spoil(example: Buffer, index: number): Buffer {
  const bytes = Buffer.from(example);
  const at = (index * 2_654_435_761) % Math.max(1, bytes.length);
  bytes.fill(index % 3 === 0 ? 0xff : (index * 37) % 256, at, Math.min(bytes.length, at + 1 + (index % 4)));
  return bytes;
}

function listTexts(block: Block): string[] {
  return block.type === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text];
}

describe('the same table', () => {
  const head = ['序号', '评分因素', '', '分值'] as const;
  const html =
    '<table border="1"><tr><td>序号<td colspan="2">评分因素<td>分值</tr>' +
    '<tr><td>1<td rowspan="2">技术<td>★方案：<br>满足 3 项<td>10.00</tr><tr><td>2<td>业绩<td>5</tr></table>';
  const edges = [0, 1000, 2000, 3000, 4000];
  const files: Readonly<Record<string, () => Buffer>> = {
    docx: () =>
      buildDocx({
        body: table(
          [head[0], [head[1], '<w:gridSpan w:val="2"/>'], head[3]],
          ['1', ['技术', '<w:vMerge w:val="restart"/>'], '★方案：</w:t><w:br/><w:t>满足 3 项', '10.00'],
          ['2', ['', '<w:vMerge/>'], '业绩', '5'],
        ),
      }),
    doc: () =>
      buildDoc({
        body: [
          ...docRow([head[0], head[1], head[3]], [0, 1000, 3000, 4000]),
          ...docRow(['1', '技术', '★方案：\n满足 3 项', '10.00'], edges, [0, 0x60]),
          ...docRow(['2', '', '业绩', '5'], edges, [0, 0x20]),
        ],
      }),
    xlsx: () =>
      buildXlsx({
        sheets: [
          {
            data: rows(
              [head[0], head[1], null, head[3]],
              [1, '技术', '★方案：\n满足 3 项', '<x:c s="1"><x:v>10</x:v></x:c>'],
              [2, null, '业绩', 5],
            ),
            after: '<x:mergeCells><x:mergeCell ref="B1:C1"/><x:mergeCell ref="B2:B3"/></x:mergeCells>',
          },
        ],
        formats: [0, '0.00'],
      }),
    html: () => Buffer.from(html),
    markdown: () => Buffer.from(`# 评分\n\n${html}`),
  };

  it.each(Object.keys(files))('has the same cells as %s', async (id) => {
    const format = formats.find((one) => one.id === id);
    const { blocks } = (await format?.read('a', files[id]?.() ?? Buffer.alloc(0))) ?? { blocks: [] };
    const cell = (text: string, rowSpan = 1, colSpan = 1) => ({ text, rowSpan, colSpan });
    expect(blocks.find((block) => block.type === 'table')).toMatchObject({
      rows: [
        [cell('序号'), cell('评分因素', 1, 2), cell('分值')],
        [cell('1'), cell('技术', 2), cell('★方案：\n满足 3 项'), cell('10.00')],
        [cell('2'), cell('业绩'), cell('5')],
      ],
    });
  });
});
