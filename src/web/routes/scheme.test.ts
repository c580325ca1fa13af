import { beforeEach, describe, expect, test } from 'vitest';
import { CLERK, event, PURCHASER, SCHEME, tellStory } from '../../ledger/ledger-fixture.ts';
import { countVersions } from '../../ledger/versions.ts';
import { readText } from '../demo-pages.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const AT = '/procurements/example/lots/1/scheme';
const ME = PURCHASER.id;
const ITEM = {
  title: '方案',
  section: '',
  maxPoints: '60',
  objective: 'false',
  technical: 'false',
  kind: 'discretion',
};

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openWorkspace('drafting');
});

const load = async () => (await workspace.desk.load('example')).lots.get(1);
const draft = async () => {
  const standing = (await load())?.draft;
  if (standing == null) throw new Error('no draft');
  return standing;
};
const page = async (address: string, account = ME) => (await workspace.get(`${AT}${address}`, account)).text();
const send = (address: string, fields: Record<string, string>, account = ME) =>
  workspace.post(`${AT}${address}`, account, fields);

describe('the draft', () => {
  test('is shown to the office and to nobody who bids; the published scheme to both', async () => {
    expect(readText(await page('', 'clerk-1'))).toContain('评审方案的草稿');
    expect((await workspace.get(AT, 'vendor-a')).status).toBe(403);
    const later = await openWorkspace('receiving');
    const html = await (await later.get(AT, 'vendor-a')).text();
    expect(html).toContain(`href="${AT}/published.json"`);
    expect(html).not.toContain(`${AT}/versions`);
    expect((await later.get(`${AT}/items/price`, 'vendor-a')).status).toBe(403);
  });

  test('a correction that is being written is not shown to those who bid, in no version list either', async () => {
    const later = await openWorkspace('receiving');
    const renamed = { ...SCHEME, lot: { ...SCHEME.lot, title: '更正稿的包名' } };
    await later.desk.record('example', [
      event('scheme.edited', PURCHASER, { lot: 1, scheme: renamed, reason: null, replaces: 8 }),
    ]);
    for (const address of ['', '/preview', '/versions', '/requirements', '/published.json', '/published.yaml'])
      expect(await (await later.get(`${AT}${address}`, 'vendor-a')).text(), address).not.toContain('更正稿的包名');
    expect(await (await later.get(`${AT}/correction`, ME)).text()).toContain('评审方案的更正稿');
    expect(await (await later.get(AT, ME)).text()).toContain('有一份更正稿尚未发布');
    expect(await (await later.get(`${AT}/requirements`, 'supervisor-1')).text()).not.toContain('更正稿的包名');
  });

  test('an item is added at the end of its section as a proposal, moved, and deleted', async () => {
    const added = await send('/new-item', {
      ...ITEM,
      title: '<script>alert(1)</script>',
      maxPoints: '5',
      replaces: String(countVersions(await draft())),
    });
    expect(added.status).toBe(303);
    const [id] = (await draft()).value.lot.items.map((item) => item.id).slice(-1);
    expect((await draft()).value.lot.items.at(-1)).toMatchObject({ id: 'item-1', proposed: true, location: null });
    expect(await page('')).not.toContain('<script>alert');
    await send(`/items/${id}/up`, { replaces: String(countVersions(await draft())) });
    expect((await draft()).value.lot.items.map((item) => item.id)).toEqual(['price', 'contracts', 'item-1', 'plan']);
    await send(`/items/${id}/delete`, { replaces: String(countVersions(await draft())) });
    expect((await draft()).value.lot.items.map((item) => item.id)).toEqual(['price', 'contracts', 'plan']);
    expect((await draft()).reason).toContain('删除“<script>');
    expect((await workspace.get(`${AT}/items/${id}`, ME)).status).toBe(404);
  });

  test('what is wrong is told at its field, with everything typed still there', async () => {
    const answer = await send('/items/plan', {
      ...ITEM,
      title: '',
      maxPoints: '六十',
      text: '留着的文字',
      replaces: '2',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#title"');
    expect(html).toContain('value="六十"');
    expect(html).toContain('留着的文字');
    expect((await draft()).sequence).toBe(8);
  });

  test('a sentence that stands in no document of the procurement is refused as a source', async () => {
    const answer = await send('/items/plan', { ...ITEM, 'location.quote': '文件里没有的话', replaces: '2' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('采购文件里没有这句话');
  });

  test('a form overtaken by somebody else shows both, and saves when it is sent again', async () => {
    const typed = { ...ITEM, title: '我的名称', replaces: '2', reason: '我的理由' };
    const other = await send('/items/plan', { ...ITEM, title: '他人的名称', replaces: '2' }, CLERK.id);
    expect(other.status).toBe(303);
    const answer = await send('/items/plan', typed);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('<ins>他人的名称</ins>');
    expect(html).toContain('经办人在');
    expect(html).toContain('value="我的名称"');
    expect(html).toContain('name="replaces" value="3"');
    expect((await send('/items/plan', { ...typed, replaces: '3' })).status).toBe(303);
    expect((await draft()).value.lot.items.find(({ id }) => id === 'plan')?.title).toBe('我的名称');
    expect((await send('/items/plan/up', { replaces: '3' })).status).toBe(409);
  });

  test('two forms sent at once: one is saved, the other is told', async () => {
    const answers = await Promise.all(
      ['甲', '乙'].map((title) => send('/items/plan', { ...ITEM, title, replaces: '2' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test('prices are tried without saving anything', async () => {
    const answer = await send('/items/price', {
      title: '价格',
      maxPoints: '30',
      kind: 'price',
      'formula.benchmark': 'lowest',
      'formula.score': 'benchmark / price * maxPoints',
      trial: '200000\n250000',
      action: 'try',
      replaces: '2',
    });
    expect(answer.status).toBe(200);
    // 200000 ÷ 250000 × 30 = 24
    expect(readText(await answer.text())).toContain('250000：200,000.00 ÷ 250,000.00 × 30 = 24');
    const wrong = await send('/items/price', { ...ITEM, kind: 'price', trial: '1', action: 'try', replaces: '2' });
    expect(readText(await wrong.text())).toContain('请先填好');
    expect((await draft()).sequence).toBe(8);
  });

  test('sections change their order by number, and stay while they have items', async () => {
    const rows = (numbers: readonly string[]) =>
      Object.fromEntries(
        numbers.flatMap((order, index) => [
          [`sections.${index}.was`, ''],
          [`sections.${index}.order`, order],
          [`sections.${index}.title`, `部分${index + 1}`],
          [`sections.${index}.points`, ''],
        ]),
      );
    expect((await send('/sections', { ...rows(['2', '1']), replaces: '2' })).status).toBe(303);
    const { sections } = (await draft()).value.lot;
    expect(sections.map(({ title }) => title)).toEqual(['部分2', '部分1']);
    const [first] = sections;
    await send('/items/plan', { ...ITEM, section: first?.id ?? '', replaces: String(countVersions(await draft())) });
    const refused = await send('/sections', { replaces: String(countVersions(await draft())) });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('“部分2”里还有评审因素');
  });

  test('the whole lot as text is taken as it is, or refused with the line of each problem', async () => {
    const source = /<textarea[^>]*name="source"[^>]*>([^<]*)<\/textarea>/.exec(await page('/yaml'))?.[1] ?? '';
    const text = source
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    expect((await send('/yaml', { source: text, replaces: '2' })).status).toBe(303);
    expect((await draft()).value.lot).toEqual(SCHEME.lot);
    const broken = await send('/yaml', { source: text.replace('kind: count', 'kind: counting'), replaces: '3' });
    expect(broken.status).toBe(422);
    expect(readText(await broken.text())).toMatch(/第 \d+ 行 items\[1\]/);
    const other = await send('/yaml', { source: text.replace(/^number: .*$/m, 'number: 7'), replaces: '3' });
    expect(await other.text()).toContain('第 7 包');
    expect((await send('/yaml', { source: text, replaces: '2' })).status).toBe(409);
  });

  test('a name of 500 characters is kept whole', async () => {
    const title = '长'.repeat(500);
    await send('/items/plan', { ...ITEM, title, replaces: '2' });
    expect(await page('')).toContain(title);
  });
});

describe('what all lots share', () => {
  test('changes in every lot that is still written, and the clauses with it', async () => {
    const two = await openWorkspace(null);
    const [created] = tellStory();
    const lots = [1, 2].map((number) => ({ number, title: `第${number}包` }));
    await two.desk.store.append('example', 0, [
      { ...created, data: { ...created?.data, lots } } as never,
      event('role.granted', CLERK, { person: { id: ME, name: '采购人' }, role: 'purchaser', tenderer: null }),
      ...lots.map(({ number }) =>
        event('scheme.drafted', PURCHASER, {
          lot: number,
          scheme: { ...SCHEME, lot: { ...SCHEME.lot, number } },
          from: [],
        }),
      ),
    ]);
    const fields = { title: '新的项目名称', method: 'competitive-consultation', category: 'services', replaces: '1' };
    expect((await two.post(`${AT}/shared`, ME, fields)).status).toBe(303);
    const state = await two.desk.load('example');
    for (const number of [1, 2])
      expect(state.lots.get(number)?.draft?.value.procurement).toMatchObject({
        title: '新的项目名称',
        method: 'competitive-consultation',
      });
    const replaces = String(countVersions(state.lots.get(1)?.draft ?? null));
    const clause = {
      number: '★1',
      text: '提供承诺书',
      isMandatory: 'true',
      isShared: 'true',
      form: 'technical',
      'location.quote': '评分',
      replaces,
    };
    expect((await two.post(`${AT}/requirements/m1`, ME, clause)).status).toBe(303);
    const after = await two.desk.load('example');
    for (const number of [1, 2])
      expect(after.lots.get(number)?.draft?.value.procurement.mandatoryRequirements[0]?.text).toBe('提供承诺书');
  });
});
