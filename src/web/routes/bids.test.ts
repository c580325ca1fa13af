import { describe, expect, test } from 'vitest';
import type { NewEvent } from '../../ledger/events/index.ts';
import {
  CHAIR,
  CLERK,
  event,
  HASHING,
  PURCHASER,
  SCHEME,
  SECOND,
  SUPERVISOR,
  VENDOR_A,
} from '../../ledger/ledger-fixture.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const PAGE = '/procurements/example/lots/1/bids';

function formOf(fields: Record<string, string>, files: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ tenderer: '示例丙', part: 'only', receivedAt: '', ...fields }))
    form.set(name, value);
  for (const [name, text] of Object.entries(files)) form.append('files', new File([text], name));
  return form;
}
/** Published, with nothing handed in yet. */
const open = () => openWorkspace('receiving', 'scheme.published');
const bidOf = async ({ desk }: TestWorkspace, tenderer = '示例丙') =>
  (await desk.load('example')).lots.get(1)?.bids.get(tenderer);
const add = (workspace: TestWorkspace, events: readonly NewEvent[]) => workspace.desk.record('example', events);

describe('taking in', () => {
  test('keeps the files by their content, once, however often the form is sent', async () => {
    const workspace = await open();
    for (let sent = 0; sent < 2; sent += 1) {
      const answer = await workspace.upload(
        PAGE,
        CLERK.id,
        formOf({ 'form-mark': 'mark-1' }, { '报价书.docx': '报价', '方案.docx': '方案' }),
      );
      expect([answer.status, answer.headers.get('location')]).toEqual([303, PAGE]);
    }
    const bid = await bidOf(workspace);
    expect(bid?.documents.map(({ name, sha256 }) => [name, sha256])).toEqual([
      ['报价书.docx', HASHING.sha256('报价')],
      ['方案.docx', HASHING.sha256('方案')],
    ]);
    expect(await workspace.desk.store.openBlob(HASHING.sha256('方案'))).not.toBeNull();
    expect(await (await workspace.get(PAGE, CLERK.id)).text()).toContain(HASHING.sha256('报价').slice(0, 12));
  });

  test('shows nobody else what came in', async () => {
    const workspace = await open();
    await workspace.upload(PAGE, CLERK.id, formOf({}, { '报价书.docx': '报价' }));
    for (const account of [SUPERVISOR.id, PURCHASER.id]) {
      expect(await (await workspace.get(PAGE, account)).text()).not.toContain('示例丙');
    }
  });

  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['no name', { tenderer: ' ' }, { a: '1' }, '请填写供应商名称'],
    ['no file', {}, {}, '请选择文件'],
    ['an empty file', {}, { a: '' }, '是空文件'],
    ['a time that is none', { receivedAt: '昨天' }, { a: '1' }, '请填写送达时间'],
    ['a time to come', { receivedAt: '2999-01-01T09:00' }, { a: '1' }, '晚于现在'],
    ['a part that is none', { part: 'third' }, { a: '1' }, '请选择属于哪一部分'],
    ['a name of 501 characters', { tenderer: '长'.repeat(501) }, { a: '1' }, '不能超过 500 个字'],
  ])('%s is refused at the form, with what was typed', async (_, fields, files, message) => {
    const workspace = await open();
    const answer = await workspace.upload(PAGE, CLERK.id, formOf(fields, files));
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(message);
    if (fields['tenderer'] === undefined) expect(html).toContain('value="示例丙"');
    expect(await bidOf(workspace)).toBeUndefined();
  });

  test('an upload that was cut off leaves nothing behind', async () => {
    const workspace = await open();
    const whole = new Request('http://x', { method: 'POST', body: formOf({}, { '报价书.docx': '报价'.repeat(1000) }) });
    const type = whole.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const answer = await workspace.send(PAGE, CLERK.id, bytes.slice(0, -200), type);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('上传没有完成');
    expect(await workspace.desk.store.openBlob(HASHING.sha256('报价'.repeat(1000)))).toBeNull();
  });

  test('names of 500 characters and names with script in them are text', async () => {
    const workspace = await open();
    const tenderer = '长'.repeat(500);
    await workspace.upload(PAGE, CLERK.id, formOf({ tenderer }, { '<script>alert(1)</script>.docx': '1' }));
    const html = await (await workspace.get(PAGE, CLERK.id)).text();
    expect(html).toContain(tenderer);
    expect(html).not.toContain('<script>alert');
  });

  test('after the deadline is refused, but for what was handed over before it', async () => {
    const workspace = await openWorkspace('drafting');
    const procurement = { ...SCHEME.procurement, submissionDeadline: '2026-06-02 08:30' };
    await add(workspace, [event('scheme.published', PURCHASER, { lot: 1, scheme: { ...SCHEME, procurement } })]);
    const late = await workspace.upload(PAGE, CLERK.id, formOf({}, { a: '1' }));
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('2026-06-02 08:30 截止');
    expect(await workspace.desk.store.openBlob(HASHING.sha256('1'))).toBeNull();
    const before = formOf({ receivedAt: '2026-06-02T08:30' }, { a: '1' });
    expect((await workspace.upload(PAGE, CLERK.id, before)).status).toBe(303);
    expect((await bidOf(workspace))?.documents[0]?.receivedAt).toBe('2026-06-02T00:30:00.000Z');
  });

  test('what was taken in is taken back with a reason', async () => {
    const workspace = await open();
    await workspace.upload(PAGE, CLERK.id, formOf({}, { a: '1', b: '2' }));
    const withdraw = (document: string, reason: string) =>
      workspace.post(`${PAGE}/withdrawals`, CLERK.id, { tenderer: '示例丙', document, reason });
    expect((await withdraw(HASHING.sha256('1'), '')).status).toBe(422);
    expect((await withdraw(HASHING.sha256('1'), '供应商书面要求')).status).toBe(303);
    expect((await bidOf(workspace))?.documents.map(({ name }) => name)).toEqual(['b']);
    expect((await withdraw('', '供应商书面要求')).status).toBe(303);
    expect(await bidOf(workspace)).toBeUndefined();
  });

  test('what a vendor handed in itself is neither taken back by the clerk nor told to be there', async () => {
    const workspace = await openWorkspace('receiving', 'panel.formed');
    const withdraw = async (tenderer: string, document: string) => {
      const answer = await workspace.post(`${PAGE}/withdrawals`, CLERK.id, { tenderer, document, reason: '试试' });
      const [main] = /<main.*<\/main>/s.exec((await answer.text()).replaceAll(tenderer, '')) ?? [];
      return [answer.status, main];
    };
    for (const document of ['', HASHING.sha256('甲一')]) {
      const answer = await withdraw('示例甲', document);
      expect(answer[0]).toBe(422);
      expect(answer).toEqual(await withdraw('示例戊', document));
    }
    expect((await bidOf(workspace, '示例甲'))?.documents).toHaveLength(2);
  });
});

