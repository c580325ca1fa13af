import { describe, expect, test } from 'vitest';
import { CLERK, event, HASHING, SECRETS, SUPERVISOR, VENDOR_A, VENDOR_B } from '../../ledger/ledger-fixture.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const LOT = '/procurements/example/lots/1';
const PAGE = `${LOT}/own-bid`;

function formOf(fields: Record<string, string>, files: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, text] of Object.entries(files)) form.append('files', new File([text], name));
  return form;
}
const bidOf = async ({ desk }: TestWorkspace, tenderer = '示例甲') =>
  (await desk.load('example')).lots.get(1)?.bids.get(tenderer);
const read = async (workspace: TestWorkspace, address: string, account: string) =>
  (await workspace.get(address, account)).text();

describe('本单位响应', () => {
  test('is handed in by the vendor itself, with a receipt that nobody else sees, and taken back', async () => {
    const workspace = await openWorkspace('receiving', 'scheme.published');
    const form = () => formOf({ part: 'only', 'form-mark': 'mark-1' }, { '报价书.docx': '报价' });
    for (let sent = 0; sent < 2; sent += 1)
      expect((await workspace.upload(PAGE, VENDOR_A.id, form())).status).toBe(303);
    expect((await bidOf(workspace))?.documents).toHaveLength(1);
    const html = await read(workspace, PAGE, VENDOR_A.id);
    expect(html).toContain('报价书.docx');
    expect(html).toContain('回执：');
    expect(await read(workspace, `${LOT}/bids`, CLERK.id)).not.toContain('示例甲');
    expect(await read(workspace, PAGE, VENDOR_B.id)).not.toContain('报价书.docx');
    const file = `/procurements/example/files/${HASHING.sha256('报价')}`;
    expect((await workspace.get(file, VENDOR_A.id)).status).toBe(200);
    expect((await workspace.get(file, VENDOR_B.id)).status).toBe(404);
    const withdrawal = { tenderer: '示例甲', document: HASHING.sha256('报价'), reason: '供应商自行撤回' };
    expect((await workspace.post(`${LOT}/bids/withdrawals`, VENDOR_B.id, withdrawal)).status).toBe(403);
    expect((await workspace.post(`${LOT}/bids/withdrawals`, VENDOR_A.id, withdrawal)).headers.get('location')).toBe(
      PAGE,
    );
    expect(await bidOf(workspace)).toBeUndefined();
  });

  test.each([
    ['no file', '', { part: 'only' }, {}, '请选择文件'],
    ['a name it has already', '', { part: 'first' }, { 甲一: '新' }, '请先撤回原文件'],
    ['parts of two kinds', '', { part: 'only' }, { 全: '1' }, '请统一为一种'],
  ])('with %s is refused at the form', async (_, path, fields, files, message) => {
    const workspace = await openWorkspace('receiving');
    const answer = await workspace.upload(
      `${PAGE}${path}`,
      VENDOR_A.id,
      formOf(fields, files as Record<string, string>),
    );
    expect([answer.status, (await answer.text()).includes(message)]).toEqual([422, true]);
    expect((await bidOf(workspace))?.documents).toHaveLength(2);
  });

  test('is not the office’s to see', async () => {
    const workspace = await openWorkspace('receiving');
    for (const account of [CLERK.id, SUPERVISOR.id]) expect((await workspace.get(PAGE, account)).status).toBe(403);
  });

  test('answers a clarification with a file, which the panel may open and another vendor may not', async () => {
    const workspace = await openWorkspace('reviewing', 'clarification.asked');
    expect(await read(workspace, PAGE, VENDOR_A.id)).toContain('请说明服务期限');
    const empty = await workspace.upload(`${PAGE}/answers`, VENDOR_A.id, formOf({ id: 'q1', answer: ' ' }));
    expect([empty.status, (await empty.text()).includes('请填写答复')]).toEqual([422, true]);
    const form = formOf({ id: 'q1', answer: '三年' }, { '答复.docx': '三年内' });
    expect((await workspace.upload(`${PAGE}/answers`, VENDOR_A.id, form)).status).toBe(303);
    const file = `/procurements/example/files/${HASHING.sha256('三年内')}`;
    const statuses = [SUPERVISOR.id, VENDOR_A.id, VENDOR_B.id].map(
      async (id) => (await workspace.get(file, id)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 404]);
  });

  test('offers a last price that stays sealed, and may offer another until they are opened', async () => {
    const workspace = await openWorkspace('reviewing', 'negotiation.held');
    const offer = (price: string, files: Record<string, string> = {}) =>
      workspace.upload(`${PAGE}/final-price`, VENDOR_A.id, formOf({ price }, files));
    const offered = await read(workspace, PAGE, VENDOR_A.id);
    expect(offered).toContain('报价单（可以不附）');
    expect(offered).not.toContain('分几次提交');
    for (const price of ['', '0', '-5', '318000.001', '三十万', '1e5', '<b>'])
      expect((await offer(price)).status, price).toBe(422);
    expect((await offer('318,000.00元', { '报价.pdf': '密封的报价' })).status).toBe(303);
    expect((await bidOf(workspace))?.finalPrice?.value.price).toBe('318000.00');
    expect((await offer('317000')).status).toBe(303);
    expect(await read(workspace, PAGE, VENDOR_A.id)).toContain('317,000.00');
    const file = `/procurements/example/files/${HASHING.sha256('密封的报价')}`;
    for (const account of [CLERK.id, SUPERVISOR.id, VENDOR_B.id]) {
      expect((await workspace.get(file, account)).status, account).toBe(404);
      for (const page of [`${LOT}/bids`, '/procurements/example/timeline', '/procurements/example'])
        expect(await read(workspace, page, account)).not.toMatch(/317,?000/);
    }
  });

  test.each([
    [
      'the procurement document before the opening',
      'receiving',
      '对采购文件提出质疑',
      '获取采购文件之日',
      '财政部令第94号第十一条',
    ],
    [
      'procedure and result afterwards',
      'decided',
      '对采购过程或者采购结果提出质疑',
      '应知权益受到损害之日',
      '第五十二条',
    ],
  ] as const)('may challenge %s, within the days of the law', async (_, stage, ...told) => {
    const html = await read(await openWorkspace(stage), PAGE, VENDOR_B.id);
    for (const text of [...told, '7 个工作日内']) expect(html).toContain(text);
  });

  test('challenges the result and reads the answer, as nobody else among the vendors', async () => {
    const workspace = await openWorkspace('decided', 'notice.sent');
    const form = formOf({ subject: '对得分有疑问' }, { '质疑函.pdf': '函' });
    expect((await workspace.upload(`${PAGE}/challenges`, VENDOR_B.id, form)).status).toBe(303);
    const [id] = [...((await workspace.desk.load('example')).lots.get(1)?.challenges.keys() ?? [])];
    await workspace.desk.record('example', [
      event('challenge.answered', CLERK, { lot: 1, id: id ?? '', answer: '经核实无误', document: null }),
    ]);
    expect(await read(workspace, PAGE, VENDOR_B.id)).toContain('经核实无误');
    expect(await read(workspace, PAGE, VENDOR_A.id)).not.toMatch(/经核实无误|对得分有疑问/);
  });
});

