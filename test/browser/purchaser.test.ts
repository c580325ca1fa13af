import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PURCHASER } from '../../src/ledger/ledger-fixture.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { DraftThread } from '../../src/use-cases/draft-thread.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';
import { identify, PEOPLE } from '../../src/web/workspace-fixture.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedApp, startApp } from './start-app.ts';
import { signedInAs } from './start-workspace.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const DOCUMENT = readFileSync('fixtures/tenders/catering-paragraphs/document.html');
const TITLE = '职工食堂食材供应（核对后）';
const desk = new ProcurementDesk(openMemoryStore());
const imports = openImportStore();
const thread = new DraftThread();
let app: StartedApp;
/** Drafting waits until somebody has seen that it is going on. */
let release = () => {};
const seen = new Promise<void>((resolve) => {
  release = resolve;
});

beforeAll(async () => {
  app = await startApp({
    evaluations: [],
    imports,
    workspace: { desk, identify, people: PEOPLE },
    drafter: { draft: (task, signal) => seen.then(() => thread.draft(task, signal)), close: () => thread.close() },
  });
});
afterAll(async () => {
  await app.close();
  await Promise.all([imports.close(), thread.close()]);
});

test('somebody without a procurement is told how to begin', async () => {
  const visitor = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
  await visitor.opens('/');
  await visitor.sees('新建采购项目');
  await visitor.findsThePageInOrder('no-procurements');
  await visitor.leaves();
});

/** The scheme that the first journey ends at; the others go on with it. */
let scheme = '';

journey('a purchaser begins a procurement with its document', async ({ given, when, then }) => {
  const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));

  await given('the form for a new procurement is open', () => purchaser.opens('/procurements/new'));
  await when('the document is handed in', async () => {
    await purchaser.handsIn(/^采购文件/, [{ name: '招标文件.html', content: DOCUMENT }]);
    await purchaser.presses('上传并整理');
  });
  await then('it is seen being read, and then what was read', async () => {
    await purchaser.sees(/正在整理评审方案/);
    release();
    await purchaser.follows('查看整理的结果');
    await purchaser.sees('核对并建立项目');
    expect(await purchaser.reads('项目名称')).toBe('示例集团职工食堂食材供应项目');
  });

  await when('the head is corrected', async () => {
    await purchaser.writes('项目名称', TITLE);
    await purchaser.presses('建立项目');
    await purchaser.sees('请选择您在本项目中的角色');
    await purchaser.findsThePageInOrder('drafted-refused');
    await purchaser.chooses('采购方式', '公开招标');
    await purchaser.chooses('采购类别', '货物');
    await purchaser.chooses('您在本项目中是', '采购人');
    await purchaser.presses('建立项目');
  });
  await then('the scheme stands there with its sum and what the check found', async () => {
    await purchaser.sees('评审方案的草稿');
    scheme = new URL(purchaser.page.url()).pathname;
    await purchaser.sees('相符');
    await purchaser.sees('检查结果');
  });
  await purchaser.leaves();
});

journey('a purchaser changes items, beside the document', async ({ when, then }) => {
  const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
  await purchaser.opens(scheme);
  await when('the points of an item are changed', async () => {
    await purchaser.follows('企业业绩');
    await purchaser.sees('每提供1项得3分');
    await purchaser.writes('满分', '１3.5');
  });
  await then('the sum follows while they are typed', async () => {
    await purchaser.sees('101.5');
    await purchaser.sees('不符');
    await purchaser.writes('满分', '一');
    await purchaser.sees('—');
    await purchaser.seesNo('不符');
    await purchaser.findsThePageInOrder('item-count');
  });
  await when('they are saved', async () => {
    await purchaser.writes('满分', '13.5');
    await purchaser.writes(/^修改理由/, '按调研结果');
    await purchaser.types('Control+Enter');
  });
  await then('the check says that the scheme cannot be published', async () => {
    await purchaser.isAt(scheme);
    await purchaser.sees('须更正');
    await purchaser.sees('“须更正”的问题都更正以后，可以发布');
    await purchaser.opens(`${scheme}/publication`);
    await purchaser.findsThePageInOrder('publication-refused');
  });

  await when('a sentence of the document is taken as the source of another item', async () => {
    await purchaser.opens(scheme);
    await purchaser.follows('配送车辆');
    await purchaser.page.getByRole('link', { name: /^引用.*第 1 段/ }).click();
  });
  await then('it stands in the form', async () => {
    expect(await purchaser.reads('采购文件中的原文')).toBe('示例集团职工食堂食材供应项目公开招标文件');
  });

  await purchaser.leaves();
});

journey('two purchasers change a scheme at once', async ({ when, then }) => {
  const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
  await when('somebody else saves in the meantime', async () => {
    await purchaser.opens(scheme);
    await purchaser.follows('企业业绩');
    const other = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
    await other.opens(scheme);
    await other.follows('配送方案');
    await other.writes(/^评审因素$/, '配送安排');
    await other.types('Control+Enter');
    await other.isAt(scheme);
    await other.leaves();
    await purchaser.writes('满分', '12');
    await purchaser.types('Control+Enter');
  });
  await then('both are shown, and nothing typed is lost', async () => {
    await purchaser.sees('没有保存：方案已被改动');
    expect(await purchaser.reads('满分')).toBe('12');
    await purchaser.findsThePageInOrder('conflict');
    await purchaser.types('Control+Enter');
    await purchaser.isAt(scheme);
    await purchaser.sees('相符');
  });

  await then('what became different can be compared', async () => {
    await purchaser.opens(`${scheme}/versions`);
    await purchaser.sees('按调研结果');
    await purchaser.presses('比较所选的两个版本');
    await purchaser.sees('13.5');
    await purchaser.findsThePageInOrder('comparison');
  });
  await purchaser.leaves();
});

test.each(['items/item-3', 'items/item-6'])('%s of the scheme is in order', async (page) => {
  const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
  expect(await purchaser.opens(`${scheme}/${page}`)).toBe(200);
  await purchaser.findsThePageInOrder(page.replace('/', '-'));
  await purchaser.leaves();
});

journey('a purchaser publishes a scheme, and corrects it', async ({ when, then }) => {
  const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
  await when('it is published', async () => {
    await purchaser.opens(scheme);
    await purchaser.page.getByRole('link', { name: '发布', exact: true }).click();
    await purchaser.presses('确认发布');
  });
  await then('it is frozen', async () => {
    await purchaser.sees('发布后不再改动');
  });

  await when('it is corrected with a reason', async () => {
    await purchaser.follows('编制更正');
    await purchaser.follows('配送安排');
    await purchaser.writes(/^评审因素$/, '配送方案');
    await purchaser.types('Control+Enter');
    await purchaser.follows('发布更正');
    await purchaser.presses('确认发布更正');
    await purchaser.sees('请填写更正理由');
    await purchaser.findsThePageInOrder('correction-refused');
    await purchaser.writes('更正理由', '名称与采购文件不一致');
    await purchaser.presses('确认发布更正');
  });
  await then('the correction counts, and what was published before can be found', async () => {
    await purchaser.sees('更正理由：名称与采购文件不一致');
    await purchaser.opens('/');
    await purchaser.sees(TITLE);
  });
  await purchaser.leaves();
});
