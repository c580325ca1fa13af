import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SECOND, tellStory } from '../ledger/ledger-fixture.ts';
import { DATABASE_FILE, openSqliteStore, type StoreLimits } from '../storage/sqlite/sqlite-ledger-store.ts';
import { openTold, type TestWorkspace } from './workspace-fixture.ts';

const MARK = `/procurements/example/lots/1/marking/items/plan/${encodeURIComponent('示例甲')}`;
const TYPED = { points: '51.5', note: '方案完整，\n“应急”一节较细', replaces: '' };

let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  const story = tellStory();
  await openOn({}, story.slice(0, story.findIndex(({ type }) => type === 'marking.opened') + 1));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

/** A server on the same file as the others, with limits of its own. */
async function openOn(limits: StoreLimits, story: ReturnType<typeof tellStory> = []): Promise<TestWorkspace> {
  const store = openSqliteStore(folder, limits);
  closing.push(() => store.close());
  return openTold(story, { store });
}

/** Fills the last free page, so that the next save finds no room. */
async function openFull(): Promise<TestWorkspace> {
  const client = new Database(path.join(folder, DATABASE_FILE));
  const mostPages = client.pragma('page_count', { simple: true }) as number;
  client.close();
  return openOn({ mostPages });
}

const LONG = { ...TYPED, note: '很长的理由'.repeat(400) };

/** The fields of the form that a page brings back. */
function readKept(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

async function readNote(workspace: TestWorkspace): Promise<string | undefined> {
  const { lots } = await workspace.desk.load('example');
  return lots.get(1)?.marks.get(SECOND.id)?.marks.get('示例甲')?.get('plan')?.value.note;
}

describe('a mark that cannot be written down', () => {
  test('on a full disk: the page says so, keeps what was typed, and saves it once there is room', async () => {
    const full = await openFull();
    const answer = await full.post(MARK, SECOND.id, LONG);
    const html = await answer.text();
    expect(answer.status).toBe(507);
    expect(html).toContain('磁盘已满');
    expect(html).toContain(`action="${MARK}"`);
    expect(readKept(html)).toMatchObject(LONG);
    expect(await readNote(full)).toBeUndefined();
    const roomy = await openOn({});
    expect((await roomy.post(MARK, SECOND.id, readKept(html))).status).toBe(303);
    expect(await readNote(roomy)).toBe(LONG.note);
  });

  test('on a full disk: a script is told in one line, and reading goes on', async () => {
    const full = await openFull();
    const answer = await full.post(MARK, SECOND.id, LONG, { 'hx-request': 'true' });
    expect(answer.status).toBe(507);
    expect(await answer.text()).toMatch(/^<p class="field-error" role="alert">磁盘已满[^<\n]*<\/p>$/);
    expect((await full.get(MARK, SECOND.id)).status).toBe(200);
  });

  test('in a locked database: the page says so, keeps what was typed, and saves it afterwards', async () => {
    const workspace = await openOn({ busyTimeoutMs: 1 });
    const other = new Database(path.join(folder, DATABASE_FILE));
    other.exec('BEGIN IMMEDIATE');
    const answer = await workspace.post(MARK, SECOND.id, TYPED);
    const html = await answer.text();
    other.exec('ROLLBACK');
    other.close();
    expect(answer.status).toBe(503);
    expect(html).toContain('请稍后再试');
    expect(readKept(html)).toMatchObject(TYPED);
    expect(await readNote(workspace)).toBeUndefined();
    expect((await workspace.post(MARK, SECOND.id, readKept(html))).status).toBe(303);
    expect(await readNote(workspace)).toBe(TYPED.note);
  });

  test('through the second of two servers on one file: what the first saved meanwhile stays, and is seen', async () => {
    const [one, other] = [await openOn({}), await openOn({})];
    expect((await one.post(MARK, SECOND.id, TYPED)).status).toBe(303);
    const late = await other.post(MARK, SECOND.id, { ...TYPED, note: '另一台服务器上的理由' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('另一台服务器上的理由');
    expect(await readNote(other)).toBe(TYPED.note);
  });
});
