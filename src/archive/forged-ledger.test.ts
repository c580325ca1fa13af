import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../domain/evaluation.ts';
import { evaluate } from '../engine/evaluate.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';
import { buildEvaluationInput } from '../ledger/engine-input.ts';
import type { Actor } from '../ledger/events/envelope.ts';
import type { EventOf, EventType, LedgerEvent } from '../ledger/events/index.ts';
import { fold } from '../ledger/fold/index.ts';
import { readReference } from '../ledger/frozen-reference.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { streamArchive } from '../use-cases/export-archive.ts';
import { hashLaw, SOFTWARE } from '../use-cases/freeze-totals.ts';
import { recordCase } from '../use-cases/record-case.ts';
import { loadReferenceData } from '../use-cases/reference-data.ts';
import { collect, forgeEvents, repack, unpack } from './archive-fixture.ts';
import { fromBytes } from './byte-source.ts';
import { compareLaw } from './check-result.ts';
import { EVENTS_FILE, listDerivedFiles, parseEntry, writeEntry } from './contents.ts';
import { openSigningKey } from './signature.ts';
import { verifyArchive } from './verify-archive.ts';

type Files = Map<string, Buffer>;
let genuine: Files;
let archive: Buffer;

beforeAll(async () => {
  const store = openMemoryStore();
  await recordCase('fixtures/demo', store, 'demo');
  archive = await collect(await streamArchive(store, 'demo', null));
  genuine = await unpack(archive);
});

/** What somebody tells who has only the archive, and the program that wrote it. */
const check = (bytes: Uint8Array, publicKey: string | null = null) =>
  verifyArchive(fromBytes(bytes), { publicKey, software: SOFTWARE, law: hashLaw(loadReferenceData()) });

/** The lines about an archive in which everything was made anew that the forger could: events, digests, manifests. */
async function tell(files: Files): Promise<string[]> {
  const { problems } = await check(await repack(files));
  for (const { message } of problems) expect(message).not.toContain('\n');
  return problems.map(({ code, message }) => `${code} ${message}`);
}

/** The events changed, and whatever follows from them made anew with the program itself. */
function forge(change: (event: LedgerEvent) => LedgerEvent, files: Files = new Map(genuine)): Files {
  forgeEvents(files, change);
  const entries = readEntries(files);
  const events = entries.map(({ body }) => JSON.parse(body) as LedgerEvent);
  const sealed = [...files].filter(([name]) => name.includes('evaluation-')).map(([, content]) => String(content));
  const evaluations = new Map(sealed.map((text) => [sha256(text), JSON.parse(text) as Evaluation]));
  for (const { name, text } of listDerivedFiles({
    state: fold(events),
    events,
    entries,
    evaluations,
    software: SOFTWARE,
  }))
    files.set(name, Buffer.from(text));
  return files;
}

/** Only the last event of a kind: nothing behind it gives it away. */
function changeLast<T extends EventType>(type: T, change: (event: EventOf<T>) => object): Files {
  const { sequence } = findLast(type);
  return forge((event) => (event.sequence === sequence ? (change(event as EventOf<T>) as LedgerEvent) : event));
}

const readEntries = (files: Files) =>
  String(files.get(EVENTS_FILE))
    .split('\n')
    .flatMap((line) => parseEntry(line) ?? []);
const readEvents = () => readEntries(genuine).map(({ body }) => JSON.parse(body) as LedgerEvent);
const findLast = <T extends EventType>(type: T) => readEvents().findLast((event) => event.type === type) as EventOf<T>;
const findFile = (part: string) => [...genuine.keys()].find((name) => name.includes(part)) ?? '';
const textOf = (part: string) => genuine.get(findFile(part))?.toString('utf8') ?? '';
const sha256 = (text: string) => hash('sha256', text, 'hex');

/** Another evaluation in the place of the sealed one, with every event that names it naming the other. */
function replaceEvaluation(evaluation: string, law: string, files: Files = new Map(genuine)): Files {
  const sealed = sha256(textOf('evaluation-'));
  files.set(findFile('evaluation-'), Buffer.from(evaluation));
  if (law !== textOf('regulations-')) {
    files.delete(findFile('regulations-'));
    files.set(`data/reference/regulations-${sha256(law)}.json`, Buffer.from(law));
  }
  return forge((event) => {
    const { data } = event;
    if (!('evaluation' in data) || data.evaluation !== sealed) return event;
    const frozen = event.type === 'totals.frozen' ? { regulations: sha256(law) } : {};
    return { ...event, data: { ...data, ...frozen, evaluation: sha256(evaluation) } } as LedgerEvent;
  }, files);
}

