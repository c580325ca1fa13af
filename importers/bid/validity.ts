import { finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';
import { foldText } from '../language/fold.ts';
import { readAnswerTables } from './answer-tables.ts';
import type { BidText, Line } from './bid-text.ts';
import type { FormKind } from './forms.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';

const PERIOD = `(?<!\\d)(?<count>\\d{1,3}|[${CHINESE_NUMERALS}]{1,5})\\s*(?:\\(\\s*(?<again>\\d{1,3})\\s*\\)\\s*)?(?:个)?\\s*(?<unit>日历天|日历日|自然日|工作日|天|日|月|年)`;
const SUBJECT = '(?:磋商|投标|响应|报价|谈判)?(?:响应)?(?:文件)?(?:的)?有\\s*效\\s*期';
const AFTER = new RegExp(`${SUBJECT}[^。;\\d]{0,40}?${PERIOD}`);
const BEFORE = new RegExp(`(?:开标|截止|递交|提交|开启|磋商)[^。;]{0,20}?${PERIOD}[^。;]{0,6}(?:内)?(?:保持)?有效`);
const OTHER_PERIODS = /保证金|保函|证书|执照|授权|委托|许可|资质|质保|合同有效期/;
/** Forms that speak of the validity of other things, or of the demand only. */
const OUTSIDE: ReadonlySet<FormKind> = new Set([
  'certificates',
  'contents',
  'contracts',
  'evidence',
  'people',
  'plan',
  'resume',
]);

interface Mention {
  days: number | null;
  isLetter: boolean;
  location: Location;
}

/** How many days the bid stays valid: the bid letter decides; without a letter all places have to agree. */
export function readValidity(bid: BidText): Reading {
  const lines = bid.lines.filter((line) => !OUTSIDE.has(line.form.kind));
  const answers = readAnswerTables(bid).answers.flatMap(({ demand, answer, location }) =>
    readPeriod(foldText(answer), /有\s*效\s*期/.test(demand)).map((days) => ({ days, isLetter: false, location })),
  );
  const mentions = [...lines.flatMap(readLine), ...answers];
  const letters = mentions.filter((mention) => mention.isLetter);
  const [deciding, ...others] = distinct(letters.length > 0 ? letters : mentions);
  const agreed = deciding !== undefined && others.length === 0 && deciding.days !== null ? deciding : null;
  const all = distinct(mentions);
  return {
    validityDays: agreed?.days ?? null,
    validityLocation: agreed?.location ?? null,
    messages: [
      ...(all.length > 1
        ? [
            finding('warning', 'validity-differs', '文件中对有效期的表述不一致，请核对。', {
              locations: all.map((mention) => mention.location),
            }),
          ]
        : []),
      ...(all.length === 1 && all[0]?.days === null
        ? [
            finding('warning', 'validity-not-in-days', '有效期不是以日历天表示的，无法直接与要求的天数比较。', {
              locations: [all[0].location],
            }),
          ]
        : []),
    ],
  };
}

function readLine(line: Line): Mention[] {
  const isLetter = line.form.kind === 'bid-letter';
  const match = AFTER.exec(line.text) ?? (isLetter ? BEFORE.exec(line.text) : null);
  if (
    match === null ||
    OTHER_PERIODS.test(line.text.slice(Math.max(0, match.index - 12), match.index + match[0].length))
  )
    return [];
  const location = locate(line, match.index, match.index + match[0].length);
  return [{ days: readDays(match), isLetter, location }];
}

/** Null for a period that is not in calendar days. */
function readPeriod(answer: string, isAsked: boolean): (number | null)[] {
  const match = AFTER.exec(answer) ?? (isAsked ? new RegExp(PERIOD).exec(answer) : null);
  return match === null || OTHER_PERIODS.test(answer) ? [] : [readDays(match)];
}

function readDays(match: RegExpExecArray): number | null {
  const { count = '', again, unit = '' } = match.groups ?? {};
  if (!/^(?:日历[天日]|自然日|天|日)$/.test(unit)) return null;
  const days = /^\d+$/.test(count) ? Number.parseInt(count, 10) : (parseChineseInteger(count)?.toNumber() ?? null);
  return again === undefined || Number.parseInt(again, 10) === days ? days : null;
}

function distinct(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.toReversed().map((mention) => [mention.days, mention])).values()].toReversed();
}
