import type { AnswerRow, BidCheck } from '../../domain/bid.ts';
import type { Passage } from '../../domain/bid-section.ts';
import type { Deviation } from '../../domain/facts.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import { type Alterations, findAdopted, findAlterations } from './altered-requirements.ts';
import { isMarked, listRequirements, type MatchedAnswer, matchAnswers } from './answer-matching.ts';
import { findContradictions } from './contradictions.ts';
import { type Declared, explanationIn, readDeclared, refusesShortly } from './declared-deviation.ts';
import { demandsAnswerTable, findOutsideAnswers } from './outside-answers.ts';
import { PublishedTexts } from './published-texts.ts';
import { compareQuantities } from './quantities.ts';
import { isVague } from './vague-answers.ts';

type Response = BidCheck['responses'][number];

/** Below this a text read from a picture may say something else. */
const CONFIDENT = 0.9;

interface Verdict {
  deviation: Deviation;
  reasons: string[];
}

export interface AnswerContext {
  /** What the bid promises outside its answer tables. */
  promises?: readonly AnswerRow[] | undefined;
  /** Parts of the bid could not be read, so that nothing can be said to be missing. */
  isPartlyUnread?: boolean;
  /** The procurement document's own words, which a row's quotation is held against. */
  procurementText?: readonly Passage[];
}

/**
 * Judges every answer row, and finds the mandatory requirements that no row answers, but perhaps a promise elsewhere in
 * the bid. All of it is proposed.
 */
export function checkAnswers(
  rows: readonly AnswerRow[],
  scheme: Scheme,
  { promises = [], isPartlyUnread = false, procurementText = [] }: AnswerContext = {},
): { responses: Response[]; findings: Finding[] } {
  const known = listRequirements(scheme);
  const matched = matchAnswers(rows, known);
  const published = new PublishedTexts(procurementText);
  const judged = matched.map((answer) => judge(answer, scheme, published));
  const answered = new Set(matched.map((answer) => answer.known?.requirement.id));
  const open = known.filter(({ requirement, mandatory }) => mandatory && !answered.has(requirement.id));
  const elsewhere = findOutsideAnswers(open, promises, known);
  const outside = [...elsewhere].map(([entry, row]) => {
    const { response } = judge({ row, known: entry, by: 'text' }, scheme, published);
    return { ...response, reasons: [...response.reasons, `应答表中没有这一条，只在${placeOf(row)}作了承诺`] };
  });
  const missing = open
    .filter((entry) => !elsewhere.has(entry))
    .map(
      ({ requirement, mandatory }): Response => ({
        number: requirement.number,
        requirement: requirement.id,
        mandatory,
        deviation: isPartlyUnread ? 'unclear' : 'missing',
        declaredDeviation: null,
        reasons: [isPartlyUnread ? '没有找到对这一条的应答，但文件有未能读取的部分' : '没有找到对这一条的应答'],
        location: null,
      }),
    );
  const responses = [...judged.map(({ response }) => response), ...outside, ...missing];
  return {
    responses,
    findings: [
      ...responses.flatMap(describeResponse),
      ...outside.map((response) => describeOutside(response, scheme)),
      ...judged.flatMap(({ alterations }) => alterations),
    ],
  };
}

function placeOf({ section }: AnswerRow): string {
  return section === undefined ? '正文' : `“${section}”`;
}

/** Where the document wants its demands answered in a table, a promise elsewhere may not be enough. */
function describeOutside({ number, location }: Response, { procurement }: Scheme): Finding {
  const isDemanded = demandsAnswerTable(procurement);
  const advice = isDemanded ? '；采购文件要求在应答表中逐条应答，请补入应答表' : '';
  return finding(
    isDemanded ? 'warning' : 'info',
    'answer-outside-table',
    `实质性条款 ${number} 没有写进应答表，只在承诺或正文中应答${advice}（系统提示，须经小组认定）`,
    { locations: location === null ? [] : [location] },
  );
}

function judge(
  { row, known }: MatchedAnswer,
  scheme: Scheme,
  published: PublishedTexts,
): { response: Response; alterations: Finding[] } {
  const requirement = known?.requirement;
  const { worse, better, alterations } = compareQuantities(
    requirement?.quantities ?? [],
    row.demandQuantities,
    row.answerQuantities,
  );
  const altered = requirement === undefined ? null : findAlterations(row, published.get(requirement), alterations);
  const demanded = `${withoutChanges(row.demand, altered)}\n${requirement?.text ?? ''}`;
  const own = classify(row, demanded, { worse, better }, scheme.procurement.rules.vagueAnswers);
  const verdict = doubtUncertain(row, altered === null ? own : doubtAdopted(row, altered, own));
  const number = requirement?.number ?? row.number ?? '';
  return {
    response: {
      number,
      ...(requirement === undefined ? {} : { requirement: requirement.id }),
      mandatory: known?.mandatory ?? isMarked(row),
      ...verdict,
      declaredDeviation: row.declaredDeviation,
      location: row.location,
    },
    alterations: (altered?.texts ?? []).map((change) =>
      finding('warning', 'requirement-altered', `${number} 的要求与采购文件不一致：${change}；以采购文件为准判断`, {
        locations: [row.location],
      }),
    ),
  };
}

