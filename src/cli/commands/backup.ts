import { AppError } from '../../domain/app-error.ts';
import { type Command, EXIT } from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';
import { showProgress } from '../progress-bar.ts';
import { stopCleanly } from '../stop-cleanly.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: '-o 新文件夹 [--data 文件夹]',
  summary: '备份全部台账和文件，服务不必停止',
  options: { ...DATA_OPTION, output: { type: 'string', short: 'o' } },
  positionals: { from: 0, to: 0 },
  async run({ options }, output) {
    const target = options['output'];
    if (typeof target !== 'string' || target === '') throw new AppError('usage', '请用 -o 指明备份到哪个新文件夹');
    const { backUpStore } = await import('../../use-cases/backup-store.ts');
    const { ledgers } = await showProgress('备份中', () =>
      stopCleanly((signal) => backUpStore(readDataFolder(options), target, { signal })),
    );
    output.out(`已备份 ${ledgers} 个项目到 ${target}；其中的 ledger.key 用来确认台账没有被截短，请一并妥善保管`);
    return EXIT.done;
  },
};