describe('opening', () => {
  test('opens every bid at once, reads it, and says which file is broken', async () => {
    const workspace = await open();
    await workspace.upload(PAGE, CLERK.id, formOf({}, { '方案.txt': '方案', '损坏.docx': '?' }));
    await workspace.upload(PAGE, CLERK.id, formOf({ tenderer: '示例丁' }, { '方案.txt': '方案丁' }));
    expect((await workspace.post(`${PAGE}/opening`, CLERK.id)).status).toBe(303);
    await workspace.whenRead();
    const html = await (await workspace.get(PAGE, SUPERVISOR.id)).text();
    expect(html).toContain('示例丙');
    expect(html).toContain('示例丁');
    expect(html).toContain('文件已损坏，请用原软件另存再试');
    expect(html).toContain('2 家的文件都已读取，并与评审方案核对');
    expect((await bidOf(workspace))?.check).not.toBeNull();
  });

  test('of nothing is refused, and of the same twice', async () => {
    const workspace = await open();
    const nothing = await workspace.post(`${PAGE}/opening`, CLERK.id);
    expect([nothing.status, (await nothing.text()).includes('没有可以开启的文件')]).toEqual([422, true]);
    await workspace.upload(PAGE, CLERK.id, formOf({}, { a: '1' }));
    await workspace.post(`${PAGE}/opening`, CLERK.id);
    expect((await workspace.post(`${PAGE}/opening`, CLERK.id)).status).toBe(422);
    await workspace.whenRead();
  });

  test('before the deadline is refused in the same words, however many have handed in', async () => {
    const workspace = await openWorkspace('drafting');
    const procurement = {
      ...SCHEME.procurement,
      method: 'open-tender' as const,
      submissionDeadline: '2999-06-02 08:30',
    };
    await add(workspace, [event('scheme.published', PURCHASER, { lot: 1, scheme: { ...SCHEME, procurement } })]);
    const open = async () => {
      const answer = await workspace.post(`${PAGE}/opening`, CLERK.id);
      return [answer.status, /<main.*<\/main>/s.exec(await answer.text())?.[0]];
    };
    const first = await open();
    expect(first).toEqual([422, expect.stringContaining('还没有到提交截止时间')]);
    for (const tenderer of ['甲', '乙', '丙']) {
      await workspace.upload(PAGE, CLERK.id, formOf({ tenderer }, { [tenderer]: tenderer }));
      expect(await open()).toEqual(first);
    }
  });

  test('of a tender with too few tenderers is refused, with the law', async () => {
    const workspace = await openWorkspace('drafting');
    const procurement = { ...SCHEME.procurement, method: 'open-tender' as const };
    await add(workspace, [event('scheme.published', PURCHASER, { lot: 1, scheme: { ...SCHEME, procurement } })]);
    for (const tenderer of ['甲', '乙'])
      await workspace.upload(PAGE, CLERK.id, formOf({ tenderer }, { [tenderer]: tenderer }));
    const refused = await workspace.post(`${PAGE}/opening`, CLERK.id);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('财政部令第87号');
    await workspace.upload(PAGE, CLERK.id, formOf({ tenderer: '丙' }, { 丙: '丙' }));
    expect((await workspace.post(`${PAGE}/opening`, CLERK.id)).status).toBe(303);
    await workspace.whenRead();
  });

  test('opens the second part of those alone who passed the first', async () => {
    const workspace = await openWorkspace('reviewing', 'first-stage.decided');
    await workspace.post(`${PAGE}/opening`, CLERK.id);
    await workspace.whenRead();
    expect([...((await bidOf(workspace, '示例甲'))?.opened ?? [])]).toEqual(['first', 'second']);
  });

  test('what was not read is read when somebody asks for it', async () => {
    const workspace = await openWorkspace('reviewing', 'requirement.judged');
    for (const name of ['甲一', '乙一']) await workspace.desk.store.putBlob(Buffer.from(name));
    expect(await (await workspace.get(PAGE, CHAIR.id)).text()).toContain('继续读取和核对');
    expect((await workspace.post(`${PAGE}/readings`, SECOND.id)).status).toBe(303);
    await workspace.whenRead();
    expect(await (await workspace.get(PAGE, CHAIR.id)).text()).toContain('都已读取');
  });

  test('progress ends with what there is to see', async () => {
    const workspace = await openWorkspace('reviewing', 'requirement.judged');
    const answer = await workspace.get(`${PAGE}/readings/events`, CLERK.id);
    const text = await answer.text();
    expect(text).toContain('示例甲');
    expect(text).toContain('event: finished');
  });

  test('progress is told no further to whom its page was closed meanwhile', async () => {
    const workspace = await open();
    await workspace.upload(PAGE, CLERK.id, formOf({}, { '等待.txt': '方案' }));
    await workspace.post(`${PAGE}/opening`, CLERK.id);
    const answer = await workspace.get(`${PAGE}/readings/events`, SUPERVISOR.id);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('示例丙');
    await add(workspace, [
      event('role.withdrawn', CLERK, { person: SUPERVISOR.id, role: 'supervisor', reason: '调离' }),
    ]);
    workspace.letGo();
    let rest = '';
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) rest += piece.value;
    expect(rest).toContain('您现在不能查看这里的进度');
    expect(rest).not.toContain('示例丙');
    await workspace.whenRead();
  });
});

