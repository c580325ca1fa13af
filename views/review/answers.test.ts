import { describe, expect, test } from 'vitest';
import type { BidView } from '../../src/ledger/state.ts';
import { countAnswers, findAnswer, listUnmatched, passes, type Response } from './answers.ts';
import { listReviewed, type ReviewedRequirement } from './requirements.ts';

const location = { file: '采购文件.txt', path: 'p[1]', page: null, quote: '' };
const clause = (id: string, number: string): ReviewedRequirement => ({
  id,
  number,
  key: number,
  group: 'mandatory',
  title: null,
  text: '要求',
  quantities: [],
  location,
});
const response = (number: string, deviation: Response['deviation'], more: Partial<Response> = {}): Response => ({
  number,
  mandatory: true,
  deviation,
  declaredDeviation: null,
  reasons: [],
  location: null,
  ...more,
});
const judged = (number: string, deviation: Response['deviation']): Pick<BidView, 'judgements'> => ({
  judgements: new Map([
    [
      number,
      { value: { number, deviation, location: null }, by: 'm', at: '', sequence: 1, reason: null, superseded: null },
    ],
  ]),
});
const NOBODY: Pick<BidView, 'judgements'> = { judgements: new Map() };

describe('an answer', () => {
  test('is what a member judged, whatever the tool proposes', () => {
    const answer = findAnswer(clause('a', '★1'), judged('★1', 'none'), { responses: [response('★1', 'negative')] });
    expect(answer).toMatchObject({ deviation: 'none', isJudged: true, proposed: 'negative' });
  });

  test('given several times is as grave as the gravest', () => {
    const responses = [response('★1', 'none'), response('★1', 'negative'), response('★1', 'vague')];
    expect(findAnswer(clause('a', '★1'), NOBODY, { responses }).deviation).toBe('negative');
  });

  test('to one of two clauses of the same number is not taken for an answer to the other', () => {
    const other = { ...clause('b', '（一）'), key: 'b' };
    const responses = [response('（一）', 'negative', { requirement: 'a' })];
    expect(findAnswer({ ...clause('a', '（一）'), key: 'a' }, NOBODY, { responses }).deviation).toBe('negative');
    expect(findAnswer(other, NOBODY, { responses }).deviation).toBeNull();
    expect(findAnswer(other, NOBODY, { responses: [response('（一）', 'negative')] }).deviation).toBeNull();
  });

  test('of a bid that has not been read is open', () => {
    expect(findAnswer(clause('a', '★1'), NOBODY, null)).toMatchObject({ deviation: null, isJudged: false });
  });

  test('that belongs to no clause is kept, unless it is simply in order', () => {
    const responses = [response('9', 'negative'), response('9', 'none'), response('★1', 'vague')];
    expect(listUnmatched([clause('a', '★1')], { responses })).toEqual([responses[0]]);
  });
});

test('a filter shows a requirement where one tenderer’s answer is what it asks for', () => {
  const met = findAnswer(clause('a', '★1'), judged('★1', 'none'), null);
  const missing = findAnswer(clause('a', '★1'), NOBODY, { responses: [response('★1', 'missing')] });
  expect(passes('negative', 'mandatory', [met, missing])).toBe(true);
  expect(passes('negative', 'mandatory', [met])).toBe(false);
  expect(passes('open', 'mandatory', [met])).toBe(false);
  expect(passes('uncertain', 'mandatory', [met, missing])).toBe(false);
  expect(passes('mandatory', 'other', [missing])).toBe(false);
  expect(countAnswers([met, missing])).toEqual({ met: 1, negative: 0, missing: 1, uncertain: 0, unknown: 0, open: 1 });
});

test('requirements of the same number are named by their ids, so that none hides another', () => {
  const own = (id: string, number: string) => ({ ...clause(id, number), form: 'technical' as const, title: '标题' });
  const scheme = {
    procurement: {
      qualifications: [{ id: 'licence', number: null, text: '营业执照', location }],
      mandatoryRequirements: [own('a', '（一）')],
      requirements: [],
    },
    lot: { mandatoryRequirements: [own('b', '★2')], requirements: [own('c', '（一）')] },
  };
  const listed = listReviewed(scheme as unknown as Parameters<typeof listReviewed>[0]);
  expect(listed.map(({ key }) => key)).toEqual(['licence', 'a', '★2', 'c']);
});
