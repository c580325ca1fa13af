import { describe, expect, test } from 'vitest';
import { ImportStore, type ImportStoreOptions, type OpenOptions } from './import-store.ts';
import { FakeReader, readForEver, writeUploads } from './upload-fixture.ts';

function openStore(options: Partial<ImportStoreOptions> & { reader?: FakeReader } = {}) {
  const reader = options.reader ?? new FakeReader();
  const store = new ImportStore({ reader, ...options });
  const open = async (files: Record<string, string>, opened: OpenOptions = {}) => {
    const uploaded = await writeUploads(store.incoming, Object.entries(files));
    for (const { bytes } of uploaded) store.take(bytes);
    const session = await store.open(uploaded, '', opened);
    if (session === null) throw new Error('not opened');
    return session;
  };
  return { reader, store, open };
}

describe('files handed in for a check', () => {
  test('are not found among those handed in to be read, nor the other way round', async () => {
    const { store, open } = openStore();
    const check = await open({ a: '1' }, { purpose: 'self-check' });
    const reading = await open({ a: '1' });
    expect([store.find(check.id), store.view(check.id)]).toEqual([null, null]);
    expect(store.find(reading.id, 'self-check')).toBeNull();
    expect(store.view(check.id, 'self-check')?.href).toBe(`/self-check/${check.id}`);
    expect(store.view(reading.id)?.href).toBe(`/imports/${reading.id}`);
  });

  test('run until what follows reading is done, with every document at hand', async () => {
    let finish = () => {};
    const { store, open } = openStore();
    let begin = (_: string[]) => {};
    const begun = new Promise<string[]>((resolve) => {
      begin = resolve;
    });
    const session = await open(
      { a: '1', b: '2' },
      {
        purpose: 'self-check',
        whenRead: (read) => {
          begin(read.listFiles().map(({ name, state }) => `${name} ${state.type}`));
          return new Promise((resolve) => {
            finish = resolve;
          });
        },
      },
    );
    expect(await begun).toEqual(['a read', 'b read']);
    expect(store.view(session.id, 'self-check')?.isRunning).toBe(true);
    finish();
    await session.finished;
    expect(store.view(session.id, 'self-check')?.isRunning).toBe(false);
  });

  test('are not gone on with where reading was stopped', async () => {
    let isDone = false;
    const { open } = openStore({ reader: new FakeReader(readForEver) });
    const session = await open(
      { a: '1' },
      {
        whenRead: async () => {
          isDone = true;
        },
      },
    );
    session.stop();
    await session.finished;
    expect(isDone).toBe(false);
  });

  test('are finished also where what follows fails, and the operator is told', async () => {
    const told: string[] = [];
    const { open } = openStore({ onError: (error, file) => told.push(`${file} ${error.message}`) });
    const session = await open({ a: '1' }, { whenRead: () => Promise.reject(new Error('broken')) });
    await session.finished;
    expect([session.isRunning, told]).toEqual([false, ['a broken']]);
  });
});

describe('an archive that is read as its documents', () => {
  test('gives way to them in the list; what came after it keeps its number', async () => {
    const { store, open } = openStore();
    const session = await open({ '甲.zip': '一\n二', '乙.txt': '三' }, { isSplit: true });
    await session.finished;
    expect(store.view(session.id)?.files.map(({ number, name, bytes }) => [number, name, bytes])).toEqual([
      [1, '甲.zip/1.txt', null],
      [3, '甲.zip/2.txt', null],
      [2, '乙.txt', 3],
    ]);
  });

  test('is read once for two sessions, each with the name it gave', async () => {
    const { reader, store, open } = openStore();
    await (await open({ '甲.zip': '一\n二' }, { isSplit: true })).finished;
    const again = await open({ '丙.zip': '一\n二' }, { isSplit: true });
    await again.finished;
    expect(reader.begun).toEqual(['甲.zip']);
    expect(store.view(again.id)?.files.map(({ name }) => name)).toEqual(['丙.zip/1.txt', '丙.zip/2.txt']);
  });

  test('is not mixed up with the same archive read as one document', async () => {
    const { reader, open } = openStore();
    await (await open({ '甲.zip': '一\n二' }, { isSplit: true })).finished;
    const whole = await open({ '甲.zip': '一\n二' });
    await whole.finished;
    expect(reader.begun).toEqual(['甲.zip', '甲.zip']);
    expect(whole.listFiles().map(({ name }) => name)).toEqual(['甲.zip']);
  });

  test('without a document in it is refused with what to do', async () => {
    const { open } = openStore();
    const session = await open({ '空.zip': '' }, { isSplit: true });
    await session.finished;
    expect(session.listFiles()[0]?.state).toEqual({
      type: 'refused',
      message: expect.stringContaining('请检查压缩包'),
    });
  });
});
