import { describe, expect, test } from 'vitest';
import { ARCHIVIST, CHAIR, CLERK, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { openWorkspace } from '../workspace-fixture.ts';

const RESULT = '/procurements/example/lots/1/result';
const READ = `${encodeURIComponent('示例甲/甲一')}`;

describe('a document that a result rests on', () => {
  test.each([CHAIR, CLERK, ARCHIVIST])('is read by $role at its place, beside what cites it', async ({ id }) => {
    const workspace = await openWorkspace('sealed');
    const answer = await workspace.get(`${RESULT}/documents/${READ}?at=${encodeURIComponent('p[1]')}`, id);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('运维方案');
    expect(html).toContain('评审引用之处');
    expect(html).toContain(`href="${RESULT}/originals/${READ}"`);
  });

  test('is given as it was handed in, in parts where a viewer asks for parts', async () => {
    const workspace = await openWorkspace('sealed');
    const whole = await workspace.get(`${RESULT}/originals/${READ}`, CLERK.id);
    expect(await whole.text()).toBe('甲一');
    const part = await workspace.get(`${RESULT}/originals/${READ}`, CLERK.id, { range: 'bytes=3-5' });
    expect([part.status, await part.text()]).toEqual([206, '一']);
  });

  test.each(['示例乙/甲一', '示例甲/没有', '../甲一', '示例甲/甲二'])('%s is not there to be read', async (name) => {
    const workspace = await openWorkspace('sealed');
    for (const kind of ['documents', 'originals'])
      expect((await workspace.get(`${RESULT}/${kind}/${encodeURIComponent(name)}`, CLERK.id)).status).toBe(404);
  });

  test('is not a vendor’s to read here', async () => {
    const workspace = await openWorkspace('sealed');
    expect((await workspace.get(`${RESULT}/documents/${READ}`, VENDOR_A.id)).status).toBe(403);
  });
});