/** A word that only the row's own quotation has is no part of what is demanded. */
function withoutChanges(demand: string, altered: Alterations | null): string {
  return (altered?.words ?? []).reduce(
    (text, { quoted }) => (quoted === null ? text : text.replaceAll(quoted, '')),
    demand,
  );
}

/** The requirement as published counts, so that an answer to a changed quotation is not in order by itself. */
function doubtAdopted({ answer }: AnswerRow, altered: Alterations, verdict: Verdict): Verdict {
  if (verdict.deviation !== 'none' && verdict.deviation !== 'positive') return verdict;
  const { against, silent } = findAdopted(answer, altered);
  if (against.length > 0) return { deviation: 'negative', reasons: against };
  return silent.length > 0 ? { deviation: 'unclear', reasons: silent } : verdict;
}

function classify(
  row: AnswerRow,
  demanded: string,
  { worse, better }: { worse: string[]; better: string[] },
  vagueAnswers: readonly string[],
): Verdict {
  const declared = readDeclaredWithRemark(row);
  const declaredText = normaliseForMatching(row.declaredDeviation ?? '');
  const written = normaliseForMatching(row.answer);
  const answer = written === '' && explanationIn(row.declaredDeviation).length > 3 ? declaredText : written;
  if (/^[\s/\-—_.·]*$/.test(answer))
    return { deviation: 'missing', reasons: [declaredText === '' ? '应答为空' : `应答为空，只写了“${declaredText}”`] };
  if (declared === 'negative')
    return {
      deviation: 'negative',
      reasons: [`自报：${declaredText}${row.remark === null ? '' : ` ${normaliseForMatching(row.remark)}`}`],
    };
  if (/负偏离/.test(answer.replace(/(?:无|没有|不存在|零|正)[^,。;]{0,4}负偏离/g, '')))
    return { deviation: 'negative', reasons: ['应答中写明负偏离'] };
  if (refusesShortly(answer)) return { deviation: 'negative', reasons: [`应答为“${answer}”`] };
  if (worse.length > 0) return { deviation: 'negative', reasons: worse };
  const contradictions = findContradictions(`${answer}\n${row.remark ?? ''}`, demanded);
  const against = contradictions.filter(({ isAgainstDemand }) => isAgainstDemand);
  if (against.length > 0)
    return { deviation: 'negative', reasons: against.map(({ phrase }) => `与要求相反：“${phrase}”`) };
  if (contradictions.length > 0)
    return { deviation: 'unclear', reasons: contradictions.map(({ phrase }) => `附有条件：“${phrase}”`) };
  if (isVague(answer, vagueAnswers)) return { deviation: 'vague', reasons: [`只写“${answer}”，没有具体数值或内容`] };
  if (declared === 'positive' || better.length > 0)
    return { deviation: 'positive', reasons: better.length > 0 ? better : [`自报：${declaredText}`] };
  if (declared === 'some')
    return { deviation: 'unclear', reasons: [`自报“${declaredText}”，没有说明是正偏离还是负偏离`] };
  return { deviation: 'none', reasons: [] };
}

/** 是 in one column, 负偏离：… in the next: the explanation says which. */
function readDeclaredWithRemark(row: AnswerRow): Declared {
  const declared = readDeclared(row);
  if ((declared !== 'some' && declared !== null) || row.remark === null || !/偏离/.test(row.remark)) return declared;
  return readDeclared({ declaredDeviation: row.remark }) ?? declared;
}

/** What was read from a picture without confidence is never reported as in order. */
function doubtUncertain({ confidence }: AnswerRow, verdict: Verdict): Verdict {
  if (confidence === undefined || confidence >= CONFIDENT) return verdict;
  if (verdict.deviation !== 'none' && verdict.deviation !== 'positive') return verdict;
  return { deviation: 'unclear', reasons: ['由图像识别，把握不足，请对照原件核对', ...verdict.reasons] };
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
  if (deviation === 'missing') return [finding('warning', 'empty-answer', `${number} 未应答${why}`, { locations })];
  if (deviation === 'vague') return [finding('warning', 'vague-answer', `${number} 应答含糊${why}`, { locations })];
  if (deviation === 'unclear')
    return [finding('warning', 'conditional-answer', `${number} 应答不明确${why}`, { locations })];
  return [];
}
