import { Decimal } from '../../domain/decimal.ts';
import { type Criterion, noPoints } from './criterion.ts';
import { pointsWritten } from './mark-points.ts';

export const discretionCriterion: Criterion<'discretion'> = {
  kind: 'discretion',
  describe: (item) =>
    item.grades.length === 0
      ? `由成员在 ${item.minPoints}～${item.maxPoints} 分之间评定`
      : item.grades.map((grade) => `${grade.title} ${grade.from}～${grade.to} 分`).join('，'),
  fromMark: (item, mark) => {
    const written = pointsWritten(item, mark);
    if (written.points === null || item.grades.length === 0) return written;
    const { points } = written;
    if (item.grades.some((grade) => points.greaterThanOrEqualTo(grade.from) && points.lessThanOrEqualTo(grade.to)))
      return written;
    return noPoints(
      'mark-not-allowed',
      `${new Decimal(points).toFixed()} 分不在“${item.title}”的任何一档：${item.grades.map((grade) => `${grade.title} ${grade.from}～${grade.to}`).join('，')}`,
    );
  },
};
