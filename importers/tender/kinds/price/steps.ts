import type { DecimalText } from '../../../../src/domain/scalars.ts';
import { DIGITS, isSame, NUMBER, readNumber } from '../wording/number.ts';
import { binary, call, type Expression, named, number } from './expression.ts';

const UP = '(?:[每为]\\+(?=\\d)|高于|高出|高过|超过|超出|(?<!最)高|上浮|上升|增加|正偏[离差](?:比例)?|大于)';
const DOWN = '(?:[每为]-(?=\\d)|低于|低出|低过|(?<!最)低|下浮|下降|减少|负偏[离差](?:比例)?|小于)';
const STEP = (side: string) =>
  new RegExp(
    `${side}[^。;,，\\n%]{0,24}?,?(?:幅度)?(?:每)?[^。;\\n%\\d]{0,16}?(?<per>${DIGITS}|一|1)(?:%|个百分点|个百分比|百分点)[^。;\\n\\d]{0,14}?(?<sign>扣减?|减|加|扣除|增加)(?:除|去|减)?(?<points>${NUMBER})分`,
  );
const BASE = new RegExp(
  `(?:等于|为|与)[^。;,\\n]{0,12}(?:基准价|基准值)[^。;\\n]{0,16}?(?:得|为|计|记)(?:基本分|基础分)?(?<points>${DIGITS})分|(?:基本分|基础分|起评分|基准分)[为得是:]*(?<base>${DIGITS})分|先得(?:满分)?(?<first>${DIGITS})分`,
);
const UP_STEP = STEP(UP);
const DOWN_STEP = STEP(DOWN);
const UP_TO_STEP =
  /不足(?:1|一)(?:%|个百分点)的?(?:均)?(?:按|以|视为|也按)(?:1|一)(?:%|个百分点)|不足(?:1|一)%的?,?按(?:1|一)%/;
const WHOLE_STEP = /不足(?:1|一)(?:%|个百分点)的?(?:部分)?(?:的)?(?:不计|不扣|不予扣|忽略|舍去)/;
const NEAREST = /不足(?:1|一)(?:%|个百分点)的?(?:部分)?[^。;\n]{0,6}四舍五入|四舍五入(?:取整|(?:按|至|到)整数)/;
const LINEAR = /插值|内插|插入法|按比例|不足(?:1|一)%[^。;\n]{0,6}比例/;

/** Points for each percent above and below the benchmark, and how a part of a percent counts. */
export interface PriceSteps {
  score: Expression;
  /** How a part of a step counts is not said; the score takes it in proportion. */
  isRoundingOpen: boolean;
}

/** “每高于基准价1%扣1分，每低于1%扣0.5分”, “每低1%加0.5分，最高35分”, with a base below the full marks where one is stated. */
export function readPriceSteps(text: string, maxPoints: DecimalText): PriceSteps | null {
  const shared = readShared(text);
  const up = readStep(UP_STEP, text) ?? shared;
  if (up === null || up.adds) return null;
  const down = readStep(DOWN_STEP, text) ?? shared;
  const groups = BASE.exec(text)?.groups;
  const stated = readNumber(groups?.['points'] ?? groups?.['base'] ?? groups?.['first'] ?? '');
  const base = stated ?? maxPoints;
  if (down?.adds === true && isSame(base, maxPoints)) return null;
  const above = call(
    'max',
    number('0'),
    binary('-', number(base), scaled(binary('-', named('price'), named('benchmark')), up, text)),
  );
  const isRoundingOpen = !NEAREST.test(text) && !UP_TO_STEP.test(text) && !WHOLE_STEP.test(text) && !LINEAR.test(text);
  if (down === null) {
    return LOWEST_IS_FULL.test(text) ? { score: above, isRoundingOpen } : null;
  }
  const gap = scaled(binary('-', named('benchmark'), named('price')), down, text);
  const below = down.adds
    ? call('min', number(maxPoints), binary('+', number(base), gap))
    : call('max', number('0'), binary('-', number(base), gap));
  return { score: { type: 'choice', condition: 'price > benchmark', chosen: above, otherwise: below }, isRoundingOpen };
}

interface Step {
  per: DecimalText;
  points: DecimalText;
  adds: boolean;
}

function readStep(pattern: RegExp, text: string): Step | null {
  const groups = pattern.exec(text)?.groups;
  const per = readNumber(groups?.['per'] ?? '');
  const points = readNumber(groups?.['points'] ?? '');
  if (per === null || points === null || isSame(per, '0')) return null;
  return { per, points, adds: /加/.test(groups?.['sign'] ?? '') };
}

/** “每偏离1%扣1分”, “每高于或低于1%扣1分”: the same on both sides. */
function readShared(text: string): Step | null {
  return readStep(STEP('(?:偏离|偏差|高于或低于|高或低|上下浮动|±)'), text);
}

function scaled(difference: Expression, step: Step, text: string): Expression {
  const percent = binary('*', binary('/', difference, named('benchmark')), number('100'));
  const steps = isSame(step.per, '1') ? percent : binary('/', percent, number(step.per));
  const counted = UP_TO_STEP.test(text)
    ? call('ceil', steps)
    : WHOLE_STEP.test(text)
      ? call('floor', steps)
      : NEAREST.test(text)
        ? call('round', steps, number('0'))
        : steps;
  return binary('*', counted, number(step.points));
}

/** The lowest price is where nothing is taken off. */
const LOWEST_IS_FULL =
  /最低[^。;\n]{0,24}基准|基准价?[^。;\n]{0,24}最低|(?:高于|高出|超过)最低|(?:与|和|同|较)最低[^,;。\n]{0,8}(?:相比|比较|比)|最低[^,;。\n]{0,8}(?:得|计)(?:满分|\d)/;

const RANKED = new RegExp(
  `(?:第一|第1|排名第一|最低)[^。;\\n]{0,20}?(?:满分|(?<first>${DIGITS})分)[^。;\\n]{0,30}?(?:每(?:下|降|低|增加|后)(?:降)?一?(?:名|位|个名次)|依次|逐名|逐位|其余依次)[^。;\\n\\d]{0,12}?(?:递减|减少?|扣减?|下降|降低)(?:满分的|总分的)?(?<step>${DIGITS})(?<unit>%|分)`,
);

/** “第一名得满分，每下一名递减10%（2分）”: points by the rank of the price. */
export function readRankedPrice(text: string, maxPoints: DecimalText): Expression | null {
  const groups = RANKED.exec(text)?.groups;
  const step = readNumber(groups?.['step'] ?? '');
  if (groups === undefined || step === null || /最低[^。;\n]{0,24}基准/.test(text)) return null;
  const behind = binary('-', named('rank'), number('1'));
  const full = groups['first'] ?? maxPoints;
  if (groups['unit'] === '%') {
    const share = binary('-', number('1'), binary('*', behind, binary('/', number(step), number('100'))));
    return binary('*', call('max', number('0'), share), number(full));
  }
  return call('max', number('0'), binary('-', number(full), binary('*', behind, number(step))));
}
