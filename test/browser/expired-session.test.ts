import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, vi } from 'vitest';
import { addAccount, PASSWORD } from '../../src/accounts/accounts-fixture.ts';
import { lotSchema } from '../../src/domain/lot.ts';
import type { NewEvent } from '../../src/ledger/events/index.ts';
import { CHAIR, SCHEME, SECOND, tellStory } from '../../src/ledger/ledger-fixture.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedSite, signIn, startSite } from './start-site.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const HOUR_MS = 60 * 60_000;
const TENDERER = '示例甲';
const PLAN = markOf('plan');
const FLAWS = markOf('method');
const NOTE = '进度安排清楚，人员分工待核对';
const FLAW = '第三章与第五章的人数不一致';
const [FIRST_NAME, SECOND_NAME] = ['cheng.yuan.yi', 'cheng.yuan.er'];
let site: StartedSite;

function markOf(item: string): string {
  return `/procurements/example/lots/1/marking/items/${item}/${encodeURIComponent(TENDERER)}`;
}

beforeAll(async () => {
  site = await startSite();
  const ids = new Map([
    [CHAIR.id, await addAccount(site.accounts, FIRST_NAME, { name: CHAIR.name })],
    [SECOND.id, await addAccount(site.accounts, SECOND_NAME, { name: SECOND.name })],
  ]);
  await site.desk.store.append('example', 0, tellUntilMarking(ids));
});
afterAll(() => site.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The story up to the moment when marking begins, its members under the ids of accounts, with one plan to mark by its flaws. */
function tellUntilMarking(ids: ReadonlyMap<string, string>): NewEvent[] {
  const story = tellStory();
  const begun = story.slice(0, story.findIndex(({ type }) => type === 'marking.opened') + 1);
  const [price, contracts, plan] = SCHEME.lot.items;
  const method = lotSchema.shape.items.parse([
    {
      id: 'method',
      title: '实施方案',
      kind: 'flaws',
      maxPoints: '20',
      objective: 'false',
      tiers: [
        { flaws: '0', points: '20' },
        { flaws: '1', points: '10' },
        { flaws: '2', orMore: 'true', points: '0' },
      ],
      location: plan?.location,
    },
  ]);
  const items = [price, contracts, { ...plan, maxPoints: '40' }, ...method];
  const scheme = JSON.stringify({ ...SCHEME, lot: { ...SCHEME.lot, items } });
  const written = JSON.stringify(begun).replaceAll(JSON.stringify(SCHEME), scheme);
  return JSON.parse([...ids].reduce((text, [was, id]) => text.replaceAll(`"${was}"`, `"${id}"`), written));
}

async function readMark(signInName: string, item: string) {
  const id = site.accounts.directory.find(signInName)?.id ?? '';
  const { lots } = await site.desk.load('example');
  return lots.get(1)?.marks.get(id)?.marks.get(TENDERER)?.get(item)?.value ?? null;
}

async function arriveAt(address: string, signInName: string, options: Parameters<typeof Visitor.arrive>[2] = {}) {
  const visitor = await Visitor.arrive(browser, site.url, options);
  await visitor.opens(address);
  await signIn(visitor, signInName, PASSWORD);
  await visitor.isAt(address);
  return visitor;
}

/** All sessions of an account, from a browser that is somewhere else. */
async function signOutEverywhere(signInName: string): Promise<void> {
  const elsewhere = await arriveAt('/account', signInName);
  await elsewhere.presses('全部退出，包括本次登录');
  await elsewhere.sees('各处的登录都已退出。');
  await elsewhere.leaves();
}

describe('a session that ends in the middle of marking', () => {
  journey('by signing out everywhere loses nothing', async ({ given, when, then }) => {
    const member = await arriveAt(FLAWS, FIRST_NAME);
    await given('a flaw is half described', () => member.writes('说明', FLAW));
    await when('the account is signed out everywhere, and the member goes on typing', async () => {
      await signOutEverywhere(FIRST_NAME);
      await member.writes('评分理由', NOTE);
    });
    await then('it is told that the session is over and that the text stays here', async () => {
      await member.sees(/^未保存：登录已过期。内容留在本机，登录后自动保存。/);
      expect(await readMark(FIRST_NAME, 'method')).toBeNull();
    });
    await when('the member puts the flaw down all the same', async () => {
      await member.writes('再记一处', '前后矛盾');
      await member.types('Control+Enter');
    });
    await then('it is told again, and what was typed stands there', async () => {
      await member.sees(/^未保存：登录已过期/);
      expect(await member.reads('说明')).toBe(FLAW);
    });
    await when('the member signs in again', async () => {
      await member.follows('重新登录');
      await signIn(member, FIRST_NAME, PASSWORD);
    });
    await then('the same page is there with the note saved, and the flaw as far as it was typed', async () => {
      await member.isAt(FLAWS);
      await member.sees(/^已保存 \d/);
      expect(await member.reads('评分理由')).toBe(NOTE);
      expect([await member.reads('再记一处'), await member.reads('说明')]).toEqual(['前后矛盾', FLAW]);
      expect(await readMark(FIRST_NAME, 'method')).toMatchObject({ note: NOTE, flaws: [] });
    });
    await when('the flaw is put down', () => member.presses(/^记下/));
    await then('it is recorded once', async () => {
      await member.sees('瑕疵（1 处）');
      expect(await readMark(FIRST_NAME, 'method')).toMatchObject({ note: NOTE, flaws: [{ note: FLAW }] });
    });
    await member.leaves();
  });

  journey('by itself, overnight, is met with the points half typed', async ({ given, when, then }) => {
    const member = await arriveAt(PLAN, FIRST_NAME);
    await given('a mark is typed', async () => {
      await member.writes('评分理由', NOTE);
      await member.sees(/^未保存：还不能计分，改好后自动保存/);
    });
    await when('the session ends before the points are typed', async () => {
      vi.setSystemTime(Date.now() + 13 * HOUR_MS);
      await member.writes(/^分数/, '32.5');
      await member.sees(/^未保存：登录已过期/);
    });
    await then('points and reason are saved once the member has signed in', async () => {
      await member.follows('重新登录');
      await signIn(member, FIRST_NAME, PASSWORD);
      await member.isAt(PLAN);
      await member.sees(/^已保存 \d/);
      expect(await readMark(FIRST_NAME, 'plan')).toEqual({ points: '32.5', note: NOTE });
    });
    await member.leaves();
  });

  journey('without scripts carries the form through signing in', async ({ given, when, then }) => {
    const member = await arriveAt(PLAN, SECOND_NAME, { javaScriptEnabled: false });
    await given('a reason is typed, and no points yet', () => member.writes('评分理由', NOTE));
    await when('the account is signed out everywhere, and the member saves', async () => {
      await signOutEverywhere(SECOND_NAME);
      await member.presses(/^保存/);
    });
    await then('the text is carried along', () => member.sees('登录已过期。您填写的内容还在，登录后继续提交。'));
    await when('the member signs in, first with a wrong password', async () => {
      await signIn(member, SECOND_NAME, '不是这个密码不是这个密码');
      await member.sees('登录名或密码不正确');
      await signIn(member, SECOND_NAME, PASSWORD);
    });
    await then('nobody knows any more whose text it is, so the member says so', async () => {
      await member.sees(/登录前填写的内容还在，没有提交。是您本人填写的，请提交/);
      await member.presses('提交登录前填写的内容');
    });
    await then('the same form says what is missing, with the text in it', async () => {
      await member.sees('请填写分数');
      expect(await member.reads('评分理由')).toBe(NOTE);
      expect(await readMark(SECOND_NAME, 'plan')).toBeNull();
    });
    await when('the points are typed and the session ends once more before they are saved', async () => {
      await member.writes(/^分数/, '28');
      vi.setSystemTime(Date.now() + 13 * HOUR_MS);
      await member.presses(/^保存/);
      await member.sees('登录已过期。您填写的内容还在，登录后继续提交。');
      await signIn(member, SECOND_NAME, PASSWORD);
    });
    await then('the mark is recorded, and the member back at its place', async () => {
      await member.isAt(PLAN);
      expect([await member.reads(/^分数/), await member.reads('评分理由')]).toEqual(['28', NOTE]);
      expect(await readMark(SECOND_NAME, 'plan')).toEqual({ points: '28', note: NOTE });
    });
    await member.leaves();
  });
});