describe('a ledger made anew, its chain and every manifest with it', () => {
  const clerk: Actor = { id: 'clerk-1', name: '经办人', role: 'clerk' };
  const nobody: Actor = { id: 'nobody-1', name: '无关人员', role: 'panel-member' };

  it.each<[string, EventType, (by: Actor) => Actor, string]>([
    ['of whom the role does not allow it', 'report.signed', () => clerk, 'not-permitted'],
    ['of somebody who has no seat', 'report.signed', () => nobody, 'role-not-held'],
    ['of a member under another’s name', 'report.signed', (by) => ({ ...by, name: '另一成员' }), 'role-not-held'],
    ['of a member as the chair', 'totals.frozen', (by) => ({ ...by, id: 'nobody-1' }), 'role-not-held'],
    ['of a supervisor', 'procurement.sealed', (by) => ({ ...by, role: 'supervisor' }), 'not-permitted'],
    ['of an agency that was never appointed', 'award.made', (by) => ({ ...by, id: 'nobody-1' }), 'role-not-held'],
  ])('with an event %s: one line names the event', async (_, type, change, code) => {
    const { sequence } = findLast(type);
    const lines = await tell(changeLast(type, (event) => ({ ...event, by: change(event.by) })));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${code} 第 ${sequence} 个事件：`));
  });

  it('with an event before its time, or a clock that was never set back: one line', async () => {
    const before = await tell(changeLast('report.signed', (event) => ({ ...event, at: '2000-01-01T00:00:00.000Z' })));
    expect(before[0]).toMatch(/^time-backwards 第 \d+ 个事件：/);
    const clock = await tell(
      changeLast('procurement.sealed', (event) => ({ ...event, clock: '2999-01-01T00:00:00.000Z' })),
    );
    expect(clock).toEqual([expect.stringMatching(/^clock-wrong 第 \d+ 个事件：/)]);
  });

  it('with totals raised in the sealed result: the scores do not come out', async () => {
    const evaluation = JSON.parse(textOf('evaluation-')) as Evaluation;
    const second = evaluation.tenderers.find(({ rank }) => rank === 2);
    if (second === undefined) throw new Error('the demo has a second');
    const lines = await tell(
      replaceEvaluation(
        writeCanonical({
          ...evaluation,
          tenderers: evaluation.tenderers.map((one) => (one === second ? { ...one, total: '99.99', rank: 1 } : one)),
        }),
        textOf('regulations-'),
      ),
    );
    expect(lines).toEqual([expect.stringMatching(/^scores-differ 第 \d+ 包按台账重算的得分与封存的评审结果不一致/)]);
  });

  it('with another price of the winner, or another winner: the award does not fit the sealed result', async () => {
    const { sequence } = findLast('award.made');
    const { tenderers } = JSON.parse(textOf('evaluation-')) as Evaluation;
    const rejected = tenderers.find(({ status }) => status === 'rejected');
    for (const [code, other] of [
      ['award-differs', { amount: '1' }],
      ['award-differs', { supplier: tenderers.find(({ rank }) => rank === 2)?.name }],
      ['bid-invalid', { supplier: rejected?.name, amount: rejected?.quotedPrice }],
    ] as const) {
      const lines = await tell(changeLast('award.made', (event) => ({ ...event, data: { ...event.data, ...other } })));
      expect(lines).toEqual([expect.stringMatching(new RegExp(`^${code} 第 ${sequence} 个事件：`))]);
    }
  });

  it('with another law and everything computed by it: the law is told to be another', async () => {
    const law = textOf('regulations-').replaceAll('"0.20"', '"0.19"');
    expect(law).not.toBe(textOf('regulations-'));
    const frozen = findLast('totals.frozen');
    const state = fold(readEvents().slice(0, frozen.sequence - 1));
    const input = buildEvaluationInput(
      state,
      frozen.data.lot,
      frozen.data.date,
      readReference(law, textOf('level-orders-')),
    );
    if (input === null) throw new Error('the demo has a scheme');
    const lines = await tell(replaceEvaluation(writeCanonical(evaluate(input)), law));
    expect(lines).toEqual([expect.stringMatching(/^law-differs 第 \d+ 包所用的法规值与本软件所带的不同/)]);
  });

  it('that says another version wrote it: another law is still a warning, and forged pages are said not to count', async () => {
    const other = 'hengbiao 0.0.1';
    const files = new Map(genuine);
    for (const name of ['data/archive.json', 'bag-info.txt'])
      files.set(name, Buffer.from(textOf(name).replaceAll(SOFTWARE, other)));
    files.set('data/index.html', Buffer.from('<h1>另一家中标</h1>'));
    expect((await check(await repack(files))).problems).toEqual([
      expect.objectContaining({
        code: 'pages-not-compared',
        severity: 'warning',
        message: expect.stringContaining('网页的内容没有核对，不能作准'),
      }),
    ]);
    const held = { regulations: '0'.repeat(64), levelOrders: '0'.repeat(64) };
    const frozen = { ...findLast('totals.frozen') };
    const told = [{ ...frozen, data: { ...frozen.data, software: other } }];
    const severityWhen = (signature: 'checked' | 'own-key-only' | null) =>
      compareLaw(told, held, { software: SOFTWARE, signature })[0]?.severity;
    expect([severityWhen(null), severityWhen('own-key-only'), severityWhen('checked')]).toEqual([
      'warning',
      'warning',
      'info',
    ]);
  });

  it.each(['..', '', 'C:', 'other'])(
    'in a folder “%s”: an archive is unpacked under its own name alone',
    async (name) => {
      const { privateKey } = generateKeyPairSync('ed25519');
      const key = openSigningKey(String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 'key.pem');
      const { valid, problems } = await check(await repack(genuine, key, name));
      expect([valid, problems.find(({ severity }) => severity === 'error')?.message]).toEqual([
        false,
        `归档包最上层的文件夹名为“${name}”，应为“demo”，已被改动`,
      ]);
    },
  );

  it('with its end cut off: no archive is written of what is not sealed', async () => {
    const files = new Map(genuine);
    const lines = readEntries(genuine)
      .slice(0, -1)
      .map((entry) => `${writeEntry(entry)}\n`);
    files.set(EVENTS_FILE, Buffer.from(lines.join('')));
    expect(await tell(forge((event) => event, files))).toEqual([
      expect.stringMatching(/^not-sealed 台账没有封存/),
      expect.anything(),
    ]);
  });

  it('with a description that is none: told, not stumbled over', async () => {
    for (const written of ['null', '3', '']) {
      const [line] = await tell(new Map(genuine).set('data/archive.json', Buffer.from(written)));
      expect(line).toMatch(/^(other-format|file-changed) /);
    }
  });

  it('with a name that would write other words over what is told: shown as a name, in one line', async () => {
    const files = new Map(genuine).set('data/x\u001b[2J\n归档包完好\u202e', Buffer.from('x'));
    expect(await tell(files)).toEqual(['file-added 文件“data/x�[2J�归档包完好�”与台账无关，是后来加入的']);
  });

  it('with the words of its report changed: one line names the file', async () => {
    const name = findFile('report-');
    const files = new Map(genuine).set(name, Buffer.from(textOf('report-').replaceAll('91.96', '19.96')));
    expect(await tell(files)).toEqual([`file-changed 文件“${name}”与台账所载内容不一致，已被改动或缺失`]);
  });

  it('signed with somebody else’s key: one line says so', async () => {
    const [agency, forger] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const key = openSigningKey(String(forger.privateKey.export({ type: 'pkcs8', format: 'pem' })), 'forger.pem');
    const own = String(agency.publicKey.export({ type: 'spki', format: 'pem' }));
    const { valid, problems } = await check(await repack(genuine, key), own);
    expect([valid, problems.map(({ code }) => code)]).toEqual([false, ['signature-other-key']]);
  });
});

it('an archive proves itself in an empty folder, with no data of any server beside it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  try {
    const file = path.join(folder, 'demo.zip');
    writeFileSync(file, archive);
    const command = path.resolve('src/cli/hengbiao.mjs');
    const out = execFileSync(process.execPath, [command, 'archive', 'verify', 'demo.zip', '--json'], { cwd: folder });
    expect(JSON.parse(String(out))).toMatchObject({ valid: true, recomputed: true, problems: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
