import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { CHAIR, CLERK, event, PURCHASER, SECOND, THIRD, VENDOR_A, VENDOR_B } from '../../src/ledger/ledger-fixture.ts';
import { loadScheme } from '../../src/storage/files/load-scheme.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import type { StartedApp } from './start-app.ts';
import { signedInAs, startWorkspace } from './start-workspace.ts';
import { LOT, readBid } from './told-stages.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const SCHEME = loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', LOT);
const READ = '示例丁智能科技有限公司';
const FIRST = '示例甲数字科技有限公司';
const OTHER = '示例乙信息技术股份有限公司';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Two Word files are read before the first page. */
const READING_MS = 180_000;
const EVENING = '2025-12-14T20:00:00.000Z';
const OPENED = '2025-12-15T09:00:00+08:00';
const REVIEW = `/procurements/scripted/lots/${LOT}/review`;
let app: StartedApp;

beforeAll(async () => {
  const desk = new ProcurementDesk(openMemoryStore());
  await openFirstParts(desk, 'scripted');
  await readBid(desk, 'scripted', READ);
  const told = await desk.store.read('scripted');
  await desk.store.append(
    'plain',
    0,
    told.map(({ event: { type, data, by, at, rule } }) => ({ type, data, by, at, rule }) as never),
  );
  app = await startWorkspace({ desk, now: () => new Date(OPENED) });
}, READING_MS);
afterAll(() => app.close());

/** Three bids in two parts, of which the first are opened. */
async function openFirstParts(desk: ProcurementDesk, id: string): Promise<void> {
  const { title, number, method, buyer } = SCHEME.procurement;
  const lots = [{ number: LOT, title: SCHEME.lot.title }];
  const members = [CHAIR, SECOND, THIRD].map(({ id: member, name }, index) => ({
    id: member,
    name,
    role: index === 0 ? ('panel-chair' as const) : ('panel-member' as const),
  }));
  const receive = async (letter: string, tenderer: string) => {
    const keep = async (part: 'first' | 'second', name: string) => {
      const content = readFileSync(`fixtures/demo/bids/tenderer-${letter}/${name}`);
      return { name, mediaType: WORD, part, ...(await desk.store.putBlob(content)) };
    };
    const documents = [await keep('first', '第一阶段响应文件.docx'), await keep('second', '第二阶段响应文件.docx')];
    return event('bid.received', CLERK, { lot: LOT, tenderer, documents }, EVENING);
  };
  const grant = (person: typeof PURCHASER, tenderer: string | null) =>
    event(
      'role.granted',
      CLERK,
      { person: { id: person.id, name: person.name }, role: person.role, tenderer },
      EVENING,
    );
  const tenderers = { a: FIRST, b: OTHER, d: READ };
  await desk.store.append(id, 0, [
    event('procurement.created', CLERK, { title, number, method, buyer, procurementAgency: null, lots }, EVENING),
    grant(PURCHASER, null),
    grant(VENDOR_A, FIRST),
    grant(VENDOR_B, READ),
    event('scheme.drafted', PURCHASER, { lot: LOT, scheme: SCHEME, from: [] }, EVENING),
    event('scheme.published', PURCHASER, { lot: LOT, scheme: SCHEME }, EVENING),
    event('panel.formed', CLERK, { lot: LOT, members, reason: null }, EVENING),
    ...(await Promise.all(Object.entries(tenderers).map(([letter, name]) => receive(letter, name)))),
    ...Object.values(tenderers).map((tenderer) =>
      event('bid.opened', CLERK, { lot: LOT, tenderer, part: 'first' }, '2025-12-15T00:45:00.000Z'),
    ),
  ]);
}

journey(
  'members judge an answer where it stands, and one of them differs with a reason',
  async ({ given, when, then }) => {
    const chair = await Visitor.arrive(browser, app.url, signedInAs(CHAIR));
    const second = await Visitor.arrive(browser, app.url, signedInAs(SECOND));
    await given('the matrix shows what falls short, as the system proposes it', async () => {
      await chair.opens(REVIEW);
      await chair.follows(/^负偏离或缺失/);
      await chair.page.getByRole('link', { name: /负偏离.*系统提示.*★（七）/ }).waitFor();
    });
    await when('the cell is opened', () => chair.follows(/负偏离.*系统提示.*★（七）/));
    await then(
      'demand and answer stand side by side, the difference bold in both, the bid open at the place',
      async () => {
        const bold = (heading: string) =>
          chair.page
            .locator('section.compared', { has: chair.page.getByRole('heading', { name: heading }) })
            .locator('b');
        await expect.poll(() => bold('★（七）').allInnerTexts()).toContain('3 年');
        expect(await bold('应答').allInnerTexts()).toContain('1年');
        await chair.page.locator('#viewer mark', { hasText: '合作终止后1年内配合数据迁移' }).first().waitFor();
        await chair.findsThePageInOrder('review-answer');
      },
    );
    await when('the chair agrees by a key', () => chair.types('2'));
    await then('it is recorded with her seat, and the next clause is open', async () => {
      await chair.sees('已记录');
      await chair.follows(/★（七）/);
      await chair.page
        .getByLabel('成员的判定')
        .getByText(/负偏离/)
        .waitFor();
    });
    await when('another member judges otherwise without a reason', async () => {
      await second.opens(new URL(chair.page.url()).pathname);
      await second.presses(/^待核实/);
    });
    await then('a reason is asked for, and nothing is recorded', async () => {
      await second.sees('需要更正');
      await chair.page.reload();
      expect(await chair.page.getByLabel('成员的判定').getByRole('listitem').count()).toBe(1);
    });
    await when('the member writes one', async () => {
      await second.writes('理由', '承诺书附件写有三年，须核实');
      await second.presses(/^待核实/);
    });
    await then('the latest judgement stands first, and the one before stays to be read', async () => {
      await chair.page.reload();
      const decisions = chair.page.getByLabel('成员的判定').getByRole('listitem');
      await expect.poll(() => decisions.count()).toBe(2);
      expect(await decisions.allInnerTexts()).toEqual([
        expect.stringMatching(/待核实，承诺书附件写有三年，须核实/),
        expect.stringMatching(/^此前：负偏离/),
      ]);
    });
    for (const visitor of [chair, second]) await visitor.leaves();
  },
);

