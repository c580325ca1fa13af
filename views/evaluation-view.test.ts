import { expect, test } from 'vitest';
import type { Evaluation, TendererResult } from '../src/domain/evaluation.ts';
import { isTied, orderResults } from './evaluation-view.ts';

function result(name: string, status: TendererResult['status'], rank: number | null): TendererResult {
  return { name, status, rank, reasons: [], quotedPrice: null, evaluatedPrice: null, items: {}, total: null };
}

const evaluation = {
  tenderers: [
    result('无效', 'rejected', null),
    result('第二', 'ranked', 2),
    result('未完成', 'ranked', null),
    result('第一', 'ranked', 1),
    result('并列第二', 'ranked', 2),
  ],
} as unknown as Evaluation;

test('ranked bids come first, incomplete ones next, rejected ones last; numbers stay those of the case', () => {
  const order = orderResults(evaluation).map(({ number, result: { name } }) => `${number} ${name}`);
  expect(order).toEqual(['4 第一', '2 第二', '5 并列第二', '3 未完成', '1 无效']);
});

test('a tie is an equal rank, not a missing one', () => {
  const tied = evaluation.tenderers.filter((entry) => isTied(evaluation, entry)).map(({ name }) => name);
  expect(tied).toEqual(['第二', '并列第二']);
});
