import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../cli/main.ts';
import type { LedgerEvent } from '../ledger/events/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { streamArchive } from '../use-cases/export-archive.ts';
import { SOFTWARE } from '../use-cases/freeze-totals.ts';
import { recordCase } from '../use-cases/record-case.ts';
import { collect, forgeEvents, repack, unpack } from './archive-fixture.ts';
import { fromBytes } from './byte-source.ts';
import { EVENTS_FILE } from './contents.ts';
import { CHECKS } from './list-checks.ts';
import { openSigningKey } from './signature.ts';
import { type VerifyProgress, verifyArchive } from './verify-archive.ts';

let store: LedgerStore;
let archive: Buffer;
let unsigned: Map<string, Buffer>;
const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));

beforeAll(async () => {
  store = openMemoryStore();
  await recordCase('fixtures/demo', store, 'demo');
  archive = await collect(await streamArchive(store, 'demo', null));
  unsigned = await unpack(archive);
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (bytes: Uint8Array, publicKey: string | null = null) =>
  verifyArchive(fromBytes(bytes), { publicKey, software: SOFTWARE, law: null });
const codes = async (bytes: Uint8Array, publicKey: string | null = null) => {
  const { valid, recomputed, problems } = await check(bytes, publicKey);
  expect(valid).toBe(false);
  expect(recomputed).toBe(false);
  for (const { message } of problems) expect(message).not.toContain('\n');
  return [...new Set(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
};
const text = (name: string) => unsigned.get(name)?.toString('utf8') ?? '';
const find = (part: string) => [...unsigned.keys()].find((name) => name.includes(part)) ?? '';

describe('an archive as it was written', () => {
  it('is valid, and all scores come out again', async () => {
    expect(await check(archive)).toMatchObject({
      valid: true,
      recomputed: true,
      problems: [],
      procurement: 'demo',
      signature: null,
    });
  });

  it('is the same bytes at another time in another place', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/St_Johns';
    const again = await collect(await streamArchive(store, 'demo', null));
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(again.equals(archive)).toBe(true);
  });

  it('opens with any zip program: every file, with its checksum', async () => {
    const zip = await JSZip.loadAsync(archive, { checkCRC32: true });
    expect(Object.keys(zip.files).sort()).toEqual([...unsigned.keys()].map((name) => `demo/${name}`).sort());
    expect(await zip.file('demo/data/index.html')?.async('string')).toContain(
      '<h1>天津医保信息平台应用软件运维项目 第三包　采购档案</h1>',
    );
  });

  it('shows the result, what was rejected and why, and each step of a number in its report', () => {
    const report = text(find('report-'));
    for (const part of [
      '示例甲数字科技有限公司',
      '91.96',
      '★（七）负偏离',
      '228,000.00 ÷ 254,400.00 × 10',
      '财库〔2014〕214号第二十四条',
    ])
      expect(report).toContain(part);
  });
});

describe('what is told of each check', () => {
  const outcomes = async (bytes: Uint8Array) =>
    Object.fromEntries((await check(bytes)).checks.map(({ name, outcome }) => [name, outcome]));
  const passed = { form: 'passed', files: 'passed', signature: 'absent', chain: 'passed', rights: 'passed' };

  it('all of them, in order, where nothing was changed', async () => {
    expect((await check(archive)).checks.map(({ name }) => name)).toEqual([...CHECKS]);
    expect(await outcomes(archive)).toEqual({ ...passed, scores: 'passed', contents: 'passed' });
  });

  it('which one failed, and that those behind it were not reached', async () => {
    const none = Object.fromEntries(CHECKS.map((name) => [name, 'not-reached']));
    expect(await outcomes(archive.subarray(0, -1))).toEqual({ ...none, form: 'failed' });
    const changed = Buffer.from(archive);
    const at = changed.indexOf('91.96');
    changed[at] = 0x38;
    expect(await outcomes(changed)).toEqual({ ...none, form: 'passed', files: 'failed', signature: 'absent' });
    const line = new Map(unsigned).set(EVENTS_FILE, Buffer.from(text(EVENTS_FILE).replace('"flaws":1', '"flaws":2')));
    expect(await outcomes(await repack(line))).toEqual({
      ...none,
      ...passed,
      chain: 'failed',
      rights: 'not-reached',
    });
    const added = new Map(unsigned).set('data/documents/附加.docx', Buffer.from('x'));
    expect(await outcomes(await repack(added))).toEqual({ ...passed, scores: 'passed', contents: 'failed' });
  });

  it('how far it is, by bytes and then by events, never backwards', async () => {
    const told: VerifyProgress[] = [];
    await verifyArchive(fromBytes(archive), {
      publicKey: null,
      software: SOFTWARE,
      law: null,
      onProgress: (progress) => told.push(progress),
    });
    const steps = told.map(({ step }) => step);
    expect(steps.indexOf('events')).toBe(steps.lastIndexOf('files') + 1);
    for (const step of ['files', 'events']) {
      const done = told.filter((one) => one.step === step).map((one) => one.done);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
    }
    for (const { done, all } of told) expect(done).toBeLessThanOrEqual(all);
  });
});

describe('an archive that was changed', () => {
  it('byte by byte: sampled over all of it', async () => {
    const step = Math.floor(archive.length / 60);
    for (let at = step >> 1; at < archive.length; at += step) {
      const changed = Buffer.from(archive);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await check(changed)).valid, `byte ${at}`).toBe(false);
    }
  });

  it('in its form: cut off, continued, preceded, zipped again, a file twice', async () => {
    expect(await codes(archive.subarray(0, -1))).toEqual(['cut-off']);
    expect(await codes(Buffer.concat([archive, Buffer.from('x')]))).toEqual(['cut-off']);
    expect(await codes(Buffer.concat([Buffer.from('x'), archive]))).toEqual(['not-a-zip']);
    expect(await codes(Buffer.from('文本'))).toEqual(['not-a-zip']);
    expect(await codes(Buffer.alloc(0))).toEqual(['not-a-zip']);
    const again = await (await JSZip.loadAsync(archive)).generateAsync({ type: 'nodebuffer' });
    expect(await codes(again)).toEqual(['rewritten']);
    const name = Buffer.from('demo/bagit.txt');
    const doubled = Buffer.from(archive);
    for (const at of [archive.indexOf('demo/bag-info.txt'), archive.lastIndexOf('demo/bag-info.txt')])
      name.copy(doubled, at);
    expect((await check(doubled)).valid).toBe(false);
  });

  it('a file missing, added, renamed: named each, though all manifests fit', async () => {
    const document = find('第一阶段响应文件.docx');
    const missing = new Map(unsigned);
    missing.delete(document);
    const added = new Map(unsigned).set('data/documents/附加.docx', Buffer.from('x'));
    const renamed = new Map(missing).set(document.replace('第一', '第三'), unsigned.get(document) ?? Buffer.alloc(0));
    expect(await codes(await repack(missing))).toContain('file-missing');
    expect(await codes(await repack(added))).toContain('file-added');
    expect(await codes(await repack(renamed))).toEqual(['file-added', 'file-missing']);
  });

  it.each([
    'evaluation-',
    'report-',
    'index.html',
    'scheme.json',
    'regulations-',
    'level-orders-',
    '第二阶段响应文件.docx',
  ])('%s, though all manifests fit', async (part) => {
    const files = new Map(unsigned);
    const name = find(part);
    const content = Buffer.from(unsigned.get(name) ?? '');
    content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
    expect((await codes(await repack(files.set(name, content))))[0]).toBe('file-changed');
  });

  it('its description, though all manifests fit', async () => {
    const files = new Map(unsigned).set('bag-info.txt', Buffer.from(text('bag-info.txt').replace('2040', '2030')));
    expect(await codes(await repack(files))).toEqual(['file-changed']);
  });
});

describe('events that were changed, with the whole chain made anew', () => {
  async function forge(change: (event: LedgerEvent) => LedgerEvent): Promise<string[]> {
    const files = new Map(unsigned);
    forgeEvents(files, change);
    return codes(await repack(files));
  }
  const first = (type: LedgerEvent['type'], change: (event: never) => unknown) => {
    let isDone = false;
    return (event: LedgerEvent): LedgerEvent => {
      if (isDone || event.type !== type) return event;
      isDone = true;
      return change(event as never) as LedgerEvent;
    };
  };

  it('a mark: the scores no longer come out', async () => {
    const change = first('mark.given', (event: { data: object }) => ({
      ...event,
      data: { ...event.data, mark: { flaws: 3 } },
    }));
    expect(await forge(change)).toEqual(['scores-differ']);
  });

  it('a confirmed fact: the scores no longer come out', async () => {
    const change = (event: LedgerEvent): LedgerEvent =>
      event.type === 'fact.proposed' && event.data.fact.about === 'price' && event.data.tenderer.startsWith('示例丙')
        ? {
            ...event,
            data: { ...event.data, fact: { about: 'price', value: { quotedPrice: '200000', location: null } } },
          }
        : event;
    expect(await forge(change)).toEqual(['scores-differ']);
  });

  it('somebody who had no right to: said so', async () => {
    const by = { id: 'clerk-1', name: '经办人', role: 'clerk' };
    expect(await forge(first('mark.given', (event: object) => ({ ...event, by })))).toContain('not-permitted');
    const stranger = { id: 'member-9', name: '九号', role: 'panel-member' };
    expect(await forge(first('mark.given', (event: object) => ({ ...event, by: stranger })))).toContain(
      'role-not-held',
    );
  });

  it('only one line: the chain breaks there', async () => {
    const files = new Map(unsigned).set(EVENTS_FILE, Buffer.from(text(EVENTS_FILE).replace('"flaws":1', '"flaws":2')));
    expect(await codes(await repack(files))).toEqual(['chain-broken']);
  });

  it('written otherwise though it says the same: refused', async () => {
    const files = new Map(unsigned).set(EVENTS_FILE, Buffer.from(text(EVENTS_FILE).replace('\n', '\n\n')));
    expect(await codes(await repack(files))).toEqual(['events-unreadable']);
  });
});

describe('the agency’s signature', () => {
  const pem = (type: 'ed25519' | 'SM2') => {
    const { privateKey, publicKey } =
      type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'SM2' });
    return {
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    };
  };

  it.each(['ed25519', 'SM2'] as const)(
    '%s: checked offline; another key, a later change and its removal are told',
    async (type) => {
      const own = pem(type);
      const other = pem(type);
      const key = openSigningKey(own.privateKey, 'own.pem');
      const signed = await collect(await streamArchive(store, 'demo', key));
      expect(await check(signed, own.publicKey)).toMatchObject({ valid: true, signature: 'checked', problems: [] });
      expect(await check(signed)).toMatchObject({
        valid: true,
        signature: 'own-key-only',
        problems: [{ severity: 'warning' }],
      });
      expect(await codes(signed, other.publicKey)).toEqual(['signature-other-key']);
      expect(await codes(archive, own.publicKey)).toEqual(['signature-missing']);
      const forged = await repack(unsigned, openSigningKey(other.privateKey, 'other.pem'));
      expect(await codes(forged, own.publicKey)).toEqual(['signature-other-key']);
      const at = signed.indexOf('"signature":"') + 20;
      for (const place of [at, signed.indexOf('BEGIN PUBLIC KEY') + 40]) {
        const changed = Buffer.from(signed);
        changed[place] = changed[place] === 65 ? 66 : 65;
        expect((await check(changed)).valid).toBe(false);
      }
    },
  );

  it('refuses what is no key, or cannot sign', () => {
    expect(() => openSigningKey('text', 'key.pem')).toThrow(/key.pem.*Ed25519 或 SM2/);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(() => openSigningKey(String(rsa), 'key.pem')).toThrow(/Ed25519 或 SM2/);
  });
});

