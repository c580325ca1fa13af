import { AppError } from '../../domain/app-error.ts';
import { FILE_SCHEMAS, type FileSchemaName, toJsonSchema } from '../../domain/json-schemas.ts';
import { type Command, EXIT, showJson } from '../command.ts';

const NAMES = Object.keys(FILE_SCHEMAS);

export const schemaCommand: Command = {
  name: 'schema',
  usage: NAMES.join('|'),
  summary: '输出一种文件的 JSON Schema，供编辑器和其他程序使用',
  options: { json: { type: 'boolean' } },
  positionals: { from: 1, to: 1 },
  async run({ positionals: [name = ''] }, output) {
    if (!NAMES.includes(name)) throw new AppError('usage', `没有“${name}”的格式说明，可用的有：${NAMES.join('、')}`);
    output.out(showJson(toJsonSchema(name as FileSchemaName)));
    return EXIT.done;
  },
};
