import { afterAll, beforeAll, describe, expect } from 'vitest';
import { AppError } from '../../src/domain/app-error.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { actingAs, LOT, type MarkingApp, READ_TENDERER, startMarking } from './marking-procurement.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
/** The files of six bids are read before the first page: longer on a busy machine than a hook has. */
const READING_MS = 180_000;
let app: MarkingApp;
const visitors: Visitor[] = [];

beforeAll(async () => {
  app = await startMarking();
}, READING_MS);
afterAll(async () => {
  for (const visitor of visitors) await visitor.leaves();
  await app.close();
});

const sheetOf = (procurement: string) => `/procurements/${procurement}/lots/${LOT}/marking`;
const markOf = (item: string, tenderer = READ_TENDERER, procurement = 'open') =>
  `${sheetOf(procurement)}/items/${item}/${encodeURIComponent(tenderer)}`;
const TYPE = '前后矛盾';

async function arrive(account: string, options: Parameters<typeof Visitor.arrive>[2] = {}): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, app.url, { ...actingAs(account), ...options });
  visitors.push(visitor);
  return visitor;
}

async function readMark(account: string, item: string, procurement = 'open', tenderer = READ_TENDERER) {
  const state = await app.desk.load(procurement);
  return state.lots.get(LOT)?.marks.get(account)?.marks.get(tenderer)?.get(item)?.value ?? null;
}

const tier = (visitor: Visitor) => visitor.page.locator('.tiers [aria-current]').innerText();
const fieldOf = (visitor: Visitor, name: string) => visitor.page.locator(`[name="${name}"]`).inputValue();

