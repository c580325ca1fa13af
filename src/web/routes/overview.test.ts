import { describe, expect, test } from 'vitest';
import { CHAIR, CLERK, event, HASHING, SECOND, SUPERVISOR, tellStory, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { openWorkspace } from '../workspace-fixture.ts';

const PAGE = '/procurements/example';

async function read(stage: Parameters<typeof openWorkspace>[0], address: string, account: string): Promise<string> {
  return (await (await openWorkspace(stage)).get(address, account)).text();
}

describe('进度', () => {
  test('says what blocks the lot, who has to act, and marks what is the reader’s own', async () => {
    const forClerk = await read('drafting', PAGE, CLERK.id);
    expect(forClerk).toContain('评审方案尚未发布');
    expect(forClerk).toContain('由您办理');
    expect(forClerk).toContain('href="/procurements/example/lots/1/scheme"');
    const forSupervisor = await read('drafting', PAGE, SUPERVISOR.id);
    expect(forSupervisor).toContain('评审方案尚未发布');
    expect(forSupervisor).not.toContain('由您办理');
  });

  test('names the members who have not signed, to those who may know', async () => {
    const html = await read('totalled', PAGE, SECOND.id);
    expect(html).toContain('评审报告尚未签署');
    expect(html).toContain('三号');
  });

  test('tells nobody of bids that came in before they are opened', async () => {
    for (const account of [CLERK.id, SUPERVISOR.id]) {
      const html = await read('receiving', PAGE, account);
      expect(html).not.toMatch(/示例甲|示例乙/);
    }
  });

  test('tells a vendor its own tasks alone', async () => {
    const html = await read('marking', PAGE, VENDOR_A.id);
    expect(html).not.toMatch(/尚未提交评分|一号|示例乙/);
    expect(html).toContain('/lots/1/own-bid');
    expect(html).not.toContain('/lots/1/review');
  });
});

describe('办理过程', () => {
  test('tells what happened in official words, with who, when and why', async () => {
    const html = await read('sealed', `${PAGE}/timeline`, CLERK.id);
    expect(html).toContain('组成评审小组');
    expect(html).toContain('一号（评审组长）');
    expect(html).toContain('理由：一份合同已过期');
    expect(html).toContain('2026-06-0');
  });

  test('leaves out what the reader may not see yet', async () => {
    const html = await read('marking', `${PAGE}/timeline`, CHAIR.id);
    expect(html).not.toContain('的批注');
    expect((await (await openWorkspace('marking')).get(`${PAGE}/timeline`, VENDOR_A.id)).status).toBe(403);
  });

  test('does not tell by its numbers how many bids came in before they are opened', async () => {
    const numbersOf = (html: string) => [...html.matchAll(/序号<\/span>([^<]*)</g)].map(([, number]) => number);
    const bids = tellStory().findIndex(({ type }) => type === 'bid.received');
    const sealed = numbersOf(await read('receiving', `${PAGE}/timeline`, SUPERVISOR.id));
    expect(sealed).toEqual([...Array.from({ length: bids }, (_, index) => String(index + 1)), '—']);
    const opened = numbersOf(await read('decided', `${PAGE}/timeline`, SUPERVISOR.id));
    expect(opened.length).toBeGreaterThan(bids + 2);
    expect(opened).toEqual(opened.map((_, index) => String(index + 1)));
  });

  test('a page that is not there is the last or the first', async () => {
    for (const page of ['0', '-3', '99', 'x'])
      expect((await (await openWorkspace('sealed')).get(`${PAGE}/timeline?page=${page}`, CLERK.id)).status).toBe(200);
  });
});

describe('files', () => {
  const second = `${PAGE}/files/${HASHING.sha256('甲二')}`;

  test('are given to who may read them, under their own name, to be saved', async () => {
    const workspace = await openWorkspace(null);
    const kept = await workspace.desk.store.putBlob(Buffer.from('磋商文件'));
    const document = { name: '磋商文件 "一".docx', mediaType: 'text/plain', ...kept };
    await workspace.desk.store.append('example', 0, [
      ...tellStory().slice(0, 6),
      event('document.imported', CLERK, { document, purpose: 'procurement-document', lot: null }),
    ]);
    const answer = await workspace.get(`${PAGE}/files/${kept.sha256}`, CLERK.id);
    expect(await answer.text()).toBe('磋商文件');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toBe(
      "attachment; filename*=UTF-8''磋商文件 _一_.docx",
    );
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  });

  test.each([
    [CLERK.id, second],
    [VENDOR_A.id, `${PAGE}/files/${HASHING.sha256('乙一')}`],
    [CLERK.id, `${PAGE}/files/..%2F..%2Fetc`],
    [CLERK.id, `${PAGE}/files/${'0'.repeat(64)}`],
  ])('for %s there is none at %s', async (account, address) => {
    expect((await (await openWorkspace('receiving')).get(address, account)).status).toBe(404);
  });
});
