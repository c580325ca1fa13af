import { type Command, EXIT, showFinding } from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';
import { showProgress } from '../progress-bar.ts';

export const rebuildCommand: Command = {
  name: 'rebuild',
  usage: '[--data 文件夹]',
  summary: '核验全部台账和文件，并由事件重新生成列表和检索',
  options: DATA_OPTION,
  positionals: { from: 0, to: 0 },
  async run({ options }, output) {
    const { rebuildStore } = await import('../../use-cases/rebuild-store.ts');
    const { problems, procurements, unreadable } = await showProgress('核验中', (onProgress) =>
      rebuildStore(readDataFolder(options), onProgress),
    );
    for (const problem of problems) output.out(showFinding(problem));
    if (problems.length > 0) return EXIT.blocked;
    for (const name of unreadable) output.out(`文件“${name}”没有读出文字，检索时找不到它的内容`);
    output.out(`台账核验无误，已重新生成 ${procurements} 个项目的列表和检索`);
    return EXIT.done;
  },
};