journey('facts are confirmed, corrected and denied, each with its reason', async ({ given, when, then }) => {
  const member = await Visitor.arrive(browser, app.url, signedInAs(SECOND));
  const facts = `${REVIEW}/${encodeURIComponent(READ)}/facts`;
  const fact = (name: string) =>
    member.page.locator('article.fact-card', { has: member.page.getByRole('heading', { name }) });
  const names: string[] = [];
  await given('what was read waits for the members', async () => {
    await member.opens(facts);
    await member.sees(/待确认 \d+ 项/);
    const headings = member.page.locator('section[aria-labelledby="contract-title"] article h3');
    names.push(...(await headings.allInnerTexts()).map((text) => text.split(' ')[0] ?? ''));
    expect(names.length).toBeGreaterThan(2);
  });
  const [right = '', wrong = '', foreign = ''] = names;
  await when('one is confirmed', () => fact(right).getByRole('button', { name: '确认' }).click());
  await then('it says so', () => fact(right).getByText('已确认').waitFor());
  await when('one is corrected without a reason, and then with one', async () => {
    await fact(wrong).getByRole('link', { name: /^更正/ }).click();
    await member.writes(/^金额/, '125000');
    await member.presses('保存更正');
    await member.sees('需要更正');
    expect(await member.reads(/^金额/)).toBe('125000');
    await member.writes('更正或否定的理由', '合同首页的金额');
    await member.presses('保存更正');
  });
  await then('the new value stands there, and the old one below it', async () => {
    await fact(wrong).getByText('125,000.00').first().waitFor();
    await fact(wrong)
      .getByText(/合同首页的金额/)
      .waitFor();
  });
  await when('one is denied', async () => {
    await fact(foreign).getByRole('link', { name: /^更正/ }).click();
    await member.writes('更正或否定的理由', '合同方是另一家公司');
    await member.presses('否定，不予采用');
  });
  await then('it is not used, and why', async () => {
    await fact(foreign)
      .getByText(/合同方是另一家公司/)
      .waitFor();
    await fact(foreign).getByText('已否定').waitFor();
  });
  await member.leaves();
});

journey(
  'a letter is asked for, written by the chair and answered by the tenderer alone',
  async ({ given, when, then }) => {
    const chair = await Visitor.arrive(browser, app.url, signedInAs(CHAIR));
    const vendor = await Visitor.arrive(browser, app.url, signedInAs(VENDOR_B));
    const outsider = await Visitor.arrive(browser, app.url, signedInAs(VENDOR_A));
    const ownBid = `/procurements/scripted/lots/${LOT}/own-bid`;
    await given('the chair asks about the clause at hand', async () => {
      await chair.opens(`${REVIEW}/${encodeURIComponent(READ)}/requirements/${encodeURIComponent('★（七）')}`);
      await chair.follows('要求澄清');
      expect(await chair.reads(/^需要澄清的内容/)).toMatch(/★（七）/);
      await chair.findsThePageInOrder('review-asking');
    });
    await when('the letter is sent', () => chair.presses('发出澄清通知'));
    await then('it waits for its answer, with the letter itself to be taken along', async () => {
      await chair.sees('等待答复');
      await chair.sees('澄清通知 第 1 号.docx');
    });
    await when('the tenderer answers', async () => {
      await vendor.opens(ownBid);
      await vendor.writes(/^答复/, '数据迁移配合期以承诺书为准。');
      await vendor.presses('答复');
    });
    await then('the panel reads it, and no other tenderer learns of it', async () => {
      await vendor.sees(/本单位答复/);
      await chair.page.reload();
      await chair.sees('数据迁移配合期以承诺书为准。');
      await chair.sees('已答复');
      await outsider.opens(ownBid);
      await outsider.seesNo(/数据迁移配合期|澄清/);
      expect(await outsider.opens(REVIEW)).toBe(403);
    });
    for (const visitor of [chair, vendor, outsider]) await visitor.leaves();
  },
);