describe('a member marks a plan', () => {
  journey('with the mouse, the place of a flaw taken from the bid', async ({ given, when, then }) => {
    const visitor = await arrive('member-1');
    const item = 'preventive-inspection';
    await given('the item is open, the bid at the chapter that answers it', async () => {
      expect(await visitor.opens(markOf(item))).toBe(200);
      await visitor.page.locator('#viewer .at', { hasText: '定期预防性检查方案' }).waitFor();
    });
    await when('a flaw is described, and a sentence of the bid selected', async () => {
      await visitor.chooses('增加一处', TYPE);
      await visitor.writes('说明', '周期与第二章不一致');
      await visitor.selects('日检看接口', '#viewer .doc');
    });
    const place = await visitor.page.locator('[data-place-shown]').innerText();
    await then('the place is told in words before anything is recorded', async () => {
      expect(place).toMatch(/^第 \d+ 段“日检看接口[^。]*切换能力。”$/);
      expect(await readMark('member-1', item)).toBeNull();
    });
    await when('the flaw is put down', () => visitor.presses(/^记录/));
    await then('it stands in the list, and the tier has followed', async () => {
      await visitor.sees('瑕疵（1 处）');
      await visitor.sees(/^已保存 \d/);
      expect(await tier(visitor)).toMatch(/^1 处/);
      expect(await readMark('member-1', item)).toMatchObject({
        flaws: [{ type: TYPE, note: '周期与第二章不一致', location: { path: await pathOf(visitor) } }],
      });
      await visitor.findsThePageInOrder('mark-with-flaw');
    });
    await when('a reason is written', () => visitor.writes('评分理由', '总体完整'));
    await then('it is saved by itself, and there after the page is opened again', async () => {
      await expect.poll(() => readMark('member-1', item)).toMatchObject({ note: '总体完整' });
      await visitor.sees(/^已保存 \d/);
      await visitor.page.reload();
      expect(await visitor.reads('评分理由')).toBe('总体完整');
      await visitor.sees('瑕疵（1 处）');
    });
  });

  journey('and makes a hint the draft of a flaw, or sets it aside', async ({ given, when, then }) => {
    const visitor = await arrive('member-2');
    await given('a hint is shown', async () => {
      await visitor.opens(markOf('preventive-inspection'));
      await visitor.sees(/没有找到“发现问题后的解决方案”的内容/);
    });
    await when('it is made a draft', () => visitor.follows('记为瑕疵'));
    await then('note and place are filled in, nothing is recorded, and the draft outlasts the page', async () => {
      expect(await visitor.reads('说明')).toContain('发现问题后的解决方案');
      await visitor.opens(sheetOf('open'));
      await visitor.opens(markOf('preventive-inspection'));
      expect(await visitor.reads('说明')).toContain('发现问题后的解决方案');
      expect(await fieldOf(visitor, 'location.quote')).toBe('定期预防性检查方案');
      expect(await readMark('member-2', 'preventive-inspection')).toBeNull();
    });
    await when('it is set aside', () => visitor.presses('不计为瑕疵'));
    await then('it is gone on this machine, and can be had back', async () => {
      await visitor.page.reload();
      await visitor.sees(/已略去 1 条/);
      await visitor.seesNo(/没有找到“发现问题后的解决方案”的内容，/);
      await visitor.presses('重新显示');
      await visitor.page.getByRole('link', { name: '记为瑕疵' }).waitFor();
    });
  });

  journey('without scripts as well', async ({ given, when, then }) => {
    const visitor = await arrive('member-1', { javaScriptEnabled: false });
    await given('the item is open', () => visitor.opens(markOf('staffing')));
    await when('a paragraph is taken and the flaw described', async () => {
      await visitor.page.locator('#viewer p', { hasText: '人员乙一管项目' }).locator('.take').click();
      await visitor.sees(/^第 \d+ 段“/);
      await visitor.chooses('增加一处', TYPE);
      await visitor.writes('说明', '人数前后不一');
      await visitor.presses(/^记录/);
    });
    await then('the flaw is recorded with its place', async () => {
      await visitor.sees('瑕疵（1 处）');
      expect(await tier(visitor)).toMatch(/^1 处/);
      expect(await readMark('member-1', 'staffing')).toMatchObject({
        flaws: [{ type: TYPE, location: { path: /^p\[\d+\]$/.exec((await pathOf(visitor)) ?? '')?.[0] } }],
      });
    });
    await when('it is taken out again', () => visitor.presses('删去'));
    await then('no flaw is left', async () => {
      await visitor.sees('还没有记录瑕疵。');
      expect(await readMark('member-1', 'staffing')).toMatchObject({ flaws: [] });
    });
  });

  journey('with the keyboard alone', async ({ given, when, then }) => {
    const visitor = await arrive('member-1');
    const goTo = async (selector: string) => {
      for (let presses = 0; presses < 80; presses += 1) {
        if (await visitor.page.locator(`${selector}:focus`).count()) return;
        await visitor.types('Tab');
      }
      throw new Error(`${selector} is not reached by the keyboard`);
    };
    await given('the item is open', () => visitor.opens(markOf('emergency')));
    await when('type and note are typed and put down by Ctrl+Enter', async () => {
      await goTo('[name="new-type"]');
      await visitor.types('ArrowDown', 'ArrowDown', 'Tab');
      await visitor.page.keyboard.type('缺少演练计划');
      await visitor.types('Control+Enter');
    });
    await then('the flaw is recorded, and the next one can be typed at once', async () => {
      await visitor.sees('瑕疵（1 处）');
      expect(await visitor.page.locator('[name="new-type"]:focus').count()).toBe(1);
    });
    await when('a reason is typed, and the next tenderer opened by J before it was saved by itself', async () => {
      await goTo('[name="note"]');
      await visitor.page.keyboard.type('尚可');
      await goTo('[name="save"]');
      await visitor.types('j');
    });
    await then('it was saved first', async () => {
      await visitor.isAt(/emergency\/(?!.*%E7%A4%BA%E4%BE%8B%E4%B9%99)/);
      expect(await readMark('member-1', 'emergency')).toMatchObject({ note: '尚可' });
    });
    await when('a mark is saved by Ctrl+S', async () => {
      await visitor.types('k');
      await visitor.isAt(markOf('emergency'));
      await goTo('[name="note"]');
      await visitor.page.keyboard.type('，但计划不全');
      await visitor.types('Control+s');
    });
    await then('it is saved on the spot', async () => {
      await visitor.sees(/^已保存 \d/);
      expect((await readMark('member-1', 'emergency'))?.note).toContain('，但计划不全');
    });
  });
});

