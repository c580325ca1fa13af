import { AppError } from '../domain/app-error.ts';
import type { CommandArguments } from './command.ts';

export const DATA_OPTION = { data: { type: 'string' } } as const;
const DEFAULT_FOLDER = 'data';

/** The folder that ledgers are kept in: `--data`, else `data` where the command is started. */
export function readDataFolder(options: CommandArguments['options']): string {
  const { data } = options;
  if (data === '') throw new AppError('usage', '--data 后面应是数据文件夹的路径');
  return typeof data === 'string' ? data : DEFAULT_FOLDER;
}
