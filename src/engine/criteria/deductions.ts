import { Decimal } from '../../domain/decimal.ts';
import { type Criterion, type ItemOf, type NoPoints, noPoints, type Points } from './criterion.ts';
import { limitToRange } from './limits.ts';
import { pointsWritten } from './mark-points.ts';

export const deductionsCriterion: Criterion<'deductions'> = {
  kind: 'deductions',
  describe: (item) => {
    const costs =
      item.pointsOffWrong === undefined
        ? `每缺一项或错一项扣 ${item.pointsOff} 分`
        : `每缺一项扣 ${item.pointsOff} 分，每错一项扣 ${item.pointsOffWrong} 分`;
    return `共 ${item.parts.length} 项内容，满分 ${item.maxPoints} 分；${costs}，扣完为止`;
  },
  fromFacts: (item, facts) => {
    const direct = facts.items[item.id];
    if (direct?.missing === undefined && direct?.wrong === undefined)
      return noPoints('fact-missing', `缺少“${item.title}”的缺项、错项认定`);
    return deduct(item, direct.missing ?? [], direct.wrong ?? []);
  },
  fromMark: (item, mark) =>
    mark.points === undefined ? deduct(item, mark.missing ?? [], mark.wrong ?? []) : pointsWritten(item, mark),
};

/** Each part costs its points once, however much is wrong with it: the same fault is not deducted twice. */
function deduct(item: ItemOf<'deductions'>, missing: readonly string[], wrong: readonly string[]): Points | NoPoints {
  const unknown = [...missing, ...wrong].filter((part) => !item.parts.includes(part));
  if (unknown.length > 0)
    return noPoints(
      'fact-unknown',
      `“${unknown.join('、')}”不是“${item.title}”要求的内容，应为：${item.parts.join('、')}`,
    );
  const faulty = new Set([...missing, ...wrong]);
  const absent = item.pointsOffWrong === undefined ? faulty.size : new Set(missing).size;
  const present = faulty.size - absent;
  const offWrong = item.pointsOffWrong ?? item.pointsOff;
  const off = new Decimal(item.pointsOff)
    .times(absent.toString())
    .plus(new Decimal(offWrong).times(present.toString()));
  const { points, note } = limitToRange(new Decimal(item.maxPoints).minus(off), item);
  const wrongPart = item.pointsOffWrong === undefined ? '' : ` − ${present} × ${offWrong}`;
  return {
    points,
    arithmetic: `${item.maxPoints} − ${absent} × ${item.pointsOff}${wrongPart} = ${new Decimal(item.maxPoints).minus(off).toFixed()}${note}`,
    inputs: [...faulty].map((part) => ({ name: part, value: missing.includes(part) ? '缺少' : '错误' })),
  };
}
