import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../domain/app-error.ts';
import { chooseThreads } from './import-settings.ts';
import { ImportStore, type ImportStoreOptions } from './import-store.ts';
import { documentOf, FakeReader, readForEver, writeUploads } from './upload-fixture.ts';

const MINUTE = 60_000;

function openStore(options: Partial<ImportStoreOptions> & { reader?: FakeReader } = {}) {
  const clock = { now: 0 };
  const reader = options.reader ?? new FakeReader();
  const store = new ImportStore({ reader, now: () => clock.now, ...options });
  const open = async (files: Record<string, string>, form = '') => {
    const uploaded = await writeUploads(store.incoming, Object.entries(files));
    for (const { bytes } of uploaded) if (!store.take(bytes)) throw new Error('no room');
    return store.open(uploaded, form);
  };
  const openOne = async (files: Record<string, string>, form = '') => {
    const session = await open(files, form);
    if (session === null) throw new Error('not opened');
    return session;
  };
  return { clock, reader, store, open, openOne };
}

const states = (store: ImportStore, id: string) => store.view(id)?.files.map(({ state }) => state.type);

describe('files that are handed in', () => {
  test('are read whether anybody watches or not, and one that cannot be read leaves the others alone', async () => {
    const reader = new FakeReader(async (file, text) => {
      if (text === 'bad') throw new AppError('input-unreadable', { file, message: '读不了，请另存' });
      return documentOf(file, [text]);
    });
    const { store, openOne } = openStore({ reader });
    const session = await openOne({ 'a.txt': '一', 'b.txt': 'bad', 'c.txt': '三' });
    await session.finished;
    const files = store.view(session.id)?.files ?? [];
    expect(files.map(({ number, name, bytes }) => [number, name, bytes])).toEqual([
      [1, 'a.txt', 3],
      [2, 'b.txt', 3],
      [3, 'c.txt', 3],
    ]);
    expect(files.map(({ state }) => (state.type === 'refused' ? state.message : state.type))).toEqual([
      'read',
      '读不了，请另存',
      'read',
    ]);
  });

  test('tell the operator what went wrong inside, and the reader only that it did', async () => {
    const told: string[] = [];
    const reader = new FakeReader(() => Promise.reject(new Error('secret')));
    const { store, openOne } = openStore({ reader, onError: (error, file) => told.push(`${file} ${error.message}`) });
    const session = await openOne({ 'a.txt': '一' });
    await session.finished;
    expect(told).toEqual(['a.txt secret']);
    expect(JSON.stringify(store.view(session.id))).not.toContain('secret');
  });

  test('are read no more at a time than threads are for them', async () => {
    const { reader, openOne } = openStore({ reader: new FakeReader(readForEver), filesAtATime: 2 });
    const session = await openOne({ a: '1', b: '2', c: '3' });
    await reader.whenBegun(2);
    session.stop();
    await session.finished;
    expect(reader.begun.toSorted()).toEqual(['a', 'b']);
  });

  test('tell their progress', async () => {
    let goOn = () => {};
    const reader = new FakeReader(async (file, text, { onProgress }) => {
      onProgress?.({ done: 3, all: 12 });
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      return documentOf(file, [text]);
    });
    const { store, openOne } = openStore({ reader });
    const session = await openOne({ a: '1' });
    await reader.whenBegun(1);
    expect(store.view(session.id)?.files[0]?.state).toEqual({ type: 'reading', progress: { done: 3, all: 12 } });
    const change = session.nextChange(new AbortController().signal);
    goOn();
    await change;
    expect(states(store, session.id)).toEqual(['read']);
  });

  test('that are sent twice from one form are read once; other files or another form are read again', async () => {
    const { reader, openOne } = openStore({ reader: new FakeReader(readForEver), filesAtATime: 9 });
    const [first, again] = await Promise.all([openOne({ a: '1' }, 'f'), openOne({ a: '1' }, 'f')]);
    expect(again.id).toBe(first.id);
    await reader.whenBegun(1);
    expect(reader.begun).toEqual(['a']);
    const others = [await openOne({ a: '2' }, 'f'), await openOne({ b: '1' }, 'f'), await openOne({ a: '1' }, 'g')];
    expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4);
  });

  test('that are there already are not read again, and are called by their new name', async () => {
    const { reader, store, openOne } = openStore();
    await (await openOne({ 'a.txt': '一' })).finished;
    const second = await openOne({ 'b.txt': '一' });
    await second.finished;
    expect(reader.begun).toEqual(['a.txt']);
    const state = store.view(second.id)?.files[0]?.state;
    expect(state?.type === 'read' ? state.document.file : null).toBe('b.txt');
  });
});