describe('an archive of another version', () => {
  const describeAs = async (change: (description: string) => string) =>
    repack(new Map(unsigned).set('data/archive.json', Buffer.from(change(text('data/archive.json')))));

  it('a newer form: one line that says what to do', async () => {
    const { problems } = await check(await describeAs((written) => written.replace('"version":1', '"version":2')));
    expect(problems.map(({ code, message }) => [code, message.includes('请升级软件')])).toEqual([
      ['newer-format', true],
    ]);
  });

  it('a form that never was, or somebody else’s', async () => {
    expect(await codes(await describeAs((written) => written.replace('"version":1', '"version":0')))).toEqual([
      'unknown-format',
    ]);
    expect(await codes(await describeAs((written) => written.replace('hengbiao-archive', 'other')))).toEqual([
      'other-format',
    ]);
  });

  it('written by another version of the program: pages are not compared, data are; only a signature vouches for pages', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
    const key = openSigningKey(String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 'key.pem');
    const signed = await collect(await streamArchive(store, 'demo', key));
    for (const [bytes, known, severity] of [
      [archive, null, 'warning'],
      [signed, pem, 'info'],
    ] as const)
      expect(
        await verifyArchive(fromBytes(bytes), { publicKey: known, software: 'hengbiao 99.0.0', law: null }),
      ).toMatchObject({ valid: true, recomputed: true, problems: [{ code: 'pages-not-compared', severity }] });
  });
});