describe('nothing that was typed is lost', () => {
  journey('when the connection drops', async ({ given, when, then }) => {
    const visitor = await arrive('member-2');
    const context = visitor.page.context();
    await given('a mark is open and the connection gone', async () => {
      await visitor.opens(markOf('fault-handling'));
      await context.setOffline(true);
    });
    await when('something is typed', () => visitor.writes('评分理由', '分级清楚'));
    await then('it is told that it is not saved, and kept here', async () => {
      await visitor.sees(/^未保存：连接中断。内容留在本机，恢复后自动保存。/);
      expect(await visitor.reads('评分理由')).toBe('分级清楚');
      expect(await readMark('member-2', 'fault-handling')).toBeNull();
    });
    await when('the window is closed and the sheet opened later', async () => {
      await visitor.page.goto('about:blank');
      await context.setOffline(false);
      await visitor.opens(sheetOf('open'));
    });
    await then('the mark is saved', () =>
      expect.poll(() => readMark('member-2', 'fault-handling')).toMatchObject({ note: '分级清楚' }),
    );
    await when('it drops again and comes back with the page still open', async () => {
      await visitor.opens(markOf('fault-handling'));
      await context.setOffline(true);
      await visitor.writes('评分理由', '分级清楚，缺时限');
      await visitor.sees(/^未保存：连接中断/);
      await context.setOffline(false);
    });
    await then('it is saved by itself', async () => {
      await visitor.sees(/^已保存 \d/);
      expect(await readMark('member-2', 'fault-handling')).toMatchObject({ note: '分级清楚，缺时限' });
    });
  });

  journey('when the disk is full', async ({ given, when, then }) => {
    const visitor = await arrive('member-2');
    const { store } = app.desk;
    const { append } = store;
    const line = '磁盘已满或无法写入，这次的内容没有保存；请腾出空间后再试，此前保存的内容都在';
    await given('a mark is open and the server has no room left', async () => {
      await visitor.opens(markOf('emergency'));
      store.append = () => Promise.reject(new AppError('storage-full', line));
    });
    await when('something is typed', () => visitor.writes('评分理由', '演练写明了频次'));
    await then('it is told in the words of the fault, and kept here', async () => {
      await visitor.sees(`未保存：${line}。内容留在本机，恢复后自动保存。`);
      expect(await visitor.reads('评分理由')).toBe('演练写明了频次');
    });
    await when('there is room again', () => {
      store.append = append;
      return Promise.resolve();
    });
    await then('it is saved by itself', async () => {
      await visitor.sees(/^已保存 \d/);
      expect((await readMark('member-2', 'emergency'))?.note).toBe('演练写明了频次');
    });
  });

  journey('when the same mark is open in two windows', async ({ given, when, then }) => {
    const [first, second] = [await arrive('member-3'), await arrive('member-3')];
    const item = 'operation-plan';
    await given('both have it open', async () => {
      for (const window of [first, second]) await window.opens(markOf(item));
    });
    await when('the first one saves, then the second', async () => {
      await first.writes('评分理由', '第一个窗口');
      await first.sees(/^已保存 \d/);
      await second.writes('评分理由', '第二个窗口');
    });
    await then('the second says so and keeps what was typed', async () => {
      await second.sees(/^未保存：另一个窗口在 .* 已保存/);
      expect(await second.reads('评分理由')).toBe('第二个窗口');
      expect(await readMark('member-3', item)).toMatchObject({ note: '第一个窗口' });
    });
    await when('what stands here is chosen', () => second.presses('用这里的内容'));
    await then('it is saved', async () => {
      await second.sees(/^已保存 \d/);
      expect(await readMark('member-3', item)).toMatchObject({ note: '第二个窗口' });
    });
    await when('the first one goes on and chooses what was saved', async () => {
      await first.writes('评分理由', '第一个窗口又改');
      await first.presses('用已保存的内容');
    });
    await then('it shows that', () => expect.poll(() => first.reads('评分理由')).toBe('第二个窗口'));
  });
});