describe('what was read', () => {
  test('is deleted an hour after it was read, not before', async () => {
    const { clock, store, openOne } = openStore();
    const session = await openOne({ a: '1' });
    await session.finished;
    clock.now = 60 * MINUTE - 1;
    expect(store.view(session.id)?.minutesLeft).toBe(1);
    clock.now = 60 * MINUTE;
    expect(store.view(session.id)).toBeNull();
    expect(store.wasDeleted(session.id)).toBe(true);
  });

  test('is not too old while it is still being read', async () => {
    const { clock, store, openOne } = openStore({ reader: new FakeReader(readForEver) });
    const session = await openOne({ a: '1' });
    clock.now = 300 * MINUTE;
    expect(store.view(session.id)?.minutesLeft).toBe(60);
  });

  test('is deleted on request, and nothing of it is found again', async () => {
    const { reader, store, openOne } = openStore();
    const session = await openOne({ a: '1' });
    await session.finished;
    store.delete(session.id);
    expect(store.find(session.id)).toBeNull();
    await (await openOne({ a: '1' })).finished;
    expect(reader.begun).toEqual(['a', 'a']);
  });

  test('is bounded in count: the one that was finished first goes', async () => {
    const { clock, store, openOne } = openStore({ settings: { importsKept: 2 } });
    const sessions = [];
    for (const text of ['1', '2', '3']) {
      clock.now += 1;
      const session = await openOne({ a: text });
      await session.finished;
      sessions.push(session.id);
    }
    expect(sessions.map((id) => store.find(id) !== null)).toEqual([false, true, true]);
  });

  test('is bounded in size, but the newest stays', async () => {
    const { clock, store, openOne } = openStore({ settings: { charactersKept: 100 } });
    const first = await openOne({ a: '1' });
    await first.finished;
    clock.now = 1;
    const large = await openOne({ a: 'x'.repeat(200) });
    await large.finished;
    expect([first, large].map(({ id }) => store.find(id) !== null)).toEqual([false, true]);
  });

  test('makes no room by stopping what others are reading', async () => {
    const { store, open, openOne } = openStore({ reader: new FakeReader(readForEver), settings: { importsKept: 1 } });
    const running = await openOne({ a: '1' });
    expect(await open({ b: '2' })).toBeNull();
    expect(store.find(running.id)).toBe(running);
  });
});

describe('stopping', () => {
  test('keeps what was read and gives up the rest', async () => {
    const reader = new FakeReader((file, text, options) =>
      text === 'slow' ? readForEver(file, text, options) : Promise.resolve(documentOf(file, [text])),
    );
    const { store, openOne } = openStore({ reader });
    const session = await openOne({ a: '1', b: 'slow', c: '3' });
    await session.nextChange(new AbortController().signal);
    session.stop();
    await session.finished;
    expect(states(store, session.id)).toEqual(['read', 'stopped', 'stopped']);
    expect(session.isRunning).toBe(false);
  });

  test('comes with deleting', async () => {
    const { store, openOne } = openStore({ reader: new FakeReader(readForEver) });
    const session = await openOne({ a: '1' });
    store.delete(session.id);
    await session.finished;
    expect(session.isRunning).toBe(false);
  });

  test('comes with closing, which ends the threads', async () => {
    const { reader, store, openOne } = openStore({ reader: new FakeReader(readForEver) });
    const session = await openOne({ a: '1' });
    await store.close();
    await session.finished;
    expect(reader.isClosed).toBe(true);
    expect(store.find(session.id)).toBeNull();
  });
});

