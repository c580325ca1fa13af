import type { AnswerRow, BidCheck } from '../../domain/bid.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { readDeclared } from './declared-deviation.ts';

/** 除下表所列偏离外，其他条款完全响应: a table that lists deviations only. */
const EXCEPT_LISTED =
  /除[^。;]{0,30}(?:偏离|所列|列明|下表|上表|以下|上述)[^。;]{0,20}外[^。;]{0,60}(?:响应|满足|接受|遵守|同意|无(?:任何)?偏离)/;

/**
 * What to say of a clause that no row answers. Beside a table of deviations only, a statement about all the rest is an
 * answer for people to accept; beside a table that goes through the clauses, or where the document wants more than 满足,
 * it leaves the clause unanswered.
 */
export function judgeUnanswered(
  rows: readonly AnswerRow[],
  promises: readonly AnswerRow[],
  { vagueAnswers }: Pick<Procurement['rules'], 'vagueAnswers'>,
  isPartlyUnread: boolean,
): Pick<BidCheck['responses'][number], 'deviation' | 'reasons' | 'location'> {
  const statement = promises.find(({ answer }) => EXCEPT_LISTED.test(normaliseForMatching(answer)));
  if (statement !== undefined) {
    const isEnough = vagueAnswers.length === 0 && rows.every(statesDeviation);
    const reason = `没有逐条应答，只有${placeOf(statement)}中的总括声明“${statement.location.quote}”，请认定是否接受`;
    return isEnough || isPartlyUnread
      ? { deviation: 'unclear', reasons: [reason], location: statement.location }
      : { deviation: 'missing', reasons: [reason], location: null };
  }
  return isPartlyUnread
    ? { deviation: 'unclear', reasons: ['没有找到对这一条的应答，但文件有未能读取的部分'], location: null }
    : { deviation: 'missing', reasons: ['没有找到对这一条的应答'], location: null };
}

/** Where a promise stands, in words. */
export function placeOf({ section }: AnswerRow): string {
  return section === undefined ? '正文' : `“${section}”`;
}

/** A table of deviations only has no row that is in order. */
function statesDeviation(row: AnswerRow): boolean {
  const declared = readDeclared(row);
  return declared !== null && declared !== 'none';
}
