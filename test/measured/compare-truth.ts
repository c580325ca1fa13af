import type { BidCheck } from '../../src/domain/bid.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';
import type { Truth } from './measured-bid.ts';

export const FIGURES = [
  'mandatory answers',
  'other answers',
  'compliant rows kept',
  'price',
  'small enterprise',
  'domestic product',
  'facts',
  'findings',
] as const;
export type Figure = (typeof FIGURES)[number];

export interface Comparison {
  figure: Figure;
  isRight: boolean;
  /** What was expected and what was found instead. */
  detail: string;
}

type Response = BidCheck['responses'][number];

/** Holds a check against the truth, one comparison for each thing that can be right or wrong. */
export function compareWithTruth(check: BidCheck, truth: Truth): Comparison[] {
  return [
    ...compareResponses(check, truth),
    ...compareFields('price', check.price, truth.price ?? {}),
    ...compareFields('small enterprise', check.sme, truth.sme ?? {}),
    ...compareFields('domestic product', check.domestic, truth.domestic ?? {}),
    ...compareFields('findings', check, pick(truth, ['tenderer', 'validityDays'])),
    ...compareFacts(check, truth),
    ...compareFindings(check, truth),
  ];
}

function pick(truth: Truth, keys: readonly ('tenderer' | 'validityDays')[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => truth[key] !== undefined).map((key) => [key, truth[key]]));
}

const COMPLIANT = new Set(['none', 'positive']);

function compareResponses({ responses }: BidCheck, truth: Truth): Comparison[] {
  if (truth.responses === undefined) return [];
  const faulty = new Set<Response>();
  const found = Object.entries(truth.responses).map(([key, deviation]): Comparison => {
    const [number, words] = key.split(' ');
    const own = responses.filter((response) => isAbout(response, number ?? '', words));
    const right = own.find((response) => response.deviation === deviation);
    for (const response of right === undefined ? own : [right]) faulty.add(response);
    const figure = /^★/.test(key) && /negative|missing/.test(deviation) ? 'mandatory answers' : 'other answers';
    return {
      figure,
      isRight: right !== undefined,
      detail: `${key}: ${deviation}, found ${own.map(({ deviation: other }) => other).join('/') || 'nothing'}`,
    };
  });
  const rows = responses.filter((response) => !faulty.has(response));
  const kept = rows.map(({ number, deviation, reasons, location }) => ({
    figure: 'compliant rows kept' as const,
    isRight: COMPLIANT.has(deviation),
    detail: `${number} ${deviation}: ${reasons.join('；')} (${location?.quote.slice(0, 40) ?? ''})`,
  }));
  const counted = responses.filter(({ location }) => location !== null).length;
  const isCounted = truth.answers === undefined || truth.answers === counted;
  return [
    ...found,
    ...kept,
    { figure: 'findings', isRight: isCounted, detail: `${truth.answers} answer rows, found ${counted}` },
  ];
}

/** `（二）1 服务期`: the number, and words that the row quotes where the number alone is not unique. */
function isAbout(response: Response, number: string, words: string | undefined): boolean {
  if (response.number !== number) return false;
  return words === undefined || normaliseForMatching(response.location?.quote ?? '').includes(words);
}

function compareFields(figure: Figure, found: object, expected: object): Comparison[] {
  const actual = found as Readonly<Record<string, unknown>>;
  return Object.entries(expected).map(([key, value]) => ({
    figure,
    isRight: actual[key] === value,
    detail: `${key}: ${String(value)}, found ${String(actual[key])}`,
  }));
}

function compareFacts({ facts, items }: BidCheck, truth: Truth): Comparison[] {
  const lists = [
    [truth.contracts, facts.contracts.map(({ customer, ...rest }) => ({ name: customer, ...rest }))],
    [truth.certificates, facts.certificates],
    [truth.people, facts.people],
  ] as const;
  const judged = lists.flatMap(([expected, found]) =>
    Object.entries(expected ?? {}).map(([name, qualifies]): Comparison => {
      const own = found.filter((fact) => plain(fact.name) === plain(name));
      const shown = own.map((fact) => `${String(fact.qualifies)} ${fact.reason}`).join(' / ') || 'nothing';
      return {
        figure: 'facts',
        isRight: own.some((fact) => fact.qualifies === qualifies),
        detail: `${name}: ${qualifies}, found ${shown}`,
      };
    }),
  );
  const points = Object.entries(truth.items ?? {}).map(([id, value]): Comparison => {
    const item = items.find((candidate) => candidate.id === id);
    return {
      figure: 'facts',
      isRight: item?.proposedPoints === value,
      detail: `${id}: ${value}, found ${item?.proposedPoints} ${item?.reason}`,
    };
  });
  return [...judged, ...points];
}

function plain(name: string): string {
  return normaliseForMatching(name).replace(/\s/g, '');
}

function compareFindings({ findings }: BidCheck, truth: Truth): Comparison[] {
  const codes = new Set(findings.map(({ code }) => code));
  const wanted = (truth.findings ?? []).map((code) => ({
    figure: 'findings' as const,
    isRight: codes.has(code),
    detail: `${code}, found ${[...codes].join(' ')}`,
  }));
  if (truth.errors === undefined) return wanted;
  const errors = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))].sort();
  const expected = [...truth.errors].sort();
  const isRight = truth.errors.length === 0 ? errors.length === 0 : expected.every((code) => errors.includes(code));
  return [
    ...wanted,
    { figure: 'findings', isRight, detail: `errors ${expected.join(' ')}, found ${errors.join(' ')}` },
  ];
}
