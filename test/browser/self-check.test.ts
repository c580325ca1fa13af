import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { importDocument } from '../../importers/importer.ts';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';
import { openSelfCheck } from '../../src/web/self-check/open-self-check.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedApp, startApp } from './start-app.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const LOT = '第 3 包　医保信息平台监管系统';
/** Reading two Word files and checking them, on a machine that does other things. */
const CHECK_MS = 45_000;
const imports = openImportStore();
const selfCheck = openSelfCheck({ imports });
let app: StartedApp;

beforeAll(async () => {
  app = await startApp({ evaluations: [], imports, selfCheck });
});
afterAll(async () => {
  await app.close();
  await Promise.all([imports.close(), selfCheck.close()]);
});

const BID = ['第一阶段响应文件.docx', '第二阶段响应文件.docx'].map((name) => ({
  name,
  content: readFileSync(`fixtures/demo/bids/tenderer-d/${name}`),
}));

async function handsInTheBid(vendor: Visitor): Promise<void> {
  await vendor.chooses('采购包', LOT);
  await vendor.writes('检查日期', '2025-12-15');
  await vendor.handsIn(/^响应（投标）文件/, BID);
  await vendor.presses('开始检查');
}

async function seesTheResult(vendor: Visitor): Promise<void> {
  await vendor.page.getByRole('heading', { name: '响应文件自查结果', level: 1 }).waitFor({ timeout: CHECK_MS });
}

journey('a vendor learns what would kill its bid, and where it stands', async ({ given, when, then }) => {
  const vendor = await Visitor.arrive(browser, app.url);
  await given('a form sent empty says what it lacks', async () => {
    await vendor.opens('/self-check');
    await vendor.presses('开始检查');
    await vendor.sees('请选择采购包');
    await vendor.sees('请选择响应（投标）文件');
    await vendor.findsThePageInOrder('self-check-refused');
  });
  await when('she hands in a bid that promises less than a ★ clause demands', () => handsInTheBid(vendor));
  await then('what rejects the bid stands before what costs points', async () => {
    await seesTheResult(vendor);
    const kinds = await vendor.page.locator('#mend h3').allInnerTexts();
    expect(kinds.map((kind) => kind.replaceAll(/\s/g, ''))).toEqual([
      expect.stringContaining('会被否决'),
      expect.stringContaining('影响得分'),
    ]);
    const deadly = vendor.page.locator('#mend section').filter({ hasText: '会被否决' });
    await deadly.getByText(/★（七）\s*负偏离/).waitFor();
  });

  await when('she opens the place of the ★ answer', () =>
    vendor.page.locator('#mend li').filter({ hasText: '★（七）' }).getByRole('link').first().click(),
  );
  await then('her own document is open there, with the sentence marked', async () => {
    await expect
      .poll(() => vendor.page.locator('.viewer mark').allInnerTexts())
      .toContain('我司承诺合作终止后1年内配合数据迁移，提供数据字典和数据结构，并讲解实现方式');
  });

  await vendor.leaves();
});

journey(
  'a vendor weighs two prices, takes the report along and leaves nothing behind',
  async ({ given, when, then }) => {
    const vendor = await Visitor.arrive(browser, app.url);
    await given('her bid is checked', async () => {
      await vendor.opens('/self-check');
      await handsInTheBid(vendor);
      await seesTheResult(vendor);
    });
    await when('she asks what two prices would score, first with a word among them', async () => {
      await vendor.writes('自己的报价（元）', '370000 不知道');
      await vendor.presses('测算');
      await vendor.sees('需要更正');
      await vendor.writes('自己的报价（元）', '370000 318000');
      await vendor.presses('测算');
    });
    await then('each of them is computed', async () => {
      await vendor.page
        .locator('#outlook')
        .getByText(/318,000\.00/)
        .first()
        .waitFor();
      await vendor.findsThePageInOrder('self-check-prices');
    });
    await when('she takes the report along', async () => {
      const waiting = vendor.page.waitForEvent('download');
      await vendor.follows('下载 Word 报告');
      const download = await waiting;
      expect(download.suggestedFilename()).toBe('自查报告 示例丁智能科技有限公司.docx');
      const report = await importDocument(download.suggestedFilename(), readFileSync(await download.path()));
      expect(JSON.stringify(report.blocks)).toContain('★（七） 负偏离：1 年 < 3 年');
    });
    const address = new URL(vendor.page.url()).pathname;
    await when('she deletes everything and leaves', () => vendor.presses('删除并离开'));
    await then('nothing is there any more', async () => {
      await vendor.sees('已删除。文件和结果都没有保留。');
      expect(await vendor.opens(address)).toBe(410);
      await vendor.findsThePageInOrder('self-check-gone');
    });
    await vendor.leaves();
  },
);

journey('without scripts the page asks again by itself until the result is there', async ({ given, when, then }) => {
  const vendor = await Visitor.arrive(browser, app.url, { javaScriptEnabled: false });
  await given('the form is open', () => vendor.opens('/self-check'));
  await when('she hands in the bid', () => handsInTheBid(vendor));
  await then('the result comes, and can be deleted', async () => {
    await seesTheResult(vendor);
    await vendor.sees(/★（七）\s*负偏离/);
    await vendor.presses('删除并离开');
    await vendor.sees('已删除。文件和结果都没有保留。');
  });
  await vendor.leaves();
});
