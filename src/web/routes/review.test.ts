import { describe, expect, test } from 'vitest';
import { countVersions } from '../../ledger/versions.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const REVIEW = '/procurements/example/lots/1/review';
const ANSWER = `${REVIEW}/${encodeURIComponent('示例乙')}/requirements/${encodeURIComponent('★1')}`;
const JUDGED = ANSWER.replace(encodeURIComponent('示例乙'), encodeURIComponent('示例甲'));

async function read(workspace: TestWorkspace, address: string, account = 'member-2') {
  const response = await workspace.get(address, account);
  return { status: response.status, html: await response.text() };
}

async function judgementOf({ desk }: TestWorkspace, tenderer = '示例乙') {
  return (await desk.load('example')).lots.get(1)?.bids.get(tenderer)?.judgements.get('★1');
}

describe('the matrix of a review', () => {
  test('shows who judged what, and says what nobody has judged', async () => {
    const { html } = await read(await openWorkspace('reviewing'), REVIEW);
    expect(html).toContain('★1');
    expect(html).toMatch(/answer-verdict none.*满足/s);
    expect(html).toContain('○ 未判');
  });

  test('leaves out what a filter does not ask for, and says so where nothing is left', async () => {
    const workspace = await openWorkspace('reviewing');
    expect((await read(workspace, `${REVIEW}?show=open`)).html).toContain('提供承诺');
    const { html } = await read(workspace, `${REVIEW}?show=negative`);
    expect(html).not.toContain('提供承诺');
    expect(html).toContain('没有“负偏离或缺失”的条款');
  });

  test('says once, for narrow windows, what is the same for all, and never what differs', async () => {
    const workspace = await openWorkspace('reviewing');
    expect((await read(workspace, REVIEW)).html).not.toContain('家相同');
    await workspace.post(ANSWER, 'member-2', { deviation: 'none', replaces: '' });
    const { html } = await read(workspace, REVIEW);
    expect(html).toMatch(/<tr class="alike">.*alike-answer" href="[^"]*%E7%94%B2[^"]*"><span class="sub">2 家相同/s);
  });

  test('is answered for any page number', async () => {
    const workspace = await openWorkspace('reviewing');
    for (const page of ['0', '-1', '999', 'x'])
      expect((await read(workspace, `${REVIEW}?page=${page}`)).html).toContain('提供承诺');
  });
});

describe('one answer', () => {
  test('is judged by a member, who goes on with what is open', async () => {
    const workspace = await openWorkspace('reviewing');
    const { html } = await read(workspace, ANSWER);
    expect(html).toContain('系统没有在响应文件中找到对这一条的应答');
    const response = await workspace.post(ANSWER, 'member-2', { deviation: 'none', replaces: '' });
    expect(response.status).toBe(303);
    expect(await judgementOf(workspace)).toMatchObject({ value: { deviation: 'none' }, by: 'member-2' });
    expect((await read(workspace, response.headers.get('location') ?? '')).html).toContain('已记录');
  });

  test('is not recorded a second time where the same member sends it unchanged from a page fetched anew', async () => {
    const workspace = await openWorkspace('reviewing');
    await workspace.post(ANSWER, 'member-2', { deviation: 'none', replaces: '' });
    const first = await judgementOf(workspace);
    const again = { deviation: 'none', replaces: String(countVersions(first ?? null)), 'form-mark': 'of-the-new-page' };
    expect((await workspace.post(ANSWER, 'member-2', again)).status).toBe(303);
    expect(await judgementOf(workspace)).toEqual(first);
    expect((await workspace.post(ANSWER, 'member-1', again)).status).toBe(303);
    expect(await judgementOf(workspace)).toMatchObject({ by: 'member-1' });
  });

  test('is not judged against the bid without a reason, and what was typed stays', async () => {
    const workspace = await openWorkspace('reviewing');
    const response = await workspace.post(ANSWER, 'member-2', { deviation: 'negative', reason: ' ', replaces: '' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('系统没有提示，请写明理由');
    expect(await judgementOf(workspace)).toBeUndefined();
  });

  test.each([
    ['no verdict', {}],
    ['an unknown verdict', { deviation: 'perfect' }],
    [
      'a place in a file that the bid has not',
      { deviation: 'none', 'location.file': '别家的文件', 'location.path': 'p[1]' },
    ],
    ['a reason as long as a book', { deviation: 'negative', reason: '长'.repeat(2_001) }],
  ])('is not judged with %s', async (_, fields: Record<string, string>) => {
    const workspace = await openWorkspace('reviewing');
    expect((await workspace.post(ANSWER, 'member-2', { ...fields, replaces: '' })).status).toBe(422);
    expect(await judgementOf(workspace)).toBeUndefined();
  });

  test('keeps the place that was taken from the bid', async () => {
    const workspace = await openWorkspace('reviewing');
    const place = {
      'location.file': '乙一',
      'location.path': 'p[1]',
      'location.page': '3',
      'location.quote': '不提供',
    };
    await workspace.post(ANSWER, 'member-2', { deviation: 'negative', reason: '没有承诺', replaces: '', ...place });
    expect((await judgementOf(workspace))?.value).toMatchObject({
      deviation: 'negative',
      reason: '没有承诺',
      location: { file: '乙一', path: 'p[1]', page: 3, quote: '不提供' },
    });
  });

  test('takes a place that names the file below its tenderer, as viewers do', async () => {
    const workspace = await openWorkspace('reviewing');
    const place = { 'location.file': '示例乙/乙一', 'location.path': 'p[1]', 'location.quote': '提供' };
    expect((await workspace.post(ANSWER, 'member-2', { deviation: 'none', replaces: '', ...place })).status).toBe(303);
    expect((await judgementOf(workspace))?.value.location).toMatchObject({ file: '示例乙/乙一' });
  });

  test('shows the judgement of a member who was first, and lets nobody overwrite it unseen', async () => {
    const workspace = await openWorkspace('reviewing');
    await workspace.post(ANSWER, 'member-1', { deviation: 'none', replaces: '' });
    const late = { deviation: 'negative', reason: '承诺不完整', replaces: '' };
    const response = await workspace.post(ANSWER, 'member-2', late);
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toContain('刚由其他成员判定');
    expect(html).toContain('承诺不完整');
    expect(html).toContain('一号');
    expect(await judgementOf(workspace)).toMatchObject({ value: { deviation: 'none' }, by: 'member-1' });
    const replaces = /name="replaces" value="(\d+)"/.exec(html)?.[1] ?? '';
    expect((await workspace.post(ANSWER, 'member-2', { ...late, replaces })).status).toBe(303);
    expect(await judgementOf(workspace)).toMatchObject({
      value: { deviation: 'negative' },
      superseded: { value: { deviation: 'none' } },
    });
  });

  test('that was judged is judged otherwise only with a reason', async () => {
    const workspace = await openWorkspace('reviewing');
    const response = await workspace.post(JUDGED, 'member-2', { deviation: 'missing', replaces: '1' });
    expect(await response.text()).toContain('与此前的判定不同，请写明理由');
  });

  test('sent twice is recorded once', async () => {
    const workspace = await openWorkspace('reviewing');
    const fields = { deviation: 'none', replaces: '', 'form-mark': 'mark-1' };
    const answers = await Promise.all([
      workspace.post(ANSWER, 'member-2', fields),
      workspace.post(ANSWER, 'member-2', fields),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await judgementOf(workspace))?.superseded).toBeNull();
  });

  test('is shown to a supervisor without a form', async () => {
    const { status, html } = await read(await openWorkspace('reviewing'), ANSWER, 'supervisor-1');
    expect(status).toBe(200);
    expect(html).not.toContain('name="deviation"');
  });

  test.each([
    `${REVIEW}/nobody/requirements/${encodeURIComponent('★1')}`,
    `${REVIEW}/${encodeURIComponent('示例乙')}/requirements/9`,
  ])('that is not there is not found: %s', async (address) => {
    expect((await read(await openWorkspace('reviewing'), address)).status).toBe(404);
  });
});
