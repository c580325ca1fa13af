import { afterAll, beforeAll, expect } from 'vitest';
import { ARCHIVIST, CHAIR, CLERK, PURCHASER, SECOND, THIRD, VENDOR_B } from '../../src/ledger/ledger-fixture.ts';
import { openWorkspace } from '../../src/web/workspace-fixture.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import type { StartedApp } from './start-app.ts';
import { signedInAs, startWorkspace } from './start-workspace.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const LOT = '/procurements/example/lots/1';
let marked: StartedApp;
let signed: StartedApp;
let decided: StartedApp;

async function startAt(...[stage, until]: Parameters<typeof openWorkspace>): Promise<StartedApp> {
  const { desk, imports } = await openWorkspace(stage, until);
  await imports.close();
  return startWorkspace({ desk });
}

beforeAll(async () => {
  marked = await startAt('marking');
  signed = await startAt('totalled');
  decided = await startAt('decided');
});
afterAll(() => Promise.all([marked, signed, decided].map((app) => app.close())));

journey('totals are frozen and signed, and a member who disagrees says why', async ({ given, when, then }) => {
  const chair = await Visitor.arrive(browser, marked.url, signedInAs(CHAIR));
  const second = await Visitor.arrive(browser, marked.url, signedInAs(SECOND));
  const third = await Visitor.arrive(browser, marked.url, signedInAs(THIRD));
  await given('the chair has compared the totals and freezes them', async () => {
    await chair.opens(`${LOT}/result`);
    await chair.presses('核对无误，汇总并定稿');
    await chair.presses('同意，签署评审报告');
  });
  await when('another member disagrees', async () => {
    await second.opens(`${LOT}/result`);
    await second.unfolds('有不同意见');
    await second.writes('不同意见和理由', '示例乙的方案没有写明驻场人员');
    await second.presses(/不同意见/);
    await third.opens(`${LOT}/result`);
    await third.presses('同意，签署评审报告');
  });
  await then('the dissent stands beside the signatures, and in the report', async () => {
    await third.sees('示例乙的方案没有写明驻场人员');
    await third.opens(`${LOT}/result/report`);
    await third.sees('示例乙的方案没有写明驻场人员');
  });
  for (const visitor of [chair, second, third]) await visitor.leaves();
});

journey(
  'the buyer decides, the clerk tells everybody, a vendor learns its own result',
  async ({ given, when, then }) => {
    const buyer = await Visitor.arrive(browser, signed.url, signedInAs(PURCHASER));
    const clerk = await Visitor.arrive(browser, signed.url, signedInAs(CLERK));
    const vendor = await Visitor.arrive(browser, signed.url, signedInAs(VENDOR_B));
    await given('the buyer takes the first of the ranking', async () => {
      await buyer.opens(`${LOT}/result/award`);
      await buyer.presses('确定成交供应商');
      await buyer.seesNo('确定成交供应商');
    });
    await when('the clerk sends the notices', async () => {
      await clerk.opens(`${LOT}/result/award`);
      const send = clerk.page.getByRole('button', { name: '记为已发出' });
      for (let left = await send.count(); left > 0; left -= 1) {
        await send.first().click();
        await expect.poll(() => send.count()).toBe(left - 1);
      }
    });
    await then('the vendor finds its own score and place, and nobody else’s', async () => {
      await vendor.opens(`${LOT}/outcome`);
      await vendor.sees(/81\.33/);
      await vendor.seesNo(/84\.00/);
    });
    for (const visitor of [buyer, clerk, vendor]) await visitor.leaves();
  },
);

journey('an archivist seals a procurement, proves it and finds it again', async ({ given, when, then }) => {
  const archivist = await Visitor.arrive(browser, decided.url, signedInAs(ARCHIVIST));
  await given('it is decided', async () => {
    await archivist.opens('/procurements/example/filing');
    await archivist.presses('封存');
    await archivist.sees('已归档封存');
  });
  await when('she has it verified', () => archivist.presses('核验'));
  await then('every figure was computed again and is the same', async () => {
    await archivist.sees('核验通过');
    await archivist.findsThePageInOrder('filing');
  });
  await when('she looks for a supplier in the archive', async () => {
    await archivist.opens('/archive?words=示例甲');
  });
  await then('the procurement is found, and something else is not', async () => {
    await archivist.sees('示例项目');
    await archivist.opens('/archive?words=没有这个词');
    await archivist.seesNo('示例项目');
  });
  await archivist.leaves();
});
