import { afterAll, beforeAll, describe, expect } from 'vitest';
import { drawText, encodePicture } from '../../importers/formats/image/picture-fixture.ts';
import { bar, buildPdf, text } from '../../importers/formats/pdf/pdf-fixture.ts';
import type { Block } from '../../src/domain/document.ts';
import { documentOf } from '../../src/web/imports/upload-fixture.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedApp, startPages } from './start-app.ts';
import { createViewerPages } from './viewer-pages.tsx';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const started: StartedApp[] = [];

const FILE = '响应文件.docx';
const cell = (words: string) => ({ text: words, rowSpan: 1, colSpan: 1 });
const paragraphs = (count: number): Block[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'paragraph',
    path: `p[${index + 2}]`,
    page: null,
    text: `第${index + 1}项：按采购文件的要求提供服务。`,
  }));
const BLOCKS: Block[] = [
  { type: 'heading', level: 1, path: 'p[1]', page: null, text: '第一章 服务方案' },
  ...paragraphs(1000),
  { type: 'heading', level: 1, path: 'p[1002]', page: null, text: '第二章 应急预案' },
  { type: 'paragraph', path: 'p[1003]', page: null, text: '接到通知后 2 小时内到达现场，\n并报告采购人。' },
  {
    type: 'table',
    path: 'table[1]',
    page: null,
    rows: [
      [cell('序号'), cell('内容')],
      [cell('1'), cell('每季度演练一次')],
    ],
  },
];
const PLACES = [
  { path: 'p[3]', quote: '按采购文件' },
  { path: 'p[1003]', quote: '2小时内到达现场，并报告' },
];

const PDF_FILE = '响应文件.pdf';
const PDF_BLOCKS: Block[] = [
  { type: 'paragraph', path: 'page[1]/p[1]', page: 1, text: '商务部分' },
  { type: 'paragraph', path: 'page[2]/p[1]', page: 2, text: '质保期为三年，自验收合格之日起算。' },
];

let word: StartedApp;
let pdf: StartedApp;
let scan: StartedApp;

beforeAll(async () => {
  const start = async (...given: Parameters<typeof createViewerPages>) => {
    const pages = createViewerPages(...given);
    const app = await startPages((request) => pages.fetch(request));
    started.push(app);
    return app;
  };
  word = await start(documentOf(FILE, [], { blocks: BLOCKS }), null, PLACES);
  const bytes = buildPdf({
    pages: [
      text(80, 100, '商务部分'),
      text(80, 100, '质保期为三年，') + text(80, 120, '自验收合格之日起算。') + bar(80, 300, 200, 100),
    ],
  });
  const document = documentOf(PDF_FILE, [], { blocks: PDF_BLOCKS, mediaType: 'application/pdf', pages: 2 });
  pdf = await start(document, bytes, [{ path: 'page[2]/p[1]', quote: '为三年，自验收' }]);
  const picture = encodePicture(drawText('Total 318000'), 'png');
  const doubt = { file: '报价.png', page: 1, path: 'page[1]/p[1]', quote: '318000' };
  scan = await start(
    documentOf('报价.png', [], {
      mediaType: 'image/png',
      pages: 1,
      blocks: [{ type: 'paragraph', path: 'page[1]/p[1]', page: 1, text: '合计 318000 元', confidence: 0.8 }],
      messages: [
        { code: 'ocr-low-confidence', severity: 'warning', message: '', legalBasis: null, locations: [doubt] },
      ],
    }),
    picture,
    [],
  );
});
afterAll(async () => {
  for (const app of started) await app.close();
});

const markedText = (visitor: Visitor, selector = '.doc mark') =>
  visitor.page
    .locator(selector)
    .allTextContents()
    .then((texts) => texts.join(''));
const field = (visitor: Visitor, name: string) => visitor.page.locator(`[name="location.${name}"]`).inputValue();

