import { normaliseForMatching } from '../../matching.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { decide, isReference, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import type { Fact } from './fact.ts';

const LABEL =
  '(?:政府)?(?:采购|招标|磋商|谈判|询价|竞争性磋商|竞争性谈判|询价通知书)?(?:招标)?(?:项目|文件|标书|采购|招标|磋商|谈判|询价)(?:文件)?(?:编号|代码|号)(?:[/和及、](?:包号|标段号|包组号|包件号))?';
/** In a table a number behind other words (甲厂（项目编号：…）) is that of a part. */
const STARTS = new RegExp(`^[\\d.、()]{0,6}${LABEL}`);
/** Numbers of plans and records name something else; they stand in where a requirements document has no other. */
const RECORD_LABEL = '(?:采购项目)?备案(?:编号|号)|备案书编号|项目备案号';
const RANK_OF_RECORD = 5;

/** The procurement's number as the agency gives it: 项目编号, 招标编号, 文件编号. A plan's number is not it. */
export function readNumber(passages: readonly Passage[]): Fact {
  const mentions = [
    ...findLabelled(passages, LABEL)
      .filter(({ passage }) => passage.cell === null || STARTS.test(passage.text.replace(/\s/g, '')))
      .map((found) => ({ ...found, rank: 0 })),
    ...findLabelled(passages, RECORD_LABEL).map((found) => ({ ...found, rank: RANK_OF_RECORD })),
    ...findBracketed(passages),
  ].flatMap(({ value, raw, location, rank }): Mention<string>[] => {
    const number = parseProjectNumber(value);
    return number === null ? [] : [{ value: findAsWritten(raw, number), location, rank }];
  });
  const strong = mentions.filter(({ rank }) => rank !== RANK_OF_RECORD);
  const decision = decide(strong.length > 0 ? strong : mentions, {
    code: 'number',
    name: '项目编号',
    isSame: (one, other) => foldNumber(one) === foldNumber(other),
  });
  return { fields: { number: decision.value }, places: decision.locations, messages: decision.messages };
}

/** 示例项目（项目编号：SL-2025-01） */
function findBracketed(passages: readonly Passage[]) {
  const pattern = new RegExp(`[(,](?:${LABEL}|编号)\\s*:\\s*(?<value>[^()]{3,50})`);
  return passages.flatMap((passage) => {
    if (
      passage.cell !== null ||
      !/[(,]/.test(passage.text) ||
      ['contract', 'forms', 'contents'].includes(passage.chapter)
    )
      return [];
    const value = pattern.exec(passage.text)?.groups?.['value'];
    if (value === undefined) return [];
    const { file, page, path, raw } = passage;
    return [{ value, raw, location: { file, page, path, quote: raw.slice(0, 80) }, rank: 1 }];
  });
}

/** The number at the beginning of a text; null where there is a blank, a reference or a template's gap. */
function parseProjectNumber(text: string): string | null {
  const [line = ''] = text.split('\n');
  if (isReference(line)) return null;
  const match = /^[A-Za-z0-9\u4e00-\u9fff〔〕[\]()_\-./#]{3,60}/.exec(line.replace(/^[:\s"“]+/, ''));
  if (match === null) return null;
  const number = match[0]
    .replace(/[(\u4e00-\u9fff]*(?:项目名称|的要求|的规定|采购项目).*$/, '')
    .replace(/[(.\-_/]+$/, '')
    .replace(/^([^(]*)\).*$/, '$1');
  const digits = number.replace(/\D/g, '').length;
  return digits >= 3 && !/年.{0,3}月|X{2,}|_{2,}/i.test(number) ? number : null;
}

function foldNumber(number: string): string {
  return normaliseForMatching(number).replace(/\s/g, '').toUpperCase();
}
