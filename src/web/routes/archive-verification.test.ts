import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ARCHIVIST, CLERK, SUPERVISOR } from '../../ledger/ledger-fixture.ts';
import { openSigningKey } from '../../use-cases/archive-keys.ts';
import { createApp } from '../app.tsx';
import { openWorkspace, PEOPLE, type TestWorkspace, VERIFIES_FOR_EVER } from '../workspace-fixture.ts';

const PAGE = '/archive/verification';

async function writeArchive(workspace: TestWorkspace): Promise<Buffer> {
  const answer = await workspace.get('/procurements/example/filing/archive.zip', ARCHIVIST.id);
  return Buffer.from(await answer.arrayBuffer());
}

function formOf(files: Record<string, Uint8Array>, key = ''): FormData {
  const form = new FormData();
  form.set('key', key);
  for (const [name, bytes] of Object.entries(files))
    form.append('files', new File([bytes as Uint8Array<ArrayBuffer>], name));
  return form;
}

/** Hands an archive in and waits for what it comes to. */
async function verify(workspace: TestWorkspace, bytes: Uint8Array, key?: string) {
  const answer = await workspace.upload(PAGE, CLERK.id, formOf({ '归档包.zip': bytes }, key));
  expect(answer.status).toBe(303);
  const address = answer.headers.get('location') ?? '';
  await workspace.whenVerified();
  return { address, html: await (await workspace.get(address, CLERK.id)).text() };
}

function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    signingKey: openSigningKey(pem, 'key.pem'),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

describe('an archive that is handed in', () => {
  test('is verified with nothing but itself, and every check is told', async () => {
    const archive = await writeArchive(await openWorkspace('sealed'));
    const { html } = await verify(await openWorkspace(null), archive);
    expect(html).toContain('核验通过');
    for (const part of [
      '归档包的形式',
      '文件的散列值',
      '事件的散列链',
      '人员的权限和事项的次序',
      '得分重算',
      '内容与台账',
    ])
      expect(html).toContain(part);
    expect(html).toContain('归档包没有签名');
  });

  test('that was changed is told, by file', async () => {
    const archive = await writeArchive(await openWorkspace('sealed'));
    const at = archive.indexOf('<h1>');
    archive[at + 4] = (archive[at + 4] ?? 0) ^ 1;
    const { html } = await verify(await openWorkspace(null), archive);
    expect(html).toContain('核验未通过');
    expect(html).toContain('文件“data/index.html”');
    expect(html).toContain('前面的问题排除以后才能核对');
  });

  test('that is none is told so', async () => {
    const { html } = await verify(await openWorkspace(null), Buffer.from('文本'));
    expect(html).toContain('不是归档包（ZIP）文件');
  });

  test('is held against the key that is given, or the agency’s own', async () => {
    const own = makeKey();
    const other = makeKey();
    const archive = await writeArchive(await openWorkspace('sealed', undefined, own));
    const [plain, signing] = [await openWorkspace(null), await openWorkspace(null, undefined, own)];
    expect((await verify(plain, archive)).html).toContain('须核对公钥');
    expect((await verify(plain, archive, own.publicKey)).html).toContain('清单由所给公钥的持有人签名');
    expect((await verify(signing, archive)).html).toContain('清单由所给公钥的持有人签名');
    expect((await verify(signing, archive, other.publicKey)).html).toContain('不是所给公钥的持有人签的');
  });

  test('is seen by whoever handed it in alone, and gone when that person says so', async () => {
    const workspace = await openWorkspace(null);
    const { address } = await verify(workspace, Buffer.from('文本'));
    for (const path of [address, `${address}/stop`, `${address}/delete`]) {
      const method = path === address ? workspace.get(path, SUPERVISOR.id) : workspace.post(path, SUPERVISOR.id);
      expect((await method).status).toBe(404);
    }
    expect((await workspace.post(`${address}/delete`, CLERK.id)).headers.get('location')).toBe(`${PAGE}?deleted`);
    expect((await workspace.get(address, CLERK.id)).status).toBe(404);
    expect(await (await workspace.get(`${address}/events`, CLERK.id)).text()).toContain('核验结果已删除');
  });

  test('can be stopped, and what watches is told', async () => {
    const workspace = await openWorkspace(null, undefined, { verifier: VERIFIES_FOR_EVER });
    const answer = await workspace.upload(PAGE, CLERK.id, formOf({ 'a.zip': Buffer.from('文本') }));
    const address = answer.headers.get('location') ?? '';
    const html = await (await workspace.get(address, CLERK.id)).text();
    expect(html).toContain(`hx-sse:connect="${address}/events"`);
    expect(html).toMatch(/<noscript><meta http-equiv="refresh"/);
    expect((await workspace.post(`${address}/stop`, CLERK.id)).status).toBe(303);
    await workspace.whenVerified();
    const events = await (await workspace.get(`${address}/events`, CLERK.id)).text();
    expect(events).toContain('已停止，没有核验完');
    expect(events).toContain('event: finished');
  });
});

describe('a form that cannot be taken comes back, with what was typed', () => {
  test.each<[string, Record<string, Uint8Array>, string, string]>([
    ['no file', {}, '', '请选择归档包'],
    ['two files', { a: Buffer.from('1'), b: Buffer.from('2') }, '', '一次核验一个归档包'],
    ['no key', { a: Buffer.from('1') }, '<script>', '不是可用的公钥'],
  ])('%s', async (_, files, key, message) => {
    const workspace = await openWorkspace(null);
    const answer = await workspace.upload(PAGE, CLERK.id, formOf(files, key));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(message);
    expect(html).not.toContain('<script>');
  });

  test('cut off on the way', async () => {
    const workspace = await openWorkspace(null);
    const body = Buffer.from('--xyz\r\ncontent-disposition: form-data; name="files"; filename="a.zip"\r\n\r\nhalf');
    const answer = await workspace.send(PAGE, CLERK.id, body, 'multipart/form-data; boundary=xyz');
    expect([answer.status, (await answer.text()).includes('上传没有完成')]).toEqual([422, true]);
  });
});

test('whoever has not signed in is let in where the server is reached from its own machine alone', async () => {
  const behindProxy = await openWorkspace(null);
  expect((await behindProxy.get(PAGE, null)).status).toBe(303);
  const { desk } = behindProxy;
  const app = createApp({
    evaluations: [],
    workspace: { desk, identify: async () => null, people: PEOPLE, isAlone: true },
  });
  expect((await app.request(PAGE)).status).toBe(200);
});
