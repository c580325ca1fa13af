import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventType, NewEvent } from '../ledger/events/index.ts';
import { CLERK, event, tellStory } from '../ledger/ledger-fixture.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { HASHING } from './hashing.ts';
import { openMemoryStore } from './memory/memory-ledger-store.ts';
import { openSqliteStore } from './sqlite/sqlite-ledger-store.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

function openSqlite(): LedgerStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  const store = openSqliteStore(folder);
  cleanUp.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

const PRICE_FILE = { name: '最后报价', sha256: HASHING.sha256('最后报价'), bytes: 1, mediaType: 'text/plain' };
/** The story, with a file to the first final price. */
const story = tellStory().map((told) =>
  told.type === 'final-price.submitted' && told.data.tenderer === '示例甲'
    ? { ...told, data: { ...told.data, document: PRICE_FILE } }
    : told,
);

function importFile(name: string): NewEvent {
  const document = { name, sha256: HASHING.sha256(name), bytes: 1, mediaType: 'text/plain' };
  return event('document.imported', CLERK, { document, purpose: 'procurement-document', lot: null }, story[0]?.at);
}

async function find(store: LedgerStore, words: string): Promise<string[]> {
  return (await store.search({ words })).map(({ id }) => id);
}

describe.each([
  ['in memory', openMemoryStore],
  ['in SQLite', openSqlite],
])('documents in a store %s', (_, open) => {
  it('are found by their words once they may be seen: each part of a bid with its opening, a price with the prices', async () => {
    const store = open();
    await store.keepText(HASHING.sha256('甲一'), '第三章 应急演练每季度一次');
    await store.keepText(HASHING.sha256('甲二'), '投标总价人民币柒拾柒万元');
    await store.keepText(PRICE_FILE.sha256, '最后报价为伍拾万元');
    const opened: Record<string, { type: EventType; part?: string }> = {
      应急演练: { type: 'bid.opened', part: 'first' },
      柒拾柒: { type: 'bid.opened', part: 'second' },
      伍拾: { type: 'prices.opened' },
    };
    const isOpened = (word: string, past: readonly NewEvent[]) =>
      past.some(
        ({ type, data }) =>
          type === opened[word]?.type &&
          (!('part' in data) || (data.part === opened[word]?.part && data.tenderer === '示例甲')),
      );
    for (const [index, told] of story.entries()) {
      await store.append('example', index, [told]);
      for (const word of Object.keys(opened)) {
        const expected = isOpened(word, story.slice(0, index + 1)) ? ['example'] : [];
        expect(await find(store, word), `${word} after ${index + 1} events`).toEqual(expected);
      }
    }
  });

  it('are found by words of which one is in the title and another in a document, in any case', async () => {
    const store = open();
    await store.append('example', 0, [...story.slice(0, 1), importFile('采购文件')]);
    await store.append('another', 0, story.slice(0, 1));
    await store.keepText(HASHING.sha256('采购文件'), '支持 IPv6 双栈 100%\n"引号" OR 工期');
    expect(await find(store, '示例项目 ipv6 双栈')).toEqual(['example']);
    expect(await find(store, '"引号"')).toEqual(['example']);
    expect(await find(store, '100% 工期')).toEqual(['example']);
    expect(await find(store, '100_')).toEqual([]);
    expect(await find(store, '示例项目 区块链')).toEqual([]);
  });

  it('are found whether their text or their event came first, in every procurement that has them', async () => {
    const store = open();
    await store.append('example', 0, [...story.slice(0, 1), importFile('附件')]);
    expect(await find(store, '水土保持')).toEqual([]);
    await store.keepText(HASHING.sha256('附件'), '水土保持方案');
    expect(await find(store, '水土保持')).toEqual(['example']);
    await store.append('another', 0, [...story.slice(0, 1), importFile('附件')]);
    expect(await find(store, '水土保持')).toEqual(['another', 'example']);
    expect(await store.rebuild()).toBe(2);
    expect(await find(store, '水土保持')).toEqual(['another', 'example']);
  });

  it('keep the text they have', async () => {
    const store = open();
    expect(await store.hasText(HASHING.sha256('附件'))).toBe(false);
    await store.keepText(HASHING.sha256('附件'), '最初的文字');
    await store.keepText(HASHING.sha256('附件'), '后来的文字');
    await store.append('example', 0, [...story.slice(0, 1), importFile('附件')]);
    expect(await store.hasText(HASHING.sha256('附件'))).toBe(true);
    expect(await find(store, '最初的文字')).toEqual(['example']);
    expect(await find(store, '后来的文字')).toEqual([]);
  });
});
