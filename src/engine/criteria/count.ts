import { Decimal } from '../../domain/decimal.ts';
import type { ContractFact } from '../../domain/facts.ts';
import { type Criterion, type ItemOf, noPoints, type Points } from './criterion.ts';
import { decide, describeConflict, type Judgement } from './judgement.ts';
import { limitToRange } from './limits.ts';

/** Whether one contract counts under the item: signing day inside the limits, every proof shown. */
export function judgeContract(item: ItemOf<'count'>, contract: ContractFact): Judgement {
  const missing = item.evidence
    .flatMap((evidence) => evidence.requires)
    .filter((proof) => !contract.proofs.includes(proof));
  const faults: string[] = [];
  if (contract.signedOn === null && (item.since !== undefined || item.until !== undefined)) faults.push('未见签订日期');
  if (contract.signedOn !== null && item.since !== undefined && contract.signedOn < item.since) {
    faults.push(`签订日期 ${contract.signedOn} 早于 ${item.since}`);
  }
  if (contract.signedOn !== null && item.until !== undefined && contract.signedOn > item.until) {
    faults.push(`签订日期 ${contract.signedOn} 晚于 ${item.until}`);
  }
  if (missing.length > 0) faults.push(`缺少${missing.join('、')}`);
  return decide(
    { qualifies: faults.length === 0, reason: faults.join('；') || '符合' },
    contract,
    `“${contract.customer}”`,
  );
}

export const countCriterion: Criterion<'count'> = {
  kind: 'count',
  describe: (item) => {
    const since = item.since === undefined ? '' : `${item.since} 及以后签订的`;
    return `${since}每个符合要求的得 ${item.pointsEach} 分，最多 ${item.maxPoints} 分`;
  },
  fromFacts: (item, facts) => {
    const direct = facts.items[item.id];
    if (direct?.count !== undefined) {
      return tally(item, direct.count, {
        inputs: [{ name: '认可数量', value: String(direct.count), location: direct.location }],
      });
    }
    if (item.counts !== 'contracts') return noPoints('fact-missing', `缺少“${item.title}”的认可数量`);
    const submitted = facts.contracts.filter(
      (contract) => contract.items.length === 0 || contract.items.includes(item.id),
    );
    const judged = submitted.map((contract) => ({ contract, judgement: judgeContract(item, contract) }));
    return tally(item, judged.filter(({ judgement }) => judgement.qualifies).length, {
      inputs: judged.map(({ contract, judgement }) => ({
        name: `${contract.customer}${contract.subject === '' ? '' : `，${contract.subject}`}`,
        value: judgement.qualifies ? `计入（${judgement.reason}）` : `不计（${judgement.reason}）`,
        location: contract.location,
      })),
      findings: judged.flatMap(({ contract, judgement }) =>
        judgement.conflict === undefined ? [] : [describeConflict(judgement.conflict, contract.location)],
      ),
    });
  },
};

function tally(item: ItemOf<'count'>, number: number, shown: Pick<Points, 'inputs' | 'findings'>): Points {
  const earned = new Decimal(item.pointsEach).times(number.toString());
  const { points, note } = limitToRange(earned, item);
  return { points, arithmetic: `${number} 个 × ${item.pointsEach} = ${earned.toFixed()}${note}`, ...shown };
}
