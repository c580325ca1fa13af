import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { buildPdf, image, line, readFixture, text } from './pdf-fixture.ts';
import { pdfFormat } from './pdf-format.ts';
import type { ScanPage } from './read-pages.ts';
import { readPdf } from './read-pdf.ts';

const body = text(72, 100, '正文。');
const codes = async (...pages: string[]) => (await readFixture({ pages })).codes;

/** What reading throws, as one line. */
async function refuse(bytes: Uint8Array): Promise<string> {
  const error = await readPdf('示例.pdf', bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe('input-unreadable');
  return (error as AppError).message;
}

describe('pages that cannot be read as text', () => {
  it('are reported where they hold a picture only', async () => {
    const { messages } = await readFixture({ pages: [body, image(0, 0, 595, 842), image(0, 0, 595, 842)] });
    expect(messages[0]).toMatchObject({
      code: 'page-without-text',
      severity: 'warning',
      locations: [{ page: 2 }, { page: 3 }],
    });
    expect(messages[0]?.message).toContain('第 2—3 页');
  });

  it('are not reported where they are empty', async () => {
    expect(await codes(body, '', line(72, 100, 500, 100))).toEqual([]);
  });

  it('are reported where the font does not say what its glyphs are', async () => {
    const glyphs = String.fromCharCode(...Array.from({ length: 60 }, (_, at) => 0x0700 + at * 7));
    expect(await codes(text(20, 100, glyphs, { size: 8, font: 'unmapped' }))).toEqual(['text-layer-unreadable']);
  });

  it('have a sign for each character that its font does not name, and are reported', async () => {
    const content =
      text(72, 100, '满分') + text(92, 100, '\u0001\u0002', { font: 'unmapped' }) + text(102, 100, '分。');
    const { shown, messages } = await readFixture({ pages: [content] });
    expect(shown).toEqual(['page[1]/p[1]: 满分\ufffd\ufffd分。']);
    expect(messages).toMatchObject([{ code: 'symbol-unreadable', severity: 'warning', locations: [{ page: 1 }] }]);
  });

  it('are reported where the text is Chinese only by its characters', async () => {
    const shuffled = Array.from({ length: 240 }, (_, at) => String.fromCharCode(0x9f00 - at * 3)).join('');
    const rows = [0, 60, 120, 180].map((from, row) =>
      text(20, 100 + row * 20, shuffled.slice(from, from + 60), { size: 8 }),
    );
    expect(await codes(rows.join(''))).toEqual(['text-layer-unreadable']);
  });

  it('are flagged where the text is invisible', async () => {
    const { shown, codes: found } = await readFixture({ pages: [text(72, 100, '扫描后识别的文字', { mode: 3 })] });
    expect(shown).toEqual(['page[1]/p[1]: 扫描后识别的文字']);
    expect(found).toEqual(['invisible-text-layer']);
  });

  it('go to the recogniser, whose blocks take their place', async () => {
    const asked: ScanPage[] = [];
    const { shown, codes: found } = await readFixture(
      { pages: [body, image(0, 0, 595, 842)] },
      {
        recogniseScan: async (page) => {
          asked.push(page);
          return [{ type: 'paragraph', path: 'p[1]', page: null, text: '识别出的文字' }];
        },
      },
    );
    expect(asked).toEqual([{ number: 2, width: 595, height: 842, reason: 'no-text' }]);
    expect(shown).toEqual(['page[1]/p[1]: 正文。', 'page[2]/p[1]: 识别出的文字']);
    expect(found).toEqual([]);
  });
});

describe('what a PDF holds besides its text', () => {
  it('is reported and never run, opened or fetched', async () => {
    const { codes: found } = await readFixture({
      catalog: '/OpenAction 10 0 R /Names << /EmbeddedFiles << /Names [(a) 11 0 R] >> >>',
      objects: [
        '<< /S /JavaScript /JS (app.alert(1)) >>',
        '<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 12 0 R >> >>',
        '<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream',
      ],
      pages: [
        {
          content: body,
          annotations: [
            '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.com/) >> >>',
            '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>',
          ],
        },
      ],
    });
    expect(new Set(found)).toEqual(
      new Set(['scripts-ignored', 'launch-action-ignored', 'embedded-object-not-read', 'external-links-not-followed']),
    );
  });

  it('is slanted text that is set aside with its words', async () => {
    const { shown, messages } = await readFixture({ pages: [body + text(200, 400, '样本', { size: 60, angle: 45 })] });
    expect(shown).toEqual(['page[1]/p[1]: 正文。']);
    expect(messages).toMatchObject([{ code: 'slanted-text-set-aside', severity: 'info' }]);
    expect(messages[0]?.message).toContain('样本');
  });
});

describe('protected files', () => {
  const locked = { pages: [text(72, 100, 'plain words', { font: 'latin' })] };

  it('are read where only copying is forbidden', async () => {
    const { shown, messages } = await readFixture({ ...locked, encryption: { permissions: -20 } });
    expect(shown).toEqual(['page[1]/p[1]: plain words']);
    expect(messages).toMatchObject([{ code: 'copy-forbidden', severity: 'info' }]);
  });

  it('are refused where a password opens them', async () => {
    const bytes = buildPdf({ ...locked, encryption: { permissions: -4, password: 'x' } });
    expect(await refuse(bytes)).toBe('示例.pdf：文件设有打开密码，请向提交人索取未加密的文件');
  });
});

describe('damaged and hostile files', () => {
  it('are refused in one line where nothing can be read', async () => {
    const message = await refuse(Buffer.from('%PDF-1.7\n'));
    expect(message).toBe('示例.pdf：PDF 文件已损坏或不完整，无法读取，请用 PDF 软件打开并另存后再试，或重新索取');
  });

  it('are read as far as they go where the end is missing', async () => {
    const whole = buildPdf({ pages: [body] });
    const { blocks, messages } = await readPdf('示例.pdf', whole.subarray(0, whole.indexOf('xref')));
    expect(blocks).toMatchObject([{ text: '正文。' }]);
    expect(messages).toMatchObject([{ code: 'file-incomplete', severity: 'warning' }]);
  });

  it('are read without the pages that are lost', async () => {
    const whole = buildPdf({ pages: [body, body, body] }).toString('latin1');
    const broken = Buffer.from(whole.replace('14 0 obj', '14 0 lost'), 'latin1');
    const { blocks, messages } = await readPdf('示例.pdf', broken);
    expect(blocks.map(({ page }) => page)).toEqual([1, 2]);
    expect(messages).toMatchObject([{ code: 'page-unreadable', severity: 'warning' }]);
    expect(messages[0]?.message).toContain('第 3 页');
  });

  it('leave packed bombs packed', async () => {
    const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024, 0x20)).toString('latin1');
    const { shown, codes: found } = await readFixture({
      objects: [`<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n${bomb}\nendstream`],
      pages: [body],
    });
    expect(shown).toEqual(['page[1]/p[1]: 正文。']);
    expect(found).toEqual(['stream-too-large']);
  });
});

describe('reading', () => {
  it('stops where its signal is aborted, with the reason', async () => {
    const reason = new Error('给停了');
    await expect(readPdf('示例.pdf', buildPdf({ pages: [body] }), { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });

  it('returns what it has where time is up, and names the pages that are missing', async () => {
    const { messages } = await readFixture({ pages: [body, body] }, { timeoutMs: -1 });
    expect(messages[0]).toMatchObject({ code: 'time-limit-reached', severity: 'warning' });
    expect(messages[0]?.message).toContain('第 1—2 页');
  });

  it('tells its progress page by page', async () => {
    const steps: [number, number][] = [];
    await readFixture({ pages: [body, body] }, { onProgress: (done, all) => steps.push([done, all]) });
    expect(steps).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('knows PDFs by content, also behind lines of a mail gateway', () => {
    expect(pdfFormat.recognises(Buffer.from('X-Header: 1\r\n\r\n%PDF-1.4\n'))).toBe(true);
    expect(pdfFormat.recognises(Buffer.from('<html>%PDF-1.4'))).toBe(false);
    expect(pdfFormat.recognises(Buffer.from('PK\x03\x04%PDF-1.4'))).toBe(false);
  });
});
