import { parseArgs } from 'node:util';
import '../domain/zod-messages.ts';
import { AppError } from '../domain/app-error.ts';
import { type Command, EXIT, type ExitCode, type Output } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { escapeControls } from './escape-controls.ts';

const CONSOLE: Output = {
  out: (text) => process.stdout.write(`${escapeControls(text)}\n`),
  note: (text) => process.stderr.write(`${escapeControls(text)}\n`),
};

/** Runs one command line and answers with its exit code; never throws. */
export async function main(words: string[], output: Output = CONSOLE): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    output.out(showHelp());
    return name === undefined ? EXIT.unusable : EXIT.done;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    output.note(`没有“${name}”这个命令，可用的有：${COMMANDS.map((candidate) => candidate.name).join('、')}`);
    return EXIT.unusable;
  }
  try {
    return await command.run(readArguments(command, rest), output);
  } catch (error) {
    if (error instanceof AppError) {
      output.note(error.message);
      return EXIT.unusable;
    }
    output.note(
      `程序出错（这是软件的问题，请报告）：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return EXIT.unusable;
  }
}

function readArguments(command: Command, words: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    const { from, to } = command.positionals;
    if (positionals.length >= from && positionals.length <= to) {
      return { positionals, options: values as Record<string, string | boolean | undefined> };
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
  }
  throw new AppError('usage', `用法：hengbiao ${command.name} ${command.usage}`);
}

function showHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    '衡标：政府采购评审与合规评分。辅助评审小组，不代替评审小组作决定。',
    '',
    '用法：hengbiao <命令> …',
    '',
    ...COMMANDS.map(
      ({ name, usage, summary }) => `  ${name.padEnd(width)}  ${usage}\n  ${' '.repeat(width)}  ${summary}`,
    ),
    '',
    '退出码：0 完成；1 完成，但发现了问题；2 输入或用法不可用。',
  ].join('\n');
}
