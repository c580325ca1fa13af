import { existsSync, statSync } from 'node:fs';
import { AppError } from '../../domain/app-error.ts';
import { openPublicKey } from '../../use-cases/archive-keys.ts';
import type { VerifyProgress } from '../../use-cases/verify-threads.ts';
import {
  type Command,
  type CommandArguments,
  EXIT,
  type ExitCode,
  type Output,
  showFinding,
  showJson,
} from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';
import { type BarProgress, showProgress } from '../progress-bar.ts';
import { readPem, readSigningKey } from '../signing-key.ts';
import { stopCleanly } from '../stop-cleanly.ts';

type Run = (words: string[], options: CommandArguments['options'], output: Output) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Run>> = { export: runExport, verify: runVerify, search: runSearch };

export const archiveCommand: Command = {
  name: 'archive',
  usage:
    'export 项目 -o X.zip [--key 私钥.pem] [--data 文件夹] | verify X.zip [--public-key 公钥.pem] [--json] | search 词… [--year 年] [--data 文件夹] [--json]',
  summary: '导出已封存项目（或案例）的归档包；不用数据库核验归档包并重算全部得分；检索已归档的项目',
  options: {
    ...DATA_OPTION,
    output: { type: 'string', short: 'o' },
    key: { type: 'string' },
    'public-key': { type: 'string' },
    year: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: { from: 1, to: Number.POSITIVE_INFINITY },
  async run({ positionals: [action = '', ...words], options }, output) {
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (run === undefined) throw new AppError('usage', `用法：hengbiao archive ${archiveCommand.usage}`);
    return run(words, options, output);
  },
};

async function runExport(words: string[], options: CommandArguments['options'], output: Output): Promise<ExitCode> {
  const [subject] = words;
  const target = options['output'];
  if (subject === undefined || words.length > 1 || typeof target !== 'string' || target === '')
    throw new AppError(
      'usage',
      '用法：hengbiao archive export 项目标识或案例文件夹 -o X.zip [--key 私钥.pem] [--data 文件夹]',
    );
  const key = readSigningKey(options['key']);
  const isCase = existsSync(subject) && (statSync(subject).isDirectory() || subject.endsWith('.yaml'));
  if (isCase) {
    const { exportCase } = await import('../../use-cases/export-case.ts');
    await writeOut((signal) => exportCase(subject, target, key, signal));
  } else {
    const { exportArchive } = await import('../../use-cases/export-archive.ts');
    const { withExistingStore } = await import('../../use-cases/with-store.ts');
    await writeOut((signal) =>
      withExistingStore(readDataFolder(options), (store) => exportArchive(store, subject, target, key, signal)),
    );
  }
  output.out(`已写出归档包 ${target}${key === null ? '（未签名；用 --key 签名）' : '（已签名）'}`);
  return EXIT.done;
}

function writeOut(write: (signal: AbortSignal) => Promise<void>): Promise<void> {
  return showProgress('导出中', () => stopCleanly(write));
}

async function runVerify(words: string[], options: CommandArguments['options'], output: Output): Promise<ExitCode> {
  const [file] = words;
  if (file === undefined || words.length > 1)
    throw new AppError('usage', '用法：hengbiao archive verify X.zip [--public-key 公钥.pem] [--json]');
  const given = options['public-key'];
  const publicKey = given === undefined ? null : openPublicKey(readPem(given), String(given));
  const { verifyArchiveFile } = await import('../../use-cases/verify-archive-file.ts');
  const result = await showProgress('核验中', (onProgress) =>
    verifyArchiveFile(file, publicKey, (progress) => onProgress(showStep(progress))),
  );
  if (options['json'] === true) output.out(showJson(result));
  else {
    for (const problem of result.problems) output.out(showFinding(problem));
    output.out(
      result.valid
        ? `归档包完好：${result.events} 个事件的散列链、权限和次序无误，全部得分重算一致${result.signature === null ? '；没有签名' : ''}`
        : '归档包未通过核验',
    );
  }
  return result.valid ? EXIT.done : EXIT.blocked;
}

const MEGABYTE = 1024 * 1024;

function showStep({ step, done, all }: VerifyProgress): BarProgress {
  if (step === 'events') return { done, all, unit: ' 个事件' };
  return { done: Math.floor(done / MEGABYTE), all: Math.ceil(all / MEGABYTE), unit: ' MB' };
}

async function runSearch(words: string[], options: CommandArguments['options'], output: Output): Promise<ExitCode> {
  const year = readYear(options['year']);
  const { withExistingStore } = await import('../../use-cases/with-store.ts');
  const found = await withExistingStore(readDataFolder(options), (store) =>
    store.search({ words: words.join(' '), year, onlySealed: true }),
  );
  if (options['json'] === true)
    output.out(showJson(found.map(({ participants: _, publicText: __, ...summary }) => summary)));
  else if (found.length === 0) output.out('没有符合的已归档项目');
  else
    for (const { id, title, number, suppliers, sealedOn, retainUntil } of found)
      output.out(
        `${id}　${title}　${number ?? '无编号'}　${suppliers.join('、') || '—'}　归档 ${sealedOn}　保存至 ${retainUntil}`,
      );
  return EXIT.done;
}

function readYear(written: string | boolean | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string' && /^[12]\d{3}$/.test(written)) return Number.parseInt(written, 10);
  throw new AppError('usage', `--year 后面应是年份，如 --year 2025，而不是“${String(written)}”`);
}
