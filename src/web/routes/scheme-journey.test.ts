import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { countVersions } from '../../ledger/versions.ts';
import { readText } from '../demo-pages.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const DOCUMENT = readFileSync(new URL('../../../fixtures/tenders/property-service/document.html', import.meta.url));
const ME = 'purchaser-1';

let workspace: TestWorkspace;
let scheme: string;
let id: string;

beforeAll(async () => {
  workspace = await openWorkspace(null);
  const sent = await workspace.hand('/procurements/new/upload', ME, { '采购文件.html': DOCUMENT });
  const address = sent.headers.get('location') ?? '';
  await workspace.imports.find(address.split('/').at(-1) ?? '', 'new-procurement')?.finished;
  const created = await workspace.post(address, ME, {
    title: '物业服务',
    method: 'open-tender',
    category: 'services',
    role: 'purchaser',
    lot: '0',
    'title-0': '物业',
  });
  scheme = created.headers.get('location') ?? '';
  id = scheme.split('/')[2] ?? '';
});

const load = async () => (await workspace.desk.load(id)).lots.values().next().value;
const standing = async () => String(countVersions((await load())?.draft ?? null));

/** The fields of a form as a browser would send them. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of form.matchAll(/<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/g))
    fields[name] = unescapeHtml(value);
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name] = unescapeHtml(value);
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = unescapeHtml(
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '',
    );
  return fields;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

async function change(page: string, typed: Record<string, string>): Promise<Response> {
  const html = await (await workspace.get(`${scheme}${page}`, ME)).text();
  return workspace.post(`${scheme}${page}`, ME, { ...fieldsOf(html, `${scheme}${page}`), ...typed });
}

describe('a purchaser, from the document to a published scheme', () => {
  test('sees the table with rules in words, the sum, and what the check found with its legal basis', async () => {
    const html = await (await workspace.get(scheme, ME)).text();
    const items = (await load())?.draft?.value.lot.items ?? [];
    for (const { title } of items) expect(html).toContain(title);
    expect(readText(html)).toMatch(/各因素合计 [\d.]+ 分/);
    expect(html).toContain('依据：');
    expect(html).toContain(`href="${scheme}/items/${items[0]?.id}"`);
    const source = /出处：<a href="([^"#]+)/.exec(html)?.[1] ?? '';
    expect(await (await workspace.get(source, ME)).text()).toMatch(/class="at"/);
  });

  test('a form sent back untouched changes nothing: every kind of item keeps all it says', async () => {
    for (const item of (await load())?.draft?.value.lot.items ?? []) {
      expect((await change(`/items/${item.id}`, {})).status, item.title).toBe(303);
      expect((await load())?.draft?.value.lot.items.find((one) => one.id === item.id)).toEqual(item);
    }
    for (const page of ['/lot', '/shared', '/sections']) {
      const before = (await load())?.draft?.value;
      expect((await change(page, {})).status, page).toBe(303);
      expect((await load())?.draft?.value).toEqual(before);
    }
  });

  test('changes an item with a reason, which stands among the versions with what became different', async () => {
    const [item] = (await load())?.draft?.value.lot.items ?? [];
    const before = await standing();
    const answer = await change(`/items/${item?.id}`, { title: '改名的因素', reason: '按意见修改' });
    expect(answer.status).toBe(303);
    const after = await standing();
    const html = await (await workspace.get(`${scheme}/versions?from=${before}&to=${after}`, ME)).text();
    expect(readText(html)).toContain('按意见修改');
    expect(html).toContain('<ins>改名的因素</ins>');
    expect(html).toContain(`<del>${item?.title}</del>`);
    await change(`/items/${item?.id}`, { title: item?.title ?? '' });
  });

  test('has the document beside each item, at its place, on a page that travels fast', async () => {
    for (const item of (await load())?.draft?.value.lot.items ?? []) {
      const html = await (await workspace.get(`${scheme}/items/${item.id}`, ME)).text();
      const { path = '' } = item.location ?? {};
      expect(html, item.title).toMatch(new RegExp(`id="${path.replace(/[[\]]/g, '\\$&')}"[^>]*class="at"`));
      expect(gzipSync(html).length).toBeLessThan(100_000);
    }
  });

  test('takes a block of the document as the place of an item, and finds a sentence that was changed by hand', async () => {
    const [item] = (await load())?.draft?.value.lot.items ?? [];
    const was = item?.location;
    const page = `/items/${item?.id}`;
    const locate = async () => (await load())?.draft?.value.lot.items[0]?.location;
    const taken = await (await workspace.get(`${scheme}${page}?take=${encodeURIComponent('p[1]')}`, ME)).text();
    const fields = fieldsOf(taken, `${scheme}${page}`);
    expect([fields['location.path'], fields['location.quote']]).toEqual(['p[1]', expect.stringMatching(/\S/)]);
    expect((await workspace.post(`${scheme}${page}`, ME, fields)).status).toBe(303);
    expect(await locate()).toMatchObject({ file: '采购文件.html', path: 'p[1]', quote: fields['location.quote'] });
    const elsewhere = { 'location.path': 'p[9999]', 'location.file': '没有的文件.docx' };
    expect((await change(page, { ...elsewhere, 'location.quote': was?.quote ?? '' })).status).toBe(303);
    expect(await locate()).toMatchObject({ file: '采购文件.html', quote: was?.quote });
    await change(page, { 'location.path': was?.path ?? '', 'location.file': '采购文件.html' });
    expect(await locate()).toMatchObject({ path: was?.path });
  });

  test('is told at the field where no document has the sentence, and sees what was typed', async () => {
    const [item] = (await load())?.draft?.value.lot.items ?? [];
    const answer = await change(`/items/${item?.id}`, { 'location.quote': '<b>没有这句</b>' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#location.quote"');
    expect(html).toContain('&lt;b&gt;没有这句');
  });

  test('cannot publish what is unfinished or unlawful, by page or by request', async () => {
    const [item] = (await load())?.draft?.value.lot.items ?? [];
    await change(`/items/${item?.id}`, { maxPoints: '99' });
    const page = await (await workspace.get(`${scheme}/publication`, ME)).text();
    expect(page).toContain('还不能发布');
    expect(page).not.toContain('确认发布');
    const answer = await workspace.post(`${scheme}/publication`, ME, { replaces: await standing() });
    expect(answer.status).toBe(422);
    expect((await load())?.stage).toBe('drafting');
    await change(`/items/${item?.id}`, { maxPoints: item?.maxPoints ?? '' });
  });

  test('publishes once the errors are mended, an item in another kind among them, and gives it out as JSON and YAML', async () => {
    const kind = await change('/items/item-8', { kind: 'flaws', action: 'kind' });
    expect([kind.status, (await load())?.draft?.value.lot.items[7]?.kind]).toEqual([200, 'discretion']);
    expect(await kind.text()).toContain('name="tiers.0.flaws"');
    const mended = await change('/items/item-8', {
      kind: 'flaws',
      'tiers.0.was': '',
      'tiers.0.flaws': '0',
      'tiers.0.orMore': 'false',
      'tiers.0.points': '15',
      'tiers.1.was': '',
      'tiers.1.flaws': '１',
      'tiers.1.orMore': 'true',
      'tiers.1.points': '0',
      text: '没有瑕疵得15分，有瑕疵得0分',
    });
    expect(mended.status).toBe(303);
    expect((await load())?.draft?.value.lot.items[7]).toMatchObject({
      id: 'item-8',
      kind: 'flaws',
      tiers: [
        { flaws: 0, orMore: false, points: '15' },
        { flaws: 1, orMore: true, points: '0' },
      ],
      proposed: false,
      location: { file: '采购文件.html' },
    });
    const page = await (await workspace.get(`${scheme}/publication`, ME)).text();
    expect(page).toContain('确认发布');
    const answer = await workspace.post(`${scheme}/publication`, ME, fieldsOf(page, `${scheme}/publication`));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, scheme]);
    const lot = await load();
    expect(lot?.stage).toBe('receiving');
    expect(lot?.scheme?.value.lot.items.length).toBe(lot?.draft?.value.lot.items.length);
    expect(readText(await (await workspace.get(scheme, ME)).text())).toContain('发布后不再改动');
    const json = await workspace.get(`${scheme}/published.json`, ME);
    expect(await json.json()).toEqual(JSON.parse(JSON.stringify(lot?.scheme?.value)));
    const yaml = await workspace.get(`${scheme}/published.yaml`, ME);
    expect(await yaml.text()).toContain('title: 物业');
    expect((await workspace.get(`${scheme}/items/${lot?.scheme?.value.lot.items[0]?.id}`, ME)).status).toBe(200);
  });

  test('corrects it with a reason while bids come in; what was published before stays among the versions', async () => {
    const [item] = (await load())?.draft?.value.lot.items ?? [];
    const same = await workspace.post(`${scheme}/publication`, ME, { replaces: await standing(), reason: '更正' });
    expect(same.status).toBe(422);
    await change(`/items/${item?.id}`, { title: '更正后的名称' });
    expect(await (await workspace.get(scheme, ME)).text()).not.toContain('更正后的名称');
    const without = await workspace.post(`${scheme}/publication`, ME, { replaces: await standing(), reason: ' ' });
    expect(without.status).toBe(422);
    const answer = await workspace.post(`${scheme}/publication`, ME, { replaces: await standing(), reason: '笔误' });
    expect(answer.status).toBe(303);
    const html = await (await workspace.get(scheme, ME)).text();
    expect(html).toContain('更正后的名称');
    expect(html).toContain('更正理由：笔误');
    expect((await load())?.scheme?.superseded?.value.lot.items[0]?.title).toBe(item?.title);
  });
});
