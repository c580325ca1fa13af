import { AppError } from '../../domain/app-error.ts';
import { identifier } from '../../domain/scalars.ts';
import { type Command, EXIT } from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';

export const recordCommand: Command = {
  name: 'record',
  usage: '案例文件夹 [--id 标识] [--data 文件夹]',
  summary: '把一个案例逐步记入台账：方案、小组、响应文件、事实、评分、汇总、签署、封存',
  options: { ...DATA_OPTION, id: { type: 'string' } },
  positionals: { from: 1, to: 1 },
  async run({ positionals: [location = ''], options }, output) {
    const id = readId(options['id']);
    const { recordCase } = await import('../../use-cases/record-case.ts');
    const { withStore } = await import('../../use-cases/with-store.ts');
    const recorded = await withStore(readDataFolder(options), (store) => recordCase(location, store, id));
    output.out(`已记入台账：${recorded.id}`);
    return EXIT.done;
  },
};

function readId(written: string | boolean | undefined): string | undefined {
  if (written === undefined || identifier.safeParse(written).success) return written as string | undefined;
  throw new AppError('usage', `--id 后面应是小写字母、数字和连字符组成的标识，而不是“${String(written)}”`);
}
