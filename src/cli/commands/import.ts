import type { ImportedDocument } from '../../domain/document.ts';
import { type Command, EXIT, showFinding, showJson } from '../command.ts';
import { showProgress } from '../progress-bar.ts';

export const importCommand: Command = {
  name: 'import',
  usage: '文件 [--json]',
  summary: '把文件读成统一的文本、标题和表格，每一处都有位置',
  options: { json: { type: 'boolean' } },
  positionals: { from: 1, to: 1 },
  async run({ positionals: [file = ''], options }, output) {
    const document = await readWithBar(file);
    if (options['json'] === true) {
      output.out(showJson(document));
      return EXIT.done;
    }
    for (const block of document.blocks) {
      if (block.type === 'table') {
        output.out(`[${block.path}] 表格 ${block.rows.length} 行`);
        for (const row of block.rows)
          output.out(`  ${row.map((cell) => cell.text.replaceAll('\n', ' / ')).join(' | ')}`);
      } else
        output.out(`[${block.path}] ${block.type === 'heading' ? `${'#'.repeat(block.level)} ` : ''}${block.text}`);
    }
    for (const message of document.messages) output.note(showFinding(message));
    return EXIT.done;
  },
};

async function readWithBar(file: string): Promise<ImportedDocument> {
  const { importDocument } = await import('../../use-cases/import-document.ts');
  return showProgress('读取中', (onProgress) => importDocument(file, undefined, { onProgress }));
}
