import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImportStore } from '../../src/web/imports/import-store.ts';
import { documentOf, FakeReader } from '../../src/web/imports/upload-fixture.ts';
import { useBrowser } from './browser.ts';
import { findViolations } from './check-accessibility.ts';
import { journey } from './journey.ts';
import { type StartedApp, startApp } from './start-app.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
/** One heading, a table, and something to look at. */
let release = () => {};
const reader = new FakeReader(async (file, text) => {
  if (text === 'slow')
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  return documentOf(file, text.split('\n'), {
    messages: [
      {
        code: 'changes-pending',
        severity: 'warning',
        message: '文件有未接受的修订',
        legalBasis: null,
        locations: [{ file, page: null, path: 'p[2]', quote: '报价 318000 元' }],
      },
    ],
  });
});
const imports = new ImportStore({ reader });
let app: StartedApp;

beforeAll(async () => {
  app = await startApp({ evaluations: [], imports });
});
afterAll(async () => {
  await app.close();
  await imports.close();
});

test.each([
  ['list', '/', 200],
  ['not-found', '/nowhere', 404],
])('%s is in order', async (name, address, status) => {
  const visitor = await Visitor.arrive(browser, app.url);
  expect(await visitor.opens(address)).toBe(status);
  await visitor.findsThePageInOrder(name);
  await visitor.leaves();
});

test('what is wrong in one colour scheme, or at one width, is found', async () => {
  const visitor = await Visitor.arrive(browser, app.url);
  await visitor.opens('/');
  const { page } = visitor;
  await page.evaluate(`{
    const foot = document.querySelector('.foot');
    foot.style.color = 'light-dark(#1b212b, #2b313b)';
    foot.style.minWidth = '500px';
    foot.append(document.createElement('img'));
  }`);
  const found = await findViolations(page);
  expect(found.map((line) => line.split(' (')[0])).toEqual([
    '1440 px, light: image-alt',
    '1440 px, dark: color-contrast',
    '390 px, light: image-alt',
    '390 px: the page scrolls sideways',
    '390 px, dark: color-contrast',
    '320 px: the page scrolls sideways',
  ]);
  await visitor.leaves();
});

journey('somebody hands in a file that can be read and opens what was read', async ({ given, when, then }) => {
  const visitor = await Visitor.arrive(browser, app.url);
  await given('the form without a file is refused', async () => {
    await visitor.opens('/imports');
    await visitor.presses('开始读取');
    await visitor.sees('请选择要读取的文件');
    await visitor.findsThePageInOrder('import-refused');
  });
  await when('a file is handed in', async () => {
    await visitor.handsIn(/^文件/, [{ name: '响应文件.txt', content: Buffer.from('第一章\n报价 318000 元') }]);
    await visitor.presses('开始读取');
  });
  await then('the result names it and what was noticed', async () => {
    await visitor.sees('已读取');
    await visitor.sees('文件有未接受的修订');
  });
  await when('its content is opened', () => visitor.follows(/^查看内容/));
  await then('the text stands there', async () => {
    await visitor.sees('报价 318000 元');
  });
  await when('the result is deleted', async () => {
    await visitor.follows('读取结果');
    await visitor.unfolds('删除');
    await visitor.presses('确认删除');
  });
  await then('the form says that nothing was kept', () => visitor.sees('文件和读取结果都没有保留'));
  await visitor.leaves();
});

journey('somebody watches a file being read', async ({ given, when, then }) => {
  const visitor = await Visitor.arrive(browser, app.url);
  await given('a file is handed in that takes long', async () => {
    await visitor.opens('/imports');
    await visitor.handsIn(/^文件/, [{ name: '长文件.txt', content: Buffer.from('slow') }]);
    await visitor.presses('开始读取');
    await visitor.sees('读取中');
    await visitor.findsThePageInOrder('import-progress');
  });
  await when('it is read', () => release());
  await then('the page says so by itself', async () => {
    await visitor.sees('已读取');
    await visitor.sees('查看内容');
  });
  await visitor.leaves();
});
