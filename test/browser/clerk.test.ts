import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import type { NewEvent } from '../../src/ledger/events/index.ts';
import { CLERK, event, PURCHASER, VENDOR_A } from '../../src/ledger/ledger-fixture.ts';
import { loadScheme } from '../../src/storage/files/load-scheme.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import type { StartedApp } from './start-app.ts';
import { signedInAs, startWorkspace } from './start-workspace.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const SCHEME = loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', 3);
const VENDOR = '示例甲数字科技有限公司';
const OTHERS = ['示例乙信息技术股份有限公司', '示例丁智能科技有限公司'] as const;
const FIRST_PART = '第一阶段文件';
const FILE = '第一阶段响应文件.docx';
/** The machine may be doing other things while it reads three Word files. */
const READING_MS = 45_000;

/** The deadline of the scheme is 08:30 of the fifteenth. */
const BEFORE = '2025-12-14T15:00:00+08:00';
const AFTER = '2025-12-15T09:00:00+08:00';
let now = BEFORE;
let app: StartedApp;

beforeAll(async () => {
  const desk = new ProcurementDesk(openMemoryStore());
  await publish(desk, 'forming', []);
  await publish(desk, 'opening', [grant(VENDOR_A.id, VENDOR_A.name, 'vendor', VENDOR)]);
  app = await startWorkspace({ desk, now: () => new Date(now) });
});
afterAll(() => app.close());

const PUBLISHED_AT = '2025-12-01T09:00:00+08:00';

/** A procurement whose scheme is published. */
async function publish(desk: ProcurementDesk, id: string, more: readonly NewEvent[]): Promise<void> {
  const { title, number, method, buyer } = SCHEME.procurement;
  const lots = [{ number: 3, title: SCHEME.lot.title }];
  const about = { title, number, method, buyer, procurementAgency: null, lots };
  await desk.store.append(id, 0, [
    event('procurement.created', CLERK, about, PUBLISHED_AT),
    grant(PURCHASER.id, PURCHASER.name, 'purchaser', null),
    event('scheme.drafted', PURCHASER, { lot: 3, scheme: SCHEME, from: [] }, PUBLISHED_AT),
    event('scheme.published', PURCHASER, { lot: 3, scheme: SCHEME }, PUBLISHED_AT),
    ...more,
  ]);
}

function grant(id: string, name: string, role: 'purchaser' | 'vendor', tenderer: string | null): NewEvent {
  return event('role.granted', CLERK, { person: { id, name }, role, tenderer }, PUBLISHED_AT);
}

function bidOf(letter: string) {
  return { name: FILE, content: readFileSync(`fixtures/demo/bids/tenderer-${letter}/${FILE}`) };
}

journey('a clerk gives a role and forms a panel within the law', async ({ given, when, then }) => {
  const clerk = await Visitor.arrive(browser, app.url, signedInAs(CLERK));
  await given('the board says what is to be done, and by whom', async () => {
    await clerk.opens('/procurements/forming');
    await clerk.sees('由您办理');
  });

  await when('she looks for an account and forgets the role', async () => {
    await clerk.follows('人员与角色');
    await clerk.writes('查找账号', '示例甲');
    await clerk.presses('查找');
    await clerk.presses('授予角色');
  });
  await then('the form says so, and keeps whom she found', async () => {
    await clerk.sees('请选择角色');
    expect(await clerk.page.getByRole('radio', { name: '示例甲经办' }).isChecked()).toBe(true);
    await clerk.findsThePageInOrder('people');
  });
  await when('she makes the person a vendor', async () => {
    await clerk.chooses(/^角色$/, '供应商');
    await clerk.writes('供应商单位名称', VENDOR);
    await clerk.presses('授予角色');
  });
  await then('the vendor stands among the people', async () => {
    await clerk.page.getByRole('cell', { name: VENDOR }).waitFor();
  });

  await when('she forms a panel with an even number', async () => {
    await clerk.opens('/procurements/forming/lots/3/panel');
    await clerk.writes('第 1 人的登录名或姓名', 'member-1');
    await clerk.chooses('第 1 人的身份', '评审组长');
    await clerk.writes('第 2 人的登录名或姓名', 'member-2');
    await clerk.presses(/^组成/);
  });
  await then('the law is named, and what she typed is still there', async () => {
    await clerk.sees(/人数应当为单数/);
    expect(await clerk.reads('第 2 人的登录名或姓名')).toBe('member-2');
    await clerk.findsThePageInOrder('panel-refused');
  });
  await when('she adds the third and says when they meet', async () => {
    await clerk.writes('第 3 人的登录名或姓名', 'member-3');
    await clerk.presses(/^组成/);
    await clerk.unfolds('安排');
    await clerk.writes(/^开始时间$/, '2025-12-15T09:30');
    await clerk.writes(/^地点$/, '第二评审室');
    await clerk.presses('保存');
  });
  await then('the panel and its meeting stand there, and in the timeline', async () => {
    await clerk.sees('2025-12-15 09:30，第二评审室');
    await clerk.page.getByRole('rowheader', { name: '三号' }).waitFor();
    await clerk.opens('/procurements/forming/timeline');
    await clerk.sees(/第二评审室/);
  });
  await clerk.leaves();
});

journey('bids come in sealed, are opened together and read while one watches', async ({ given, when, then }) => {
  const clerk = await Visitor.arrive(browser, app.url, signedInAs(CLERK));
  const vendor = await Visitor.arrive(browser, app.url, signedInAs(VENDOR_A));
  await given('the clerk took in the files of two tenderers', async () => {
    await clerk.opens('/procurements/opening/lots/3/bids');
    for (const [index, tenderer] of OTHERS.entries()) {
      await clerk.writes('供应商名称', tenderer);
      await clerk.chooses(/^属于$/, FIRST_PART);
      await clerk.handsIn(/^文件$/, [bidOf('bd'.charAt(index))]);
      await clerk.presses('接收');
      await clerk.page.getByRole('heading', { name: tenderer }).waitFor();
    }
    await clerk.seesNo('开启全部响应文件');
  });

  await when('a vendor hands in its own first part, and then presses once more', async () => {
    await vendor.opens('/procurements/opening/lots/3/own-bid');
    await vendor.sees('还没有提交。');
    await vendor.chooses(/^属于$/, FIRST_PART);
    await vendor.handsIn(/^文件$/, [bidOf('a')]);
    await vendor.presses('提交');
    await vendor.sees(/回执：2025-12-14 15:00 收到/);
    await vendor.presses('提交');
  });
  await then('the vendor has the receipt of its file alone, and learns that no second file was chosen', async () => {
    await vendor.sees('请选择文件');
    await vendor.seesNo(OTHERS[0]);
    await vendor.findsThePageInOrder('own-bid');
    await clerk.opens('/procurements/opening/lots/3/bids');
    await clerk.sees(OTHERS[0]);
    await clerk.seesNo(VENDOR);
  });

  await when('the deadline is past and the clerk opens all bids', async () => {
    now = AFTER;
    await clerk.opens('/procurements/opening/lots/3/bids');
    await clerk.presses('开启全部响应文件');
  });
  await then('all three stand in the opening record, and the page tells by itself when each is checked', async () => {
    await clerk.sees('开启记录（报价一览表）');
    for (const tenderer of [VENDOR, ...OTHERS]) await clerk.page.getByRole('rowheader', { name: tenderer }).waitFor();
    const done = clerk.page.getByText('3 家的文件都已读取，并与评审方案核对。');
    await done.waitFor({ timeout: READING_MS });
  });
  await vendor.leaves();
  await clerk.leaves();
});
