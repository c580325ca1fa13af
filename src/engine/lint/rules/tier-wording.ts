import type { DraftItem } from '../../../domain/draft.ts';
import { QUANTIFIED } from '../bases.ts';
import { listClauses } from '../clauses.ts';
import type { LintReport, LintRule } from '../rule.ts';

/** 3处, 3处以上, 3处及以上, 三项（含）以上. By 财政部令第87号第八十六条 以上 and 以内 include the number itself. */
const TIER =
  /(每|第)?(\d{1,2}|[一二两三四五六七八九十])(处|项|个|条|份|次|种|点)(?:\(含\))?(?:\(?含?\d{0,2}(?:处|项|个|条|份|次|种|点)?\)?)?(及以上|或以上|以上|及以下|或以下|以下|以内)?/g;
const OWN_MEANING = /以上.{0,4}不含|不含本数|以上不包括/;
const AWARDS = /得\d|得满分|不得分|不得|扣\d|计\d|\d\s?分/;

interface Tier {
  number: number;
  unit: string;
  bound: string;
}

/**
 * Looks only at the wording of items whose tiers stand in the text. 每缺1项扣2分 is no tier; 缺3处得2分 beside
 * 3处以上得0分 gives three flaws both marks.
 */
export const tierWording: LintRule = {
  code: 'tier-wording',
  title: '文字中的档次重叠或者有缺口（如“3 处”与“3 处以上”并列）',
  severities: ['error', 'warning'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check: ({ lot }) => lot.items.filter(({ kind }) => kind !== 'price').flatMap(checkItem),
};

function checkItem(item: DraftItem): LintReport[] {
  const clauses = listClauses(item).map(({ text }) => text);
  if (clauses.some((clause) => OWN_MEANING.test(clause))) return [];
  const tiers = clauses.flatMap(readTiers);
  for (const unit of new Set(tiers.map((tier) => tier.unit))) {
    const same = tiers.filter((tier) => tier.unit === unit);
    const exact = same.filter(({ bound }) => bound === '').map(({ number }) => number);
    const open = same.filter(({ bound }) => bound.endsWith('以上'));
    for (const { number, bound } of open) {
      const doubled = exact.includes(number) || open.some((other) => other.number === number && other.bound !== bound);
      if (doubled) {
        const message = `“${item.title}”中“${number}${unit}”同时落在“${number}${unit}${bound}”和另一档（“以上”含本数），请改成不重叠的档次`;
        return [{ severity: 'error', message, item }];
      }
      const below = exact.filter((value) => value < number);
      if (below.length >= 2 && Math.max(...below) < number - 1) {
        const message = `“${item.title}”的档次从 ${Math.max(...below)} ${unit}跳到 ${number} ${unit}${bound}，中间没有分值，请补上`;
        return [{ severity: 'warning', message, item }];
      }
    }
  }
  return [];
}

/** One tier a clause: the first figure that has a unit; a clause that awards nothing says no tier. */
function readTiers(clause: string): Tier[] {
  if (!AWARDS.test(clause)) return [];
  const [match] = clause.matchAll(TIER);
  if (match === undefined || match[1] !== undefined) return [];
  const [, , number = '', unit = '', bound = ''] = match;
  return [{ number: readNumber(number), unit, bound }];
}

const NUMERALS = '零一二三四五六七八九十';

function readNumber(text: string): number {
  if (text === '两') return 2;
  const numeral = NUMERALS.indexOf(text);
  return numeral >= 0 ? numeral : Number.parseInt(text, 10);
}
