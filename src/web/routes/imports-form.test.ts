import { describe, expect, test } from 'vitest';
import { formats } from '../../../importers/formats/index.ts';
import { nameMediaType } from '../../../views/import-terms.ts';
import { readText } from '../demo-pages.ts';
import { openPages } from '../imports/import-pages-fixture.ts';
import { formOf } from '../imports/upload-fixture.ts';

describe('the form', () => {
  test('says what is read, how much, and how long it is kept', async () => {
    const { html, status, headers } = await openPages().ask('/imports');
    expect(status).toBe(200);
    expect(html).toMatch(/<form[^>]*method="post"[^>]*enctype="multipart\/form-data"/);
    expect(html).toMatch(/<input type="file"[^>]*multiple/);
    expect(readText(html)).toContain('一次最多 50 份，合计不超过 200 MB');
    expect(readText(html)).toContain('保留 60 分钟，可以随时删除');
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  test('is found from every page', async () => {
    expect((await openPages().ask('/')).html).toContain('<a href="/imports">读取文件</a>');
  });

  test('has a word for every kind of file that can be read', () => {
    expect(formats.map(({ mediaType }) => mediaType).filter((type) => nameMediaType(type) === type)).toEqual([]);
  });

  test.each([
    ['without a file', () => formOf({ '': '' })],
    ['without anything', () => new FormData()],
  ])('sent %s comes back with what to do, at the field and in a summary', async (_, form) => {
    const { status, html } = await openPages().post('/imports', form());
    expect(status).toBe(422);
    expect(html).toMatch(/role="alert".*<a href="#files">请选择要读取的文件<\/a>/s);
    expect(html).toMatch(/id="files-error">请选择要读取的文件</);
    expect(html).toMatch(/aria-describedby="files-error files-hint" aria-invalid="true"/);
    expect(html).toContain('浏览器不保留已选择的文件');
  });

  test('with too many files says how many', async () => {
    const { status, html } = await openPages({ settings: { filesAtATime: 1 } }).post(
      '/imports',
      formOf({ a: '1', b: '2' }),
    );
    expect(status).toBe(422);
    expect(html).toContain('一次最多提交 1 份文件');
  });

  test('with too much says what to do', async () => {
    const { status, html } = await openPages({ settings: { uploadBytes: 1024 * 1024 } }).post(
      '/imports',
      formOf({ 'a.docx': 'x'.repeat(1024 * 1024) }),
    );
    expect(status).toBe(413);
    expect(readText(html)).toContain('合计不能超过 1 MB');
    expect(html).toContain('拆分文件');
    expect(html).toContain('href="/imports"');
  });

  test('while too much is being read asks to wait', async () => {
    const { status, html } = await openPages({ settings: { pendingBytes: 10 } }).post('/imports', formOf({ a: '1' }));
    expect(status).toBe(503);
    expect(html).toContain('请稍后再试');
  });

  test('cut off on the way keeps nothing', async () => {
    const { status, html } = await openPages().post('/imports', '--xyz\r\ncontent-dis', {
      'content-type': 'multipart/form-data; boundary=xyz',
    });
    expect(status).toBe(400);
    expect(html).toContain('上传没有完成');
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: 'https://elsewhere.example', host: 'localhost' }, 403],
    [{ origin: 'null', host: 'localhost' }, 403],
    [{ origin: 'http://localhost', host: 'localhost' }, 303],
  ])('sent with %j is answered %i', async (headers, status) => {
    expect((await openPages().post('/imports', formOf({ a: '1' }), headers)).status).toBe(status);
  });

  test('sent twice leads to one page; sent again with other files to another', async () => {
    const { send } = openPages();
    const first = await send({ a: '1' }, 'form');
    expect(await send({ a: '1' }, 'form')).toBe(first);
    expect(await send({ a: '2' }, 'form')).not.toBe(first);
  });
});
