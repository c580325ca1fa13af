import { Decimal, ZERO } from '../../domain/decimal.ts';
import { type Criterion, noPoints } from './criterion.ts';

export const commitmentCriterion: Criterion<'commitment'> = {
  kind: 'commitment',
  describe: (item) =>
    `${item.covers.length > 0 ? `承诺满足${item.covers.join('、')}` : '承诺完全满足'}得 ${item.maxPoints} 分，否则 0 分`,
  fromFacts: (item, facts) => {
    const direct = facts.items[item.id];
    if (direct?.fulfilled === undefined) return noPoints('fact-missing', `缺少“${item.title}”是否满足的认定`);
    return {
      points: direct.fulfilled ? new Decimal(item.maxPoints) : ZERO,
      arithmetic: direct.fulfilled ? `完全满足 = ${item.maxPoints}` : '未完全满足 = 0',
      inputs: [{ name: '承诺', value: direct.fulfilled ? '完全满足' : '未完全满足', location: direct.location }],
    };
  },
};
