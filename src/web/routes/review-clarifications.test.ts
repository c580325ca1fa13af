import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { readBlob } from '../../use-cases/read-documents.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const PAGE = `/procurements/example/lots/1/review/${encodeURIComponent('示例乙')}/clarifications`;

async function lettersOf({ desk }: TestWorkspace) {
  return (await desk.load('example')).lots.get(1)?.bids.get('示例乙')?.clarifications ?? new Map();
}

describe('asking for a clarification', () => {
  test('begins with a draft about what was found', async () => {
    const workspace = await openWorkspace('reviewing');
    const html = await (await workspace.get(`${PAGE}?about=${encodeURIComponent('★1')}`, 'member-1')).text();
    expect(html).toContain('磋商文件“★1”要求：提供承诺');
    expect(html).toContain('没有找到对这一条的应答');
    expect(html).toContain('不得改变实质性内容');
    expect((await workspace.get(`${PAGE}?about=none`, 'member-1')).status).toBe(200);
  });

  test('is recorded with a letter that can be printed, and read again', async () => {
    const workspace = await openWorkspace('reviewing');
    const question = '请说明服务期限\n以及 <b>起算日</b>';
    expect((await workspace.post(PAGE, 'member-1', { question })).status).toBe(303);
    expect((await lettersOf(workspace)).get('letter-1')?.question.value).toBe(question);
    const html = await (await workspace.get(PAGE, 'member-2')).text();
    expect(html).toContain('等待答复');
    expect(html).toContain('&lt;b&gt;起算日');
    const sha256 = /files\/([0-9a-f]{64})/.exec(html)?.[1] ?? '';
    const bytes = await readBlob(workspace.desk.store, sha256);
    const text = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('text')) ?? '';
    expect(text).toContain('示例乙：');
    expect(text).toContain('请说明服务期限');
    expect(text).toContain('磋商小组');
    const file = await workspace.get(`/procurements/example/files/${sha256}`, 'member-2');
    expect(file.status).toBe(200);
  });

  test.each([
    ['nothing', '  ', '请写明需要澄清的内容'],
    ['a book', '长'.repeat(5_001), '不能超过 5000 个字'],
  ])('is refused with %s, and what was typed stays', async (_, question, message) => {
    const workspace = await openWorkspace('reviewing');
    const response = await workspace.post(PAGE, 'member-1', { question });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(message);
    expect(html).toContain(question);
    expect((await lettersOf(workspace)).size).toBe(0);
  });

  test('is not sent out twice by whoever goes back and sends the form of a new page as it stands', async () => {
    const workspace = await openWorkspace('reviewing');
    const send = (mark: string, question: string) => workspace.post(PAGE, 'member-1', { question, 'form-mark': mark });
    expect((await send('first', '请说明服务期限')).status).toBe(303);
    const again = await send('second', '请说明服务期限');
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('没有重复记录');
    expect((await lettersOf(workspace)).size).toBe(1);
    expect((await send('second', '请说明服务期限的起算日')).status).toBe(303);
    expect((await lettersOf(workspace)).size).toBe(2);
  });

  test('is for the chair alone', async () => {
    const workspace = await openWorkspace('reviewing');
    expect((await workspace.post(PAGE, 'member-2', { question: '请说明' })).status).toBe(403);
    expect(await (await workspace.get(PAGE, 'member-2')).text()).not.toContain('name="question"');
  });
});

describe('an answer on paper', () => {
  async function ask(): Promise<TestWorkspace> {
    const workspace = await openWorkspace('reviewing');
    await workspace.post(PAGE, 'member-1', { question: '请说明服务期限' });
    return workspace;
  }

  async function answer(workspace: TestWorkspace, fields: Record<string, string>, files: readonly string[] = []) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    for (const name of files) body.append('files', new File(['扫描件'], name));
    return workspace.upload(`${PAGE}/answers`, 'clerk-1', body);
  }

  test('with two files at once is refused, and what was typed stays', async () => {
    const workspace = await ask();
    const response = await answer(workspace, { id: 'letter-1', answer: '服务期三年' }, ['一.pdf', '二.pdf']);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('这里只附一份文件');
    expect(html).toContain('服务期三年');
  });

  test('is taken in by the clerk and shown to the panel', async () => {
    const workspace = await ask();
    const response = await answer(workspace, { id: 'letter-1', answer: '服务期三年' }, ['答复.pdf']);
    expect(response.status).toBe(303);
    const html = await (await workspace.get(PAGE, 'member-1')).text();
    expect(html).toContain('服务期三年');
    expect(html).toContain('答复.pdf');
    expect(html).toContain('已答复');
  });

  test('without words is refused', async () => {
    const workspace = await ask();
    const response = await answer(workspace, { id: 'letter-1', answer: '' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('请填写答复');
    expect((await lettersOf(workspace)).get('letter-1')?.answer).toBeNull();
  });

  test('to a letter that was never sent is refused', async () => {
    const workspace = await ask();
    const response = await answer(workspace, { id: 'letter-9', answer: '答' });
    expect(response.status).toBe(422);
  });
});
