import { findChosen, readOptions } from '../language/choice.ts';
import { isBlank } from '../language/fold.ts';
import type { Row } from './sheet.ts';

/** A column for each possible answer, of which one is ticked in every row: 正偏离 | 无偏离 | 负偏离. */
export type ChoiceColumns = ReadonlyMap<number, string>;

const CHOICE =
  /(?<choice>(?:正|负|无|有|不)偏离|优于|(?:完全|全部|部分|未|不|不能)?(?:响应|满足|符合))(?:\(.{0,12}\)|打?[√✓])?$/;
/** What may stand before the choice itself, from a head over several columns: 偏离情况 over 正偏离. */
const GROUP = /^(?:(?:偏离|响应|满足)(?:情况|程度|类型|说明)?|(?:投标|响应)?(?:应答|响应)情况)$/;
const TICK = /[√✓✔☑■☒●]|^[yY]$|^是$/;
const CROSS = /^[×✗xX否]$/;

export function findChoiceColumns(texts: readonly string[]): ChoiceColumns {
  const choices = new Map<number, string>();
  for (const [column, text] of texts.entries()) {
    const choice = CHOICE.exec(text);
    const before = choice === null ? '' : text.slice(0, choice.index);
    if (choice !== null && (before === '' || GROUP.test(before))) choices.set(column, choice.groups?.['choice'] ?? '');
  }
  return new Set(choices.values()).size > 1 ? choices : new Map();
}

/** The choices that a row ticks; where a cell says more than a mark, with what it says. */
export function readChoiceColumns(choices: ChoiceColumns, row: Row): string {
  const written = [...choices].flatMap(([column, choice]) => {
    const text = row.columns[column]?.text.trim() ?? '';
    return isBlank(text) || CROSS.test(text) ? [] : [TICK.test(text) ? choice : `${choice}：${text}`];
  });
  return written.join('、');
}

/** `□正偏离 ☑无偏离 □负偏离` says 无偏离; without any tick it says nothing. Other texts stay as they are. */
export function readBoxes(text: string): string {
  if (readOptions(text).length < 2) return text;
  return (findChosen(text) ?? []).join('、');
}
