import type { AnswerRow, BidCheck } from '../../domain/bid.ts';
import type { Deviation } from '../../domain/facts.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Quantity } from '../../domain/requirement.ts';
import { isMarked, listRequirements, type MatchedAnswer, matchAnswers } from './answer-matching.ts';
import { compareQuantities, repeatsPublished } from './quantities.ts';

type Response = BidCheck['responses'][number];

/** Words that make an answer hang on something else; a person has to read it. */
const CONDITIONS =
  /以.{1,20}为准|视.{0,6}(?:情况|情形)|另行(?:收费|协商|计费|报价)|不含|不包括|除外|原则上|尽量|尽可能/;
const NEGATIVE = /负偏离|不满足|不响应|不接受|不能满足|无法满足|低于要求/;
const POSITIVE = /正偏离|优于/;
/** What may stand around a bare “满足” without saying anything. */
const FILLER =
  /完全|均|全部|我方|我公司|我司|本公司|供应商|投标人|要求|采购|招标|磋商|谈判|文件|以上|上述|该|此|条款?|项|的|并|能够?|可以?|已|将|对应|内容|无偏离|[\s\p{P}]/gu;

/** Judges every answer row, and finds the mandatory requirements that no row answers. All of it is proposed. */
export function checkAnswers(
  rows: readonly AnswerRow[],
  scheme: Scheme,
): { responses: Response[]; findings: Finding[] } {
  const known = listRequirements(scheme);
  const matched = matchAnswers(rows, known);
  const responses = matched.map((answer) => judge(answer, scheme));
  const answered = new Set(matched.map((answer) => answer.known?.requirement.id));
  for (const { requirement, mandatory } of known) {
    if (!mandatory || answered.has(requirement.id)) continue;
    responses.push({
      number: requirement.number,
      mandatory,
      deviation: 'missing',
      declaredDeviation: null,
      reasons: ['没有找到对这一条的应答'],
      location: null,
    });
  }
  return { responses, findings: responses.flatMap(describeResponse) };
}

function judge({ row, known }: MatchedAnswer, scheme: Scheme): Response {
  const { deviation, reasons } = classify(
    row,
    known?.requirement.quantities ?? [],
    scheme.procurement.rules.vagueAnswers,
  );
  return {
    number: known?.requirement.number ?? row.number ?? '',
    mandatory: known?.mandatory ?? isMarked(row),
    deviation,
    declaredDeviation: row.declaredDeviation,
    reasons,
    location: row.location,
  };
}

function classify(
  row: AnswerRow,
  published: readonly Quantity[],
  vagueAnswers: readonly string[],
): { deviation: Deviation; reasons: string[] } {
  const answer = normaliseForMatching(row.answer);
  const declared = normaliseForMatching(row.declaredDeviation ?? '');
  if (answer === '')
    return { deviation: 'missing', reasons: [declared === '' ? '应答为空' : `应答为空，只写了“${declared}”`] };
  if (NEGATIVE.test(declared) || NEGATIVE.test(answer))
    return { deviation: 'negative', reasons: [`自报：${NEGATIVE.test(declared) ? declared : '应答中写明不满足'}`] };
  const required =
    published.length > 0
      ? published
      : row.demandQuantities.map((quantity) => ({ ...quantity, what: `${quantity.before}${quantity.after}` }));
  const { worse, better } = repeatsPublished(required, row.demandQuantities, row.answerQuantities)
    ? { worse: [], better: [] }
    : compareQuantities(required, row.answerQuantities);
  if (worse.length > 0) return { deviation: 'negative', reasons: worse };
  const condition = CONDITIONS.exec(answer)?.[0];
  if (condition !== undefined && !normaliseForMatching(row.demand).includes(condition))
    return { deviation: 'unclear', reasons: [`附有条件：“${condition}”`] };
  if (isVague(answer, vagueAnswers)) return { deviation: 'vague', reasons: [`只写“${answer}”，没有具体数值或内容`] };
  if (POSITIVE.test(declared) || better.length > 0)
    return { deviation: 'positive', reasons: better.length > 0 ? better : [`自报：${declared}`] };
  return { deviation: 'none', reasons: [] };
}

/** Only where the document itself says that such words count as no answer. */
function isVague(answer: string, vagueAnswers: readonly string[]): boolean {
  if (vagueAnswers.length === 0) return false;
  const bare = answer.replace(FILLER, '');
  return (
    vagueAnswers.some((word) => bare.replaceAll(word, '') === '' && answer.includes(word)) ||
    /^(?:响应|同意|承诺|无)*$/.test(bare)
  );
}

function describeResponse(response: Response): Finding[] {
  const { number, mandatory, deviation, reasons, location } = response;
  const locations = location === null ? [] : [location];
  const why = reasons.length === 0 ? '' : `：${reasons.join('；')}`;
  if (mandatory && (deviation === 'negative' || deviation === 'missing')) {
    const name = deviation === 'negative' ? '负偏离' : '未应答';
    return [
      finding('error', `mandatory-${deviation}`, `实质性条款 ${number} ${name}${why}（系统提示，须经小组认定）`, {
        locations,
      }),
    ];
  }
  if (deviation === 'negative')
    return [finding('warning', 'negative-deviation', `${number} 负偏离${why}`, { locations })];
  if (deviation === 'vague') return [finding('warning', 'vague-answer', `${number} 应答含糊${why}`, { locations })];
  if (deviation === 'unclear')
    return [finding('warning', 'conditional-answer', `${number} 应答不明确${why}`, { locations })];
  return [];
}