describe('a document beside a form', () => {
  journey('a member goes from place to place and keeps what was typed', async ({ given, when, then }) => {
    const visitor = await Visitor.arrive(browser, word.url);
    await given('a place is open and a note is begun', async () => {
      await visitor.opens('/?at=p%5B3%5D#p%5B3%5D');
      await visitor.sees('第 1 处，共 2 处');
      expect(await markedText(visitor)).toBe('按采购文件');
      await visitor.writes('说明', '没有写明演练的人员');
    });
    await when('she goes on to the next place, in another part of the document', () => visitor.follows('下一处'));
    await then('it is in view, its quote marked in spite of other blanks, and the note still there', async () => {
      await visitor.sees('第 2 处，共 2 处');
      await visitor.sees('第 2 段，共 2 段');
      expect(await markedText(visitor)).toBe('2 小时内到达现场，\n并报告');
      await expect.poll(() => isInView(visitor, '.viewer .at')).toBe(true);
      expect(await visitor.reads('说明')).toBe('没有写明演练的人员');
      await visitor.findsThePageInOrder('viewer-word');
    });
    await when('she goes to a chapter', async () => {
      await visitor.unfolds('目录');
      await visitor.follows('第一章 服务方案');
    });
    await then('the chapter is open', async () => {
      await visitor.sees('第 1 段，共 2 段');
      expect(await visitor.reads('说明')).toBe('没有写明演练的人员');
    });
    await visitor.leaves();
  });

  journey('a member takes a place by selecting its text, or by its link', async ({ given, when, then }) => {
    const visitor = await Visitor.arrive(browser, word.url);
    await given('the second part is open', () => visitor.opens('/?at=p%5B1003%5D#p%5B1003%5D'));
    await when('she selects the text of a cell', () => visitor.selects('每季度演练一次'));
    await then('the form has the cell and its words', async () => {
      expect(await field(visitor, 'file')).toBe(FILE);
      expect(await field(visitor, 'path')).toBe('table[1]/row[2]/cell[2]');
      expect(await field(visitor, 'quote')).toBe('每季度演练一次');
      await visitor.sees('“每季度演练一次”');
    });
    await when('she takes a paragraph with the keyboard', async () => {
      await visitor.page.getByRole('link', { name: '引用第 1003 段' }).focus();
      await visitor.types('Enter');
    });
    await then('the form has the paragraph instead', async () => {
      expect(await field(visitor, 'path')).toBe('p[1003]');
      expect(await field(visitor, 'quote')).toBe('接到通知后 2 小时内到达现场，\n并报告采购人。');
      await visitor.sees(/^第 1003 段“/);
    });
    await visitor.leaves();
  });

  journey('without scripts the link brings the page with the place in its form', async ({ given, when, then }) => {
    const visitor = await Visitor.arrive(browser, word.url, { javaScriptEnabled: false });
    await given('the second part is open', () => visitor.opens('/?at=p%5B1003%5D#p%5B1003%5D'));
    await when('she takes a row of the table', () => visitor.follows('引用表 1 第 2 行'));
    await then('the form has it', async () => {
      await visitor.sees('表 1 第 2 行“1 每季度演练一次”');
      expect(await field(visitor, 'path')).toBe('table[1]/row[2]');
    });
    await visitor.leaves();
  });
});

describe('a PDF file beside a form', () => {
  journey(
    'its page is shown as it is, with the quote marked and its text to be taken',
    async ({ given, when, then }) => {
      const visitor = await Visitor.arrive(browser, pdf.url);
      await given('a place is open', () => visitor.opens('/?at=page%5B2%5D%2Fp%5B1%5D'));
      await then('the page is drawn, and the quote marked over its two lines', async () => {
        await visitor.page.locator('.text-layer mark').first().waitFor();
        expect(await markedText(visitor, '.text-layer mark')).toBe('为三年，自验收');
        expect(await countDarkPixels(visitor)).toBeGreaterThan(1000);
        await visitor.sees('第 2 页，共 2 页');
        await visitor.findsThePageInOrder('viewer-pdf');
      });
      await when('she selects a line of the page', async () => {
        await visitor.opens('/?at=page%5B2%5D');
        await visitor.selects('自验收合格之日起算。', '.text-layer');
      });
      await then('the form has the paragraph that was read there, and the page', async () => {
        expect(await field(visitor, 'path')).toBe('page[2]/p[1]');
        expect(await field(visitor, 'page')).toBe('2');
        expect(await field(visitor, 'quote')).toContain('自验收合格之日起算。');
      });
      await when('she turns back', () => visitor.follows('上一页'));
      await then('the first page is drawn', async () => {
        await visitor.sees('第 1 页，共 2 页');
        await visitor.page.locator('.text-layer').getByText('商务部分').waitFor();
      });
      await visitor.leaves();
    },
  );

  journey('without scripts the text that was read from the page is there, and the file', async ({ given, then }) => {
    const visitor = await Visitor.arrive(browser, pdf.url, { javaScriptEnabled: false });
    await given('a place is open', () => visitor.opens('/?at=page%5B2%5D%2Fp%5B1%5D'));
    await then('its words are marked, and the original can be saved', async () => {
      await visitor.sees('为三年，自验收');
      expect(await markedText(visitor)).toBe('为三年，自验收');
      expect(await visitor.page.getByRole('link', { name: '下载原件' }).getAttribute('download')).toBe(PDF_FILE);
    });
    await visitor.leaves();
  });
});

journey('a scan stands beside its text, and what was not read for sure is marked', async ({ given, then }) => {
  const visitor = await Visitor.arrive(browser, scan.url);
  await given('the picture is open', () => visitor.opens('/'));
  await then('picture and text stand side by side', async () => {
    await visitor.page.getByRole('img', { name: '原件' }).waitFor();
    expect(await visitor.page.evaluate("document.querySelector('img.sheet').naturalWidth")).toBeGreaterThan(0);
    expect(await markedText(visitor, '.doc mark.doubt')).toBe('318000');
    await visitor.findsThePageInOrder('viewer-scan');
  });
  await visitor.leaves();
});

async function isInView(visitor: Visitor, selector: string): Promise<boolean> {
  return visitor.page.evaluate(`(() => {
    const place = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    const body = document.querySelector('.viewer-body').getBoundingClientRect();
    return place.top >= body.top && place.bottom <= Math.min(body.bottom, innerHeight);
  })()`);
}

async function countDarkPixels(visitor: Visitor): Promise<number> {
  return visitor.page.evaluate(`(() => {
    const canvas = document.querySelector('pdf-page canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 100 && data[at + 3] > 0) dark += 1;
    return dark;
  })()`);
}