journey('a bid is voted out, and the dissent is kept', async ({ given, when, then }) => {
  const chair = await Visitor.arrive(browser, app.url, signedInAs(CHAIR));
  await given('two members are for it and one against, who gives no reason', async () => {
    await chair.opens(`${REVIEW}/${encodeURIComponent(READ)}/rejection?ground=mandatory-7`);
    await chair.writes(/^理由/, '★（七）写明 1 年，要求 3 年');
    await chair.page.getByRole('group', { name: '一号' }).getByLabel('同意认定无效').check();
    await chair.page.getByRole('group', { name: '二号' }).getByLabel('同意认定无效').check();
    await chair.page.getByRole('group', { name: '三号' }).getByLabel('不同意', { exact: true }).check();
    await chair.presses('按表决认定无效');
  });
  await then('the reason is asked for, and every vote is still there', async () => {
    await chair.sees('请写明三号不同意的理由');
    expect(await chair.page.getByRole('radio', { checked: true }).count()).toBe(4);
    await chair.findsThePageInOrder('review-vote-refused');
  });
  await when('it is written', async () => {
    await chair.writes('三号不同意的理由', '承诺书可以补正');
    await chair.presses('按表决认定无效');
  });
  await then('the bid is invalid, and the dissent stands with it', async () => {
    await chair.sees('响应无效');
    await chair.sees('三号的不同意见：承诺书可以补正');
  });
  await chair.leaves();
});

journey('the others go on to last prices that nobody sees early', async ({ given, when, then }) => {
  const chair = await Visitor.arrive(browser, app.url, signedInAs(CHAIR));
  const clerk = await Visitor.arrive(browser, app.url, signedInAs(CLERK));
  const vendor = await Visitor.arrive(browser, app.url, signedInAs(VENDOR_A));
  await given('their second parts are opened, and rounds are held with them', async () => {
    await chair.opens(`${REVIEW}/first-stage`);
    await chair.seesNo(/第二阶段.*元/);
    await chair.presses(/^评定/);
    await clerk.opens(`/procurements/scripted/lots/${LOT}/bids`);
    await clerk.presses('开启可以开启的其余部分');
    await chair.opens(`${REVIEW}/negotiation`);
    for (const tenderer of [FIRST, OTHER]) {
      await chair.chooses(/^供应商/, tenderer);
      await chair.writes(/^内容/, `与${tenderer}谈了驻场人员`);
      await chair.presses(/^记录$/);
      await chair.sees(`与${tenderer}谈了驻场人员`);
    }
  });
  await when('a tenderer hands in its last price', async () => {
    await vendor.opens(`/procurements/scripted/lots/${LOT}/own-bid`);
    await vendor.writes(/^总价/, '299888.00');
    await vendor.presses('提交最后报价');
    await vendor.sees('299,888.00');
  });
  await then('neither the chair nor the clerk sees it', async () => {
    await chair.opens(`${REVIEW}/negotiation`);
    await chair.sees('开启之前不向任何人显示');
    await chair.seesNo(/299,?888/);
    await clerk.opens(`/procurements/scripted/lots/${LOT}/bids`);
    await clerk.sees(`尚未提交：${OTHER}`);
    await clerk.seesNo(/299,?888/);
  });
  await when('the clerk notes that the other hands in none, and opens the prices', async () => {
    await clerk.unfolds('记录不再提交');
    await clerk.writes(/^情况/, '书面声明退出磋商');
    await clerk.writes(/^依据/, '磋商文件第三部分');
    await clerk.presses('记录，不再评审这一家');
    await clerk.presses('开启最后报价');
  });
  await then('everybody of the panel reads it', async () => {
    await chair.page.reload();
    await chair.sees('299,888.00');
  });
  for (const visitor of [chair, clerk, vendor]) await visitor.leaves();
});

journey('without scripts an answer is judged at a place taken from the bid', async ({ given, when, then }) => {
  const member = await Visitor.arrive(browser, app.url, { ...signedInAs(THIRD), javaScriptEnabled: false });
  await given('the cell is open', async () => {
    await member.opens(`/procurements/plain/lots/${LOT}/review?show=negative`);
    await member.follows(/负偏离.*系统提示.*★（七）/);
    await member.sees('3年');
  });
  await when('the sentence is taken and judged', async () => {
    await member.page.locator('#viewer', { hasText: '合作终止后1年内' }).locator('.take').first().click();
    await member.presses(/^负偏离/);
  });
  await then('the judgement stands with its place', async () => {
    await member.follows(/★（七）/);
    const decision = member.page.getByLabel('成员的判定').getByRole('listitem').first();
    await decision.getByRole('link', { name: /第一阶段响应文件/ }).waitFor();
  });
  await member.leaves();
});
