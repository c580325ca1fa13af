import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readText } from '../demo-pages.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const DOCUMENT = readFileSync(new URL('../../../fixtures/tenders/property-service/document.html', import.meta.url));
const HEAD = { title: '示例运维服务', number: '', method: 'open-tender', category: 'services', buyer: '', agency: '' };

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openWorkspace(null);
});

async function handIn(files: Record<string, string | Uint8Array>, account = 'purchaser-1'): Promise<string> {
  const answer = await workspace.hand('/procurements/new/upload', account, files);
  expect(answer.status).toBe(303);
  const address = answer.headers.get('location') ?? '';
  await workspace.imports.find(address.split('/').at(-1) ?? '', 'new-procurement')?.finished;
  return address;
}

const textOf = async (response: Response | Promise<Response>) => readText(await (await response).text());

describe('beginning a procurement by hand', () => {
  test('creates it with an unfinished scheme for each lot, in the role that was chosen', async () => {
    const answer = await workspace.post('/procurements/new/by-hand', 'clerk-1', {
      ...HEAD,
      role: 'clerk',
      lots: '一号包\n\n 二号包 ',
    });
    expect(answer.status).toBe(303);
    const [, id = ''] = /^\/procurements\/([^/]+)\/lots\/1\/scheme$/.exec(answer.headers.get('location') ?? '') ?? [];
    const state = await workspace.desk.load(id);
    expect(state.about).toMatchObject({ title: '示例运维服务', number: null, method: 'open-tender' });
    expect([...state.lots.values()].map(({ title, stage, scheme }) => [title, stage, scheme])).toEqual([
      ['一号包', 'drafting', null],
      ['二号包', 'drafting', null],
    ]);
    expect(state.lots.get(2)?.draft?.value).toMatchObject({
      procurement: { id, title: '示例运维服务', category: 'services' },
      lot: { number: 2, items: [] },
    });
    expect([...(state.people.get('clerk-1')?.roles.keys() ?? [])]).toEqual(['clerk']);
  });

  test.each([
    ['a title', { ...HEAD, title: ' ', role: 'clerk', lots: '包' }, '请填写项目名称'],
    ['a role', { ...HEAD, lots: '包' }, '请选择您在本项目中的角色'],
    ['a lot', { ...HEAD, role: 'clerk', lots: ' \n ' }, '请至少写一包的名称'],
    ['a method that exists', { ...HEAD, method: 'auction', role: 'clerk', lots: '包' }, '请从列表中选择'],
    [
      'a title of 500 characters at most',
      { ...HEAD, title: '名'.repeat(501), role: 'clerk', lots: '包' },
      '不能超过 500 个字',
    ],
  ])('needs %s, and keeps what was typed', async (_, fields, message) => {
    const answer = await workspace.post('/procurements/new/by-hand', 'clerk-1', fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(message);
    expect(html).toContain(`value="${fields.title}"`);
  });

  test('sent twice creates one procurement', async () => {
    const page = await (await workspace.get('/procurements/new', 'clerk-1')).text();
    const form = /name="form-mark" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const fields = { ...HEAD, title: '双击', role: 'clerk', lots: '包', 'form-mark': form };
    const before = (await workspace.desk.store.list()).length;
    const [first, second] = await Promise.all([
      workspace.post('/procurements/new/by-hand', 'clerk-1', fields),
      workspace.post('/procurements/new/by-hand', 'clerk-1', fields),
    ]);
    expect(second?.headers.get('location')).toBe(first?.headers.get('location'));
    expect((await workspace.desk.store.list()).length).toBe(before + 1);
  });

  test('is for accounts that may', async () => {
    expect((await workspace.get('/procurements/new', 'member-1')).status).toBe(403);
    expect((await workspace.hand('/procurements/new/upload', 'member-1', { 'a.txt': '1' })).status).toBe(403);
  });
});

describe('beginning a procurement from its document', () => {
  test('shows what was read, takes corrections, and creates it with document, text and schemes', async () => {
    const address = await handIn({ '采购文件.html': DOCUMENT });
    const page = await (await workspace.get(address, 'purchaser-1')).text();
    const title = /name="title"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(title).not.toBe('');
    const answer = await workspace.post(address, 'purchaser-1', {
      ...HEAD,
      title: '更正过的名称',
      role: 'purchaser',
      lot: '0',
      'title-0': '更正过的包名',
    });
    expect(answer.status).toBe(303);
    const id = (answer.headers.get('location') ?? '').split('/')[2] ?? '';
    const state = await workspace.desk.load(id);
    const [document] = [...state.documents.values()];
    expect(document).toMatchObject({ name: '采购文件.html', bytes: DOCUMENT.length, mediaType: 'text/html' });
    expect(state.readings.has(document?.sha256 ?? '')).toBe(true);
    const [lot] = [...state.lots.values()];
    expect(lot?.title).toBe('更正过的包名');
    expect(lot?.draft?.value.lot.items.length).toBeGreaterThan(0);
    expect(lot?.draft?.value.procurement.title).toBe('更正过的名称');
    expect((await workspace.get(address, 'purchaser-1')).status).toBe(404);
  });

  test('is nobody else’s to see', async () => {
    const address = await handIn({ '采购文件.html': DOCUMENT });
    expect((await workspace.get(address, 'clerk-1')).status).toBe(404);
    expect((await workspace.post(`${address}/discard`, 'clerk-1')).status).toBe(404);
    expect((await workspace.get(address, 'purchaser-1')).status).toBe(200);
    expect((await workspace.get(`/imports/${address.split('/').at(-1)}`, 'purchaser-1')).status).toBe(404);
  });

  test('without a lot that is chosen comes back with everything typed', async () => {
    const address = await handIn({ '采购文件.html': DOCUMENT });
    const answer = await workspace.post(address, 'purchaser-1', {
      ...HEAD,
      title: '<script>alert(1)</script>',
      role: 'purchaser',
      'title-0': '留着的包名',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('请至少选择一包收进项目');
    expect(html).toContain('value="留着的包名"');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });

  test('that holds nothing Chinese, or cannot be read, says what to do', async () => {
    expect(await textOf(workspace.get(await handIn({ 'a.txt': 'nothing here' }), 'purchaser-1'))).toContain(
      '请检查是不是选错了文件',
    );
    const broken = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3]);
    expect(await textOf(workspace.get(await handIn({ 'b.docx': broken }), 'purchaser-1'))).toContain(
      '没有一份文件能读取',
    );
  });

  test.each([['no file', { '': '' }, '请选择文件']])('%s is told at the field', async (_, files, message) => {
    const answer = await workspace.hand('/procurements/new/upload', 'purchaser-1', files);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  test('given up is gone, and its room is free again', async () => {
    const address = await handIn({ '采购文件.html': DOCUMENT });
    const answer = await workspace.post(`${address}/discard`, 'purchaser-1');
    expect(answer.headers.get('location')).toBe('/procurements/new');
    expect(await textOf(workspace.get(address, 'purchaser-1'))).toContain('已经清除');
  });
});
