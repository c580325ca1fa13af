import { AppError } from '../domain/app-error.ts';
import type { CommandArguments } from './command.ts';
import { readDate, readLot } from './options.ts';
import { readPrices } from './prices.ts';

type Written = CommandArguments['options'][string];

export interface CheckOptions {
  scheme: string;
  lot: number | undefined;
  date: string;
  procurementDocument: string | undefined;
  prices: string[];
  others: string[];
  audience: 'panel' | 'vendor';
  report: { file: string; format: 'docx' | 'html' } | null;
}

/** @throws AppError `usage`, before anything is read */
export function readCheckOptions(options: CommandArguments['options']): CheckOptions {
  const scheme = options['scheme'];
  if (typeof scheme !== 'string') throw new AppError('usage', '请用 --scheme 指明方案（项目文件夹或某一包的 YAML）');
  const prices = readPrices('--price', options['price']);
  const others = readPrices('--others', options['others']);
  if (prices.length === 0 && others.length > 0)
    throw new AppError('usage', '--others 要和 --price 一起用：--price 写自己的报价，--others 写其他供应商的评审价');
  const document = options['tender'];
  return {
    scheme,
    lot: readLot(options['lot']),
    date: readDate(options['date']),
    procurementDocument: typeof document === 'string' ? document : undefined,
    prices,
    others,
    audience: readAudience(options['for']),
    report: readReport(options['output']),
  };
}

function readAudience(written: Written): CheckOptions['audience'] {
  if (written === undefined || written === 'panel') return 'panel';
  if (written === 'vendor') return 'vendor';
  throw new AppError('usage', `--for 后面应是 panel（评审小组）或 vendor（供应商自查），而不是“${String(written)}”`);
}

function readReport(written: Written): CheckOptions['report'] {
  if (written === undefined) return null;
  const file = String(written);
  const ending = /\.(docx|html)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === 'docx' || ending === 'html') return { file, format: ending };
  throw new AppError('usage', `-o 后面应是以 .docx 或 .html 结尾的文件名，而不是“${file}”`);
}
