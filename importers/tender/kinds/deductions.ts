import { Decimal } from '../../../src/domain/decimal.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { readCertificateList } from './wording/certificates.ts';
import { splitOutside } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame } from './wording/number.ts';
import { listFrom, readParts } from './wording/parts.ts';

const PART =
  /每?(?:有)?(?:缺|少|漏|未|负偏离|偏离|不满足|不响应|不符|错误|缺失|出现|存在|一般偏离)|每(?:一)?(?:项|条|个|处|小项|部分)/;
/** Fewer people, machines, contracts than a number: no part of anything is missing. */
const FEWER = /每(?:减少|少|缺少|缺)(?:一|1)?(?:人|名|位|辆|台|套|份(?!材料|资料|证明)|家|年|天|个月)$/;
const TIMES = /每(?:发生|出现|迟到|延误|投诉)?(?:一|1)?(?:次|起|天|日|人次)/;
const MISSING = /每?(?:有)?(?:一|1)?(?:小?项|个方面|部分)?(?:内容)?(?:缺|少|漏|未提供)/;
const WRONG_PART =
  /每(?:有|存在)?(?:一|1)?(?:小?项|个?方面|部分)(?:内容)?[^,;。]{0,12}(?:缺陷|瑕疵|不合理|不足|错误|不符|不满足|不完整|不完善)/;
const FAULTS = /(?:错误|瑕疵|缺陷|不合理|问题)"?(?:是)?指:?(?<list>[^)。\n]{4,300})/;

/** Full marks to begin with, less for each part that is missing or wrong. */
export function readDeductions(rule: Rule): KindReading | null {
  const offs = rule.mentions.filter(({ role }) => role === 'off');
  const [off] = offs;
  if (off === undefined) return readGivenParts(rule);
  if (offs.some(({ from, to }) => !isSame(from, to))) return null;
  const wrong = offs.find(({ from }) => !isSame(from, off.from));
  if (wrong !== undefined && !isMissingThenWrong(offs)) return null;
  if (offs.some(({ condition }) => !PART.test(lastClause(condition)) || TIMES.test(lastClause(condition)))) return null;
  if (FEWER.test(lastClause(off.condition))) return null;
  const starts = rule.mentions.filter(({ role }) => role === 'award' || role === 'each' || role === 'base');
  if (starts.some(({ to, role }) => role === 'each' || !isSame(to, rule.maxPoints))) return null;
  const notes: Note[] = [];
  const before = rule.text.plain.slice(0, Math.min(off.start, ...starts.map(({ start }) => start)));
  const parts = partsOf(rule, before, notes);
  return {
    fields: {
      kind: 'deductions',
      pointsOff: off.from,
      ...(wrong === undefined ? {} : { pointsOffWrong: wrong.from }),
      parts,
      faults: readFaults(rule),
    },
    notes: [...notes, ...checkReach(rule, off.from, parts.length, notes.length > 0)],
  };
}

const EACH_PART =
  /每(?:一|1|有|包含|提供|具备|满足|响应|涵盖|体现)*(?:小?项|个?方面|部分|条|点|个)(?:内容|要素)?(?:(?:且|并)[^,;。]{2,20})?$/;

/** “包含A、B、C三方面内容，每项3分，缺项不得分”: where the parts make up the full marks, each that is missing costs its own. */
function readGivenParts(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => ['award', 'each', 'each-max', 'base'].includes(role));
  const [each] = given;
  if (given.length !== 1 || each === undefined || !isSame(each.from, each.to)) return null;
  const condition = lastClause(each.condition);
  if (!EACH_PART.test(condition.replace(/的$/, ''))) return null;
  const parts = readParts(rule.text, rule.text.plain.slice(0, each.start));
  if (parts.length < 2 || !new Decimal(each.to).times(parts.length.toString()).equals(rule.maxPoints)) return null;
  return { fields: { kind: 'deductions', pointsOff: each.to, parts, faults: [] } };
}

