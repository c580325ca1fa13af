import { expect, test } from 'vitest';
import { isBidDocument, listNamedDocuments } from './document-names.ts';
import { fold } from './fold/index.ts';
import { CLERK, event, place, tellStory, VENDOR_A, VENDOR_B } from './ledger-fixture.ts';

const file = (name: string, digit: string) => ({
  name,
  sha256: digit.repeat(64),
  bytes: 1,
  mediaType: 'text/plain',
});

/** Two bids of one file each, and a document of the procurement. */
function listOf(nameA: string, nameB: string) {
  const [created] = tellStory();
  if (created === undefined) throw new Error('no story');
  const part = 'only' as const;
  const state = fold(
    place([
      created,
      event('document.imported', CLERK, {
        document: file('磋商文件.docx', '0'),
        purpose: 'procurement-document',
        lot: null,
      }),
      event('bid.received', VENDOR_A, { lot: 1, tenderer: '示例甲', documents: [{ ...file(nameA, 'a'), part }] }),
      event('bid.received', VENDOR_B, { lot: 1, tenderer: '示例乙', documents: [{ ...file(nameB, 'b'), part }] }),
    ]),
  );
  const lot = state.lots.get(1);
  if (lot === undefined) throw new Error('no lot');
  return listNamedDocuments(state, lot);
}

test('files of one name in two bids are told apart by their tenderers, and neither is found by the name alone', () => {
  const named = listOf('响应文件.docx', '响应文件.docx');
  expect(named.get('示例甲/响应文件.docx')?.sha256).toBe('a'.repeat(64));
  expect(named.get('示例乙/响应文件.docx')?.sha256).toBe('b'.repeat(64));
  expect(named.has('响应文件.docx')).toBe(false);
});

test('a name that one file has is enough', () => {
  const named = listOf('甲.docx', '乙.docx');
  expect(named.get('乙.docx')?.sha256).toBe('b'.repeat(64));
  expect(named.get('磋商文件.docx')?.sha256).toBe('0'.repeat(64));
});

test('a bid’s file does not take the place of the procurement’s own', () => {
  expect(listOf('磋商文件.docx', '乙.docx').get('磋商文件.docx')?.sha256).toBe('0'.repeat(64));
});

test('a place means a bid’s file by its name with or without the tenderer, and no other tenderer’s', () => {
  expect(isBidDocument('示例甲/响应文件.docx', '示例甲', '响应文件.docx')).toBe(true);
  expect(isBidDocument('响应文件.docx', '示例甲', '响应文件.docx')).toBe(true);
  expect(isBidDocument('示例乙/响应文件.docx', '示例甲', '响应文件.docx')).toBe(false);
  expect(isBidDocument(undefined, '示例甲', '响应文件.docx')).toBe(false);
});
