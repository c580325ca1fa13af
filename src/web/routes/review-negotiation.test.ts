import { describe, expect, test } from 'vitest';
import { SECRETS } from '../../ledger/ledger-fixture.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const PAGE = '/procurements/example/lots/1/review/negotiation';
const ROUND = { tenderer: '示例乙', round: '1', summary: '就服务期限进行磋商' };
const PRICE = '777,001.00';

function record(workspace: TestWorkspace, fields: Record<string, string>, account = 'member-1', files: string[] = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...ROUND, ...fields })) body.set(name, value);
  for (const name of files) body.append('files', new File(['记录'], name));
  return workspace.upload(PAGE, account, body);
}

async function roundsOf({ desk }: TestWorkspace) {
  return (await desk.load('example')).lots.get(1)?.bids.get('示例乙')?.rounds ?? new Map();
}

describe('a round of negotiation', () => {
  test('is recorded with its file; recorded again, both stay to be seen', async () => {
    const workspace = await openWorkspace('reviewing');
    expect((await record(workspace, {}, 'member-1', ['记录.docx'])).status).toBe(303);
    await record(workspace, { summary: '更正后的记录' });
    expect((await roundsOf(workspace)).get(1)).toMatchObject({ value: '更正后的记录' });
    const html = await (await workspace.get(PAGE, 'member-2')).text();
    expect(html).toContain('就服务期限进行磋商');
    expect(html).toContain('记录.docx');
    expect(html).toContain('后有更新的记录');
    expect(html).not.toContain('name="summary"');
  });

  test('begins with the supplier whose turn it is, so that no round on record is written over', async () => {
    const workspace = await openWorkspace('reviewing');
    const begun = async () => {
      const html = await (await workspace.get(PAGE, 'member-1')).text();
      return [/<option value="([^"]*)" selected/.exec(html)?.[1], /name="round"[^>]*value="(\d+)"/.exec(html)?.[1]];
    };
    expect(await begun()).toEqual(['示例乙', '1']);
    await record(workspace, {});
    expect(await begun()).toEqual(['示例甲', '2']);
  });

  test.each([
    ['without words', { summary: ' ' }, '请写明这一轮的内容'],
    ['of no number', { round: '第一' }, '请填写第几轮'],
    ['number nought', { round: '0' }, '请填写第几轮'],
    ['with nobody', { tenderer: '示例丙' }, '没有这一家'],
  ])('is refused %s', async (_, fields: Record<string, string>, message) => {
    const workspace = await openWorkspace('reviewing');
    const response = await record(workspace, fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(message);
    expect((await roundsOf(workspace)).size).toBe(0);
  });

  test('is recorded by the chair alone', async () => {
    expect((await record(await openWorkspace('reviewing'), {}, 'member-2')).status).toBe(403);
  });
});

test('last prices are shown once they are opened, and not before', async () => {
  const sealed = await openWorkspace('reviewing', 'final-price.submitted');
  const before = await (await sealed.get(PAGE, 'member-1')).text();
  expect(before).not.toContain(PRICE);
  expect(before).not.toContain(SECRETS.priceA);
  const opened = await openWorkspace('reviewing');
  expect(await (await opened.get(PAGE, 'member-1')).text()).toContain(PRICE);
});