/** “每缺少一项扣3分，每有一项存在缺陷扣1分”: once for each part that is missing, once for each that is wrong. */
function isMissingThenWrong(offs: readonly Mention[]): boolean {
  const [missing, wrong, ...more] = offs;
  if (missing === undefined || wrong === undefined || more.length > 0 || isMore(wrong.from, missing.from)) return false;
  return MISSING.test(lastClause(missing.condition)) && WRONG_PART.test(lastClause(wrong.condition));
}

function lastClause(condition: string): string {
  return condition.slice(
    Math.max(condition.lastIndexOf('。'), condition.lastIndexOf('\n'), condition.lastIndexOf(';')) + 1,
  );
}

/** The listed parts; where clauses of another chapter are meant, one part stands for them, with a finding. */
function partsOf(rule: Rule, before: string, notes: Note[]): string[] {
  const parts = readParts(rule.text, before);
  if (parts.length > 0) return parts;
  const named = [...readNamedFirst(rule, before), ...readBracketed(rule)];
  if (named.length > 0) return named;
  const numbered = before.split('\n').filter((line) => /证书|认证/.test(line));
  const certificates =
    numbered.length >= 2
      ? numbered.flatMap((line) => readCertificateList(rule.text, line).map(({ title }) => title))
      : [];
  if (certificates.length >= 2) return certificates;
  const clauses =
    /(?:标注?|带|非|未标)?有?[("']*[▲★※#*■●△◆][)"']*号?(?:的)?(?:重要|主要|关键|技术)*(?:条款|参数|指标|要求|项)?/.exec(
      rule.text.plain,
    )?.[0];
  const placeholder = clauses ?? rule.row.title;
  notes.push(
    note('warning', 'parts-open', `“${rule.row.title}”按条款扣分，条款不在本条内，请把扣分的各项内容逐条列出`),
  );
  return [rule.text.written(placeholder)];
}

/** “提供A、B、C，三者齐全得3分”: the list begins the rule, where its parts make up the full marks. */
function readNamedFirst(rule: Rule, before: string): string[] {
  const list =
    /(?:^|[。;\n:])(?:供应商|投标人|响应人)?(?:应当?|须|需)?(?:提供|提交|制定|编制|具有|具备)?(?<list>[^,。;\n:]{4,160})(?:,|齐全|完整|均)/.exec(
      before,
    )?.groups?.['list'];
  const off = rule.mentions.find(({ role }) => role === 'off');
  const parts = list === undefined ? [] : listFrom(`${list}。`);
  const isWhole = off !== undefined && new Decimal(off.to).times(parts.length.toString()).equals(rule.maxPoints);
  return isWhole ? parts.map(rule.text.written) : [];
}

/** “每缺一项（A、B、C）扣5分”: the list stands in brackets behind what is counted. */
function readBracketed(rule: Rule): string[] {
  const list = /每(?:缺|少)(?:少|失)?(?:一|1)?(?:小?项|个?方面|部分)?\((?<list>[^()]{4,200})\)/.exec(rule.text.plain)
    ?.groups?.['list'];
  const parts = list === undefined ? [] : splitOutside(list, '、;,').map(rule.text.written);
  return parts.length < 2 ? [] : parts;
}

function checkReach(rule: Rule, pointsOff: string, count: number, isOpen: boolean): Note[] {
  const reach = new Decimal(pointsOff).times(count.toString());
  if (isOpen || reach.lessThanOrEqualTo(rule.maxPoints)) return [];
  return [
    note(
      'info',
      'deductions-over-max',
      `“${rule.row.title}”共 ${count} 项、每项扣 ${pointsOff} 分，合计 ${reach.toFixed()} 分，超过满分 ${rule.maxPoints} 分，扣完为止`,
    ),
  ];
}

function readFaults(rule: Rule): string[] {
  const list = FAULTS.exec(rule.text.plain)?.groups?.['list'];
  if (list === undefined) return [];
  return splitOutside(list, '、;').map((fault) => rule.text.written(fault.replace(/等(?:情形|情况)?$/, '')));
}