describe('评审结果', () => {
  test('tells a tenderer its own score and rank alone', async () => {
    const workspace = await openWorkspace('decided');
    const own = await read(workspace, `${LOT}/outcome`, VENDOR_B.id);
    // Worked by hand in fold.test.ts: 30.00 + 10 + 41.33.
    expect(own).toContain('81.33');
    expect(own).toContain('排序第 2');
    expect(own).toContain('得分与名次告知');
    expect(own).not.toMatch(/84\.00|一号|二号|三号|50\.00/);
    expect(own).not.toContain(SECRETS.notes['member-1']);
    expect(own).toContain('中标（成交）供应商：示例甲');
  });

  test('is not there before there is a result', async () => {
    const workspace = await openWorkspace('totalled');
    expect((await workspace.get(`${LOT}/outcome`, VENDOR_B.id)).status).toBe(403);
  });
});

describe('somebody whom the clerk makes a tenderer’s vendor after it has handed in', () => {
  test('is shown none of its files before they are opened, in any way, and takes back none of them', async () => {
    const workspace = await openWorkspace('receiving', 'panel.formed');
    const person = { id: 'stranger-1', name: '无关人员' };
    const granted = { person, role: 'vendor', tenderer: '示例甲' } as const;
    await workspace.desk.record('example', [event('role.granted', CLERK, granted)]);
    const sha256 = HASHING.sha256('甲一');
    expect(await (await workspace.get(PAGE, person.id)).text()).not.toContain('甲一');
    await workspace.upload(PAGE, person.id, formOf({ part: 'only' }, { '试试.docx': '试试' }));
    const withdrawn = { tenderer: '示例甲', document: '', reason: '试试' };
    expect((await workspace.post(`${LOT}/bids/withdrawals`, person.id, withdrawn)).status).toBe(303);
    expect((await bidOf(workspace))?.documents.map(({ name }) => name)).toEqual(['甲一', '甲二']);
    expect((await workspace.post(`${LOT}/bids/withdrawals`, person.id, withdrawn)).status).toBe(422);
    for (const address of [`files/${sha256}`, `documents/${sha256}/original`]) {
      expect((await workspace.get(`/procurements/example/${address}`, person.id)).status).toBe(404);
      expect((await workspace.get(`/procurements/example/${address}`, VENDOR_A.id)).status).toBe(200);
    }
  });
});
