import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARCHIVIST, CHAIR, CLERK, PURCHASER, SUPERVISOR, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { openSigningKey } from '../../use-cases/archive-keys.ts';
import { verifyArchiveFile } from '../../use-cases/verify-archive-file.ts';
import { openWorkspace, type TestWorkspace, VERIFIES_FOR_EVER } from '../workspace-fixture.ts';

const FILING = '/procurements/example/filing';

const read = async (workspace: TestWorkspace, address: string, account: string) =>
  (await workspace.get(address, account)).text();

async function collectArchive(workspace: TestWorkspace, account: string): Promise<Buffer> {
  const answer = await workspace.get(`${FILING}/archive.zip`, account);
  expect(answer.headers.get('Content-Type')).toBe('application/zip');
  return Buffer.from(await answer.arrayBuffer());
}

async function withFile(bytes: Uint8Array, use: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengbiao-filing-'));
  try {
    const file = path.join(folder, 'archive.zip');
    await writeFile(file, bytes);
    await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

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
    await withFile(await collectArchive(workspace, ARCHIVIST.id), async (file) => {
      const { version } = await workspace.desk.load('example');
      expect(await verifyArchiveFile(file, null)).toMatchObject({ valid: true, events: version, recomputed: true });
    });
  });

  test('is proved on the page, too, with one click; every check is told, and whoever comes later sees it', async () => {
    const workspace = await openWorkspace('sealed');
    const answer = await workspace.post(`${FILING}/verification`, SUPERVISOR.id);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, FILING]);
    await workspace.whenVerified();
    for (const { id } of [SUPERVISOR, ARCHIVIST]) {
      const html = await read(workspace, FILING, id);
      for (const part of ['核验通过', '文件的散列值', '人员的权限和事项的次序', '得分重算', '重新核验'])
        expect(html).toContain(part);
    }
    const events = await read(workspace, `${FILING}/verification/events`, SUPERVISOR.id);
    expect(events).toContain('核验通过');
    expect(events).toContain('event: finished');
  });

  test('is not proved twice at a time, and can be stopped', async () => {
    const workspace = await openWorkspace('sealed', undefined, { verifier: VERIFIES_FOR_EVER });
    await workspace.post(`${FILING}/verification`, SUPERVISOR.id);
    expect(await read(workspace, FILING, ARCHIVIST.id)).toContain(`action="${FILING}/verification/stop"`);
    await workspace.post(`${FILING}/verification`, ARCHIVIST.id);
    expect((await workspace.post(`${FILING}/verification/stop`, ARCHIVIST.id)).status).toBe(303);
    await workspace.whenVerified();
    expect(await read(workspace, FILING, SUPERVISOR.id)).toContain('已停止，没有核验完');
  });

  test('says that it is not signed where the server has no key', async () => {
    const workspace = await openWorkspace('sealed');
    expect(await read(workspace, FILING, ARCHIVIST.id)).toContain('归档包没有签名');
    expect((await workspace.get('/archive/public-key.pem', ARCHIVIST.id)).status).toBe(404);
  });

  test('is signed with the server’s key, whose public half anybody signed in may have', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const workspace = await openWorkspace('sealed', undefined, { signingKey: openSigningKey(pem, 'key.pem') });
    const publicKey = await read(workspace, '/archive/public-key.pem', SUPERVISOR.id);
    expect(publicKey).toContain('BEGIN PUBLIC KEY');
    const archive = await collectArchive(workspace, ARCHIVIST.id);
    await withFile(archive, async (file) => {
      expect(await verifyArchiveFile(file, publicKey)).toMatchObject({ valid: true, signature: 'checked' });
    });
    const html = await read(workspace, FILING, ARCHIVIST.id);
    expect(html).toContain('归档包用本机构的密钥签名');
    expect(html).toMatch(/<code class="fingerprint">([0-9a-f]{4} ){15}[0-9a-f]{4}</);
    await workspace.post(`${FILING}/verification`, ARCHIVIST.id);
    await workspace.whenVerified();
    expect(await read(workspace, FILING, ARCHIVIST.id)).toContain('清单由所给公钥的持有人签名');
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