describe('on the command line', () => {
  async function run(...words: string[]) {
    const lines: string[] = [];
    const notes: string[] = [];
    const exit = await main(words, { out: (line) => lines.push(line), note: (line) => notes.push(line) });
    return { exit, out: lines.join('\n'), notes };
  }
  const file = path.join(folder, 'demo.zip');

  it('answers 0 and 1 with the contract’s fields, 2 where the call cannot be used', async () => {
    writeFileSync(file, archive);
    const good = await run('archive', 'verify', file, '--json');
    expect(good.exit).toBe(0);
    expect(JSON.parse(good.out)).toMatchObject({ valid: true, events: 260, recomputed: true, problems: [] });
    writeFileSync(file, archive.subarray(0, 5000));
    const bad = await run('archive', 'verify', file, '--json');
    expect(bad.exit).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject({
      valid: false,
      recomputed: false,
      problems: [{ code: 'cut-off', severity: 'error' }],
    });
    for (const words of [
      ['verify', path.join(folder, 'none.zip')],
      ['verify', folder],
      ['export', 'demo'],
      ['export', 'demo', '-o', 'x.zip', '--data', folder],
      ['other'],
    ]) {
      const { exit, notes } = await run('archive', ...words);
      expect([exit, notes.length, notes[0]?.includes('程序出错')], words.join(' ')).toEqual([2, 1, false]);
    }
  });
});

it('a procurement that is not sealed is not exported', async () => {
  const open = openMemoryStore();
  const entries = await store.read('demo');
  await open.append(
    'demo',
    0,
    entries.slice(0, 40).map(({ event }) => event),
  );
  await expect(streamArchive(open, 'demo', null)).rejects.toThrow('还没有封存');
  await expect(streamArchive(open, 'other', null)).rejects.toThrow('没有项目');
});
