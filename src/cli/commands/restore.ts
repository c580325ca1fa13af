import { type Command, EXIT, showFinding } from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';
import { showProgress } from '../progress-bar.ts';
import { stopCleanly } from '../stop-cleanly.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: '备份文件夹 [--data 文件夹] [--replace]',
  summary: '核验备份中的全部台账和文件，无误后放回数据文件夹',
  options: { ...DATA_OPTION, replace: { type: 'boolean' } },
  positionals: { from: 1, to: 1 },
  async run({ positionals: [source = ''], options }, output) {
    const data = readDataFolder(options);
    const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const before = options['replace'] === true ? `${data}.before-${moment}` : null;
    const { restoreStore } = await import('../../use-cases/backup-store.ts');
    const { problems, ledgers } = await showProgress('恢复中', (onProgress) =>
      stopCleanly((signal) => restoreStore(source, data, before, { signal, onProgress })),
    );
    if (problems.length > 0) {
      for (const problem of problems) output.out(showFinding(problem));
      output.note('备份有问题，没有放回；请换一份备份');
      return EXIT.blocked;
    }
    output.out(`已放回 ${ledgers} 个项目到 ${data}`);
    return EXIT.done;
  },
};