describe('last prices', () => {
  test('are opened only once nobody is waited for, and shown only then', async () => {
    const workspace = await openWorkspace('reviewing', 'final-price.submitted');
    const waiting = await (await workspace.get(PAGE, CLERK.id)).text();
    expect(waiting).toContain('尚未提交：示例乙');
    expect(waiting).not.toContain('777,001');
    expect((await workspace.post(`${PAGE}/prices`, CLERK.id)).status).toBe(422);
    const declined = { tenderer: '示例乙', declineReason: '书面声明退出磋商', legalBasis: '' };
    const refused = await workspace.post(`${PAGE}/declined-prices`, CLERK.id, declined);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="书面声明退出磋商"');
    expect(
      (await workspace.post(`${PAGE}/declined-prices`, CLERK.id, { ...declined, legalBasis: '磋商文件第 3 条' }))
        .status,
    ).toBe(303);
    expect((await workspace.post(`${PAGE}/prices`, CLERK.id)).status).toBe(303);
    const html = await (await workspace.get(PAGE, SUPERVISOR.id)).text();
    expect(html).toContain('777,001.00');
    expect(html).toContain('未提交');
  });

  test('a vendor cannot open them', async () => {
    const workspace = await openWorkspace('reviewing', 'final-price.submitted');
    expect((await workspace.post(`${PAGE}/prices`, VENDOR_A.id)).status).toBe(403);
  });
});