test('room is given back as soon as a file needs its bytes no longer, whatever became of it', async () => {
  const reader = new FakeReader((file, text, options) => {
    if (text === 'slow') return readForEver(file, text, options);
    return text === 'bad!' ? Promise.reject(new Error()) : Promise.resolve(documentOf(file, [text]));
  });
  const { store, openOne } = openStore({ reader, settings: { pendingBytes: 12 } });
  const session = await openOne({ a: 'slow', b: 'good', c: 'bad!' }, 'f');
  expect(store.take(1)).toBe(false);
  session.stop();
  await session.finished;
  expect(store.take(12)).toBe(true);
  store.giveBack(12);
  await openOne({ a: 'slow', b: 'good', c: 'bad!' }, 'f');
  expect(store.take(12)).toBe(true);
});

describe('the files themselves', () => {
  test('are kept with what was read from them, and gone with it', async () => {
    const reader = new FakeReader(async (file, text) => {
      if (text === 'bad') throw new AppError('input-unreadable', { file, message: '读不了' });
      return documentOf(file, [text]);
    });
    const { store, openOne } = openStore({ reader });
    const session = await openOne({ a: 'good', b: 'bad' });
    await session.finished;
    const { path: original = '' } = session.findOriginal(1) ?? {};
    expect(readFileSync(original, 'utf8')).toBe('good');
    expect(readdirSync(path.dirname(original))).toHaveLength(1);
    expect([session.findOriginal(2), session.findOriginal(3), session.findOriginal(0)]).toEqual([null, null, null]);
    expect(store.view(session.id)?.files.map(({ hasOriginal }) => hasOriginal)).toEqual([true, false]);
    await store.close();
    expect(store.find(session.id)).toBeNull();
    expect(existsSync(path.dirname(original))).toBe(false);
  });

  test('are gone from the disk as soon as they are read, where none is looked at', async () => {
    const { store, openOne } = openStore({ settings: { originalBytesKept: 0 } });
    const session = await openOne({ a: 'good', b: 'bad' });
    await session.finished;
    expect(session.findOriginal(1)).toBeNull();
    await openOne({ a: 'good', b: 'bad' }, 'f');
    const [file] = await writeUploads(store.incoming, [['c', '1']]);
    expect(readdirSync(path.dirname(file?.path ?? ''))).not.toHaveLength(0);
    await store.close();
    expect(existsSync(path.dirname(file?.path ?? ''))).toBe(false);
  });

  test('make room for newer ones, those of what was finished first; what was read stays', async () => {
    const { clock, store, openOne } = openStore({ settings: { originalBytesKept: 10 } });
    const open = async (text: string) => {
      clock.now += 1;
      const session = await openOne({ a: text });
      await session.finished;
      return session;
    };
    const sessions = [await open('11111'), await open('22222'), await open('333')];
    expect(sessions.map((session) => session.originalBytes)).toEqual([0, 5, 3]);
    const tooLarge = await open('44444444444');
    expect(tooLarge.findOriginal(1)).toBeNull();
    expect(sessions.map((session) => session.originalBytes)).toEqual([0, 5, 3]);
    for (const { id } of [...sessions, tooLarge]) expect(states(store, id)).toEqual(['read']);
  });
});

test('an id cannot be guessed', async () => {
  const { openOne } = openStore();
  const ids = await Promise.all(['1', '2', '3'].map(async (text) => (await openOne({ a: text })).id));
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[\w-]{24}$/);
});

test.each([
  [1, 64, 1],
  [8, 64, 8],
  [8, 8, 4],
  [8, 1, 1],
])('%i cores and %i GB read %i files at a time', (cores, gigabytes, threads) => {
  expect(chooseThreads(cores, gigabytes * 1024 ** 3)).toBe(threads);
});
