import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARCHIVIST, CHAIR, CLERK, PURCHASER, SUPERVISOR, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { verifyArchiveFile } from '../../use-cases/verify-archive-file.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const FILING = '/procurements/example/filing';

const read = async (workspace: TestWorkspace, address: string, account: string) =>
  (await workspace.get(address, account)).text();

describe('sealing', () => {
  test('keeps a procurement for as long as the law says, once', async () => {
    const workspace = await openWorkspace('decided');
    expect(await read(workspace, FILING, ARCHIVIST.id)).toContain('保存至');
    const form = { 'form-mark': 'same' };
    for (const _ of [1, 2]) expect((await workspace.post(FILING, ARCHIVIST.id, form)).status).toBe(303);
    const { sealed, lots } = await workspace.desk.load('example');
    expect(lots.get(1)?.stage).toBe('sealed');
    const year = (date: string | undefined) => Number.parseInt(date?.slice(0, 4) ?? '', 10);
    expect(year(sealed?.value.retainUntil)).toBeGreaterThanOrEqual(year(sealed?.at) + 15);
    expect((await workspace.post(FILING, CLERK.id, { 'form-mark': 'other' })).status).toBe(403);
  });

  test('is the clerk’s or the archivist’s', async () => {
    const workspace = await openWorkspace('decided');
    for (const { id } of [PURCHASER, SUPERVISOR, CHAIR, VENDOR_A])
      expect((await workspace.post(FILING, id)).status).toBe(403);
    expect(await read(workspace, FILING, SUPERVISOR.id)).not.toContain('<button type="submit">封存');
  });

  test('waits for every lot', async () => {
    expect((await (await openWorkspace('totalled')).get(FILING, CLERK.id)).status).toBe(403);
  });
});

describe('the archive of a sealed procurement', () => {
  test('is a file that proves itself without the server', async () => {
    const workspace = await openWorkspace('sealed');
    const answer = await workspace.get(`${FILING}/archive.zip`, ARCHIVIST.id);
    expect(answer.headers.get('Content-Type')).toBe('application/zip');
    const folder = await mkdtemp(path.join(tmpdir(), 'hengbiao-filing-'));
    try {
      const file = path.join(folder, 'archive.zip');
      await writeFile(file, Buffer.from(await answer.arrayBuffer()));
      const { version } = await workspace.desk.load('example');
      expect(await verifyArchiveFile(file, null)).toMatchObject({ valid: true, events: version, recomputed: true });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('is proved on the page, too', async () => {
    const workspace = await openWorkspace('sealed');
    const answer = await workspace.post(`${FILING}/verification`, SUPERVISOR.id);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('核验通过');
  });

  test('is not had before sealing, nor by whoever has no part in filing', async () => {
    const decided = await (await openWorkspace('decided')).get(`${FILING}/archive.zip`, CLERK.id);
    expect(decided.status).toBe(422);
    expect(await decided.text()).toContain('还没有封存');
    const sealed = await openWorkspace('sealed');
    for (const { id } of [VENDOR_A, CHAIR]) expect((await sealed.get(`${FILING}/archive.zip`, id)).status).toBe(403);
  });
});

describe('searching what is filed', () => {
  const search = (workspace: TestWorkspace, query: string, account = CLERK.id) =>
    read(workspace, `/archive${query}`, account);

  test('finds it by title, number, buyer and supplier', async () => {
    const workspace = await openWorkspace('sealed');
    for (const words of ['示例项目', 'SL-2026-1', '示例采购单位', '示例甲', '示例项目 示例甲'])
      expect(await search(workspace, `?words=${encodeURIComponent(words)}`)).toContain(`href="${FILING}"`);
    expect(await search(workspace, `?words=${encodeURIComponent('没有的词')}`)).toContain('没有符合的归档项目');
  });

  test('finds it in its year alone; what is no year is no condition', async () => {
    const workspace = await openWorkspace('sealed');
    expect(await search(workspace, '?year=2026')).toContain(`href="${FILING}"`);
    expect(await search(workspace, '?year=2025')).not.toContain(`href="${FILING}"`);
    expect(await search(workspace, '?year=%E4%BB%8A%E5%B9%B4')).toContain(`href="${FILING}"`);
  });

  test('finds nothing that is not sealed, and nothing somebody takes no part in', async () => {
    expect(await search(await openWorkspace('decided'), '')).toContain('您参加的项目还没有归档的');
    const workspace = await openWorkspace('sealed');
    expect(await search(workspace, '', 'stranger-1')).not.toContain(FILING);
    expect((await workspace.get('/archive', null)).status).toBe(303);
  });

  test('shows what was searched for, as text', async () => {
    const html = await search(
      await openWorkspace('sealed'),
      `?words=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
  });
});
