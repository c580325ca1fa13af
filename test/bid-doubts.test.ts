import { describe, expect, test } from 'vitest';
import { readBid } from '../importers/bid/index.ts';
import type { Block, ImportedDocument } from '../src/domain/document.ts';
import { type Finding, finding } from '../src/domain/finding.ts';
import { checkBid } from '../src/engine/check-bid.ts';
import { loadScheme } from '../src/storage/files/load-scheme.ts';
import { loadReferenceData } from '../src/use-cases/reference-data.ts';

const scheme = loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', 3);
const reference = loadReferenceData();
const ROWS = [
  ['序号', '磋商要求', '投标应答', '偏离说明', '备注'],
  ['（六）', '终止后3年内无条件配合数据迁移', '终止后3年内无条件配合数据迁移、数据字典提供和讲解', '无偏离', ''],
  [
    '★3.1',
    '国家医保局下发软件的部署、联调和运维，升级有方案和回滚预案',
    '承担部署、联调和运维，升级有方案和回滚预案',
    '无偏离',
    '',
  ],
];

function scanned(confidence: number | undefined, messages: Finding[] = []): ImportedDocument {
  const base = { page: 1, ...(confidence === undefined ? {} : { confidence }) };
  const rows = ROWS.map((row) => row.map((text) => ({ text, rowSpan: 1, colSpan: 1 })));
  const blocks: Block[] = [
    { ...base, type: 'heading', level: 1, path: 'page[1]/p[1]', text: '附件4-2 技术要求点对点应答表' },
    { ...base, type: 'table', path: 'page[1]/table[1]', rows },
  ];
  return { file: '示例.pdf', mediaType: 'application/pdf', sha256: '0'.repeat(64), pages: 1, blocks, messages };
}

function check(document: ImportedDocument) {
  return checkBid({ bid: readBid([document]), scheme, ...reference, date: '2025-12-15' });
}

function deviationOf(document: ImportedDocument, number: string) {
  return check(document).responses.find((response) => response.number === number)?.deviation;
}

describe('a scanned bid', () => {
  test.each([
    [undefined, 'none'],
    [0.9, 'none'],
    [0.89, 'unclear'],
  ])('read with confidence %s gives %s', (confidence, deviation) => {
    expect(deviationOf(scanned(confidence), '★（七）')).toBe(deviation);
  });

  test('leaves open only the row whose answer was not read with confidence', () => {
    const location = { file: '示例.pdf', page: 1, path: 'page[1]/table[1]/row[2]/cell[3]', quote: ROWS[1]?.[2] ?? '' };
    const doubt = finding('warning', 'ocr-low-confidence', '有 1 处文字的识别把握低于 0.9', { locations: [location] });
    const document = scanned(0.95, [doubt]);
    expect(deviationOf(document, '★（七）')).toBe('unclear');
    expect(deviationOf(document, '★3.1')).toBe('none');
  });

  test('with pages that could not be read does not call an answer missing', () => {
    const unread = finding('warning', 'page-unreadable', '第 2 页无法读取', {
      locations: [{ file: '示例.pdf', page: 2, path: 'page[2]', quote: '' }],
    });
    expect(deviationOf(scanned(0.95), '★（五）')).toBe('missing');
    expect(deviationOf(scanned(0.95, [unread]), '★（五）')).toBe('unclear');
    const { findings } = check(scanned(0.95, [unread]));
    expect(findings.map(({ code }) => code)).toContain('bid-partly-read');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
