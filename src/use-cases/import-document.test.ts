import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocx, paragraph } from '../../importers/formats/docx/docx-fixture.ts';
import { importDocument } from './import-document.ts';

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
});
