import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocx, paragraph } from '../../importers/formats/docx/docx-fixture.ts';
import { writeZip } from '../../importers/formats/zip-fixture.ts';
import { checkBid } from './check-bid.ts';
import { importDocument, importDocuments } from './import-document.ts';

describe('importing a document from disk', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hengbiao-'));
    await writeFile(path.join(folder, '报价书.docx'), buildDocx({ body: paragraph('报价') }));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('calls the document by its file name, or as the caller says', async () => {
    const file = path.join(folder, '报价书.docx');
    expect((await importDocument(file)).file).toBe('报价书.docx');
    expect((await importDocument(file, '甲/报价书.docx')).file).toBe('甲/报价书.docx');
  });

  it('says that a file is not there', async () => {
    const missing = importDocument(path.join(folder, '无.docx'));
    await expect(missing).rejects.toMatchObject({ code: 'input-not-found' });
    await expect(missing).rejects.toThrow('找不到文件');
  });

  it('says that a folder is no file', async () => {
    await expect(importDocument(folder)).rejects.toMatchObject({ code: 'input-unreadable' });
  });

  it('gives the documents of a zip one by one, and what concerns the zip with the first', async () => {
    const content = buildDocx({ body: paragraph('报价') });
    const zip = path.join(folder, '响应文件.zip');
    await writeFile(
      zip,
      writeZip([
        { name: '技术/方案10.docx', content },
        { name: '技术/方案9.docx', content },
        { name: '坏.docx', content: '' },
      ]),
    );
    const documents = await importDocuments(zip, '甲/响应文件.zip');
    expect(documents.map(({ file }) => file)).toEqual([
      '甲/响应文件.zip/技术/方案9.docx',
      '甲/响应文件.zip/技术/方案10.docx',
    ]);
    expect(documents.map(({ blocks }) => blocks[0]?.path)).toEqual(['p[1]', 'p[1]']);
    expect(documents.map(({ messages }) => messages.map(({ code }) => code))).toEqual([['entry-not-read'], []]);
    const again = await importDocuments(zip, '乙.zip');
    expect(again[0]).toMatchObject({
      file: '乙.zip/技术/方案9.docx',
      messages: [{ locations: [{ file: '乙.zip' }] }],
    });
    expect(await importDocuments(path.join(folder, '报价书.docx'))).toMatchObject([{ file: '报价书.docx' }]);
  });

  it('checks a bid in a zip as it does one in a folder, and names the places inside', async () => {
    const bid = 'fixtures/demo/bids/tenderer-d';
    const names = await readdir(bid);
    const entries = await Promise.all(
      names.reverse().map(async (name) => ({ name: `响应/${name}`, content: await readFile(path.join(bid, name)) })),
    );
    const zip = path.join(folder, '丁.zip');
    await writeFile(zip, writeZip(entries));
    const request = { scheme: 'schemes/procurements/tianjin-tgpc-2025-d-1284', lot: 3, date: '2025-12-15' };
    const fromZip = JSON.stringify(await checkBid({ ...request, files: [zip] }));
    expect(fromZip).toContain('丁.zip/响应/');
    expect(JSON.parse(fromZip.replaceAll('丁.zip/响应/', ''))).toEqual(await checkBid({ ...request, files: [bid] }));
  });
});