describe('the sheets', () => {
  journey('are in order where everything is marked, and where a bid was not read', async ({ given, then }) => {
    const visitor = await arrive('member-1');
    for (const [name, address] of [
      ['submit', `${sheetOf('marked')}/submit`],
      ['mark-unread', markOf('emergency', undefined, 'marked')],
    ] as const) {
      await given(name, () => visitor.opens(address));
      await then('the page is in order', () => visitor.findsThePageInOrder(name));
    }
  });

  journey('of three members are handed in, one returned, and the result signed with a dissent', async (sentences) => {
    const { given, when, then } = sentences;
    const members = ['member-1', 'member-2', 'member-3'] as const;
    const [chair, second, third] = await Promise.all(members.map((member) => arrive(member)));
    if (chair === undefined || second === undefined || third === undefined) throw new Error('three members');
    const handIn = async (visitor: Visitor) => {
      await visitor.opens(`${sheetOf('marked')}/submit`);
      await visitor.presses('提交我的评分');
      await visitor.isAt(sheetOf('marked'));
    };
    await given('all three have handed in', async () => {
      for (const visitor of [chair, second, third]) await handIn(visitor);
    });
    await when('the chair returns the second sheet', async () => {
      await chair.opens(sheetOf('marked'));
      await chair.page.locator('.member-list li', { hasText: '二号' }).getByText('退回复核').click();
      await chair.page.locator('#reason-member-2').fill('第一家与其他成员相差较大');
      await chair.page.locator('.member-list li', { hasText: '二号' }).getByRole('button', { name: '退回' }).click();
      await chair.sees(/二号：尚未提交/);
    });
    await then('its member is told why, changes a mark and hands in again', async () => {
      await second.opens(sheetOf('marked'));
      await second.sees(/第一家与其他成员相差较大/);
      await second.findsThePageInOrder('sheet-returned');
      await second.opens(markOf('fault-handling', undefined, 'marked'));
      const counted = (await readMark('member-2', 'fault-handling', 'marked'))?.flaws;
      await second.writes('评分理由', '复核后维持');
      await second.sees(/^已保存 \d/);
      await handIn(second);
      expect(await readMark('member-2', 'fault-handling', 'marked')).toMatchObject({
        note: '复核后维持',
        flaws: counted,
      });
    });
    await when('the chair draws up the totals', async () => {
      await chair.opens('/procurements/marked/lots/3/result');
      await chair.presses('核对无误，汇总并定稿');
    });
    await then('two sign, and one with a dissent', async () => {
      for (const visitor of [chair, second]) {
        await visitor.opens('/procurements/marked/lots/3/result');
        await visitor.presses('同意，签署评审报告');
      }
      await third.opens('/procurements/marked/lots/3/result');
      await third.unfolds('有不同意见');
      await third.writes('不同意见和理由', '对第二家的故障处理评价有保留');
      await third.page.locator('details[open] form button[type="submit"]').first().click();
      await third.sees(/对第二家的故障处理评价有保留/);
      const lot = (await app.desk.load('marked')).lots.get(LOT);
      expect([...(lot?.signatures.keys() ?? [])].sort()).toEqual([...members]);
      expect(lot?.signatures.get('member-3')?.value).toBe('对第二家的故障处理评价有保留');
    });
  });
});

async function pathOf(visitor: Visitor): Promise<string | null> {
  const path = await visitor.page.locator('[name="flaw-path"]').first().inputValue();
  return path === '' ? null : path;
}
