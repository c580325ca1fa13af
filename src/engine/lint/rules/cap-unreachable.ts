import { Decimal } from '../../../domain/decimal.ts';
import type { DraftItem } from '../../../domain/draft.ts';
import { QUANTIFIED } from '../bases.ts';
import type { LintReport, LintRule } from '../rule.ts';

export const capUnreachable: LintRule = {
  code: 'cap-unreachable',
  title: '单项分值与满分不配：一项就超过满分，或者全部得到也到不了满分',
  severities: ['error', 'warning'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check: ({ lot }) => lot.items.flatMap(checkItem),
};

function checkItem(item: DraftItem): LintReport[] {
  if (item.maxPoints === null) return [];
  const max = new Decimal(item.maxPoints);
  switch (item.kind) {
    case 'count':
      return checkEach(item, max, item.pointsEach, null);
    case 'checklist':
      return checkEach(
        item,
        max,
        item.pointsEach,
        item.certificates.length === 0 ? null : item.certificates.length.toString(),
      );
    case 'people':
      return item.roles.flatMap((role) =>
        checkEach(item, new Decimal(role.maxPoints), role.pointsEach, bestCount(role)),
      );
    case 'deductions':
      return new Decimal(item.pointsOff).greaterThan(max)
        ? [
            {
              severity: 'error',
              message: `“${item.title}”每处扣 ${item.pointsOff} 分，超过满分 ${item.maxPoints} 分，请改正`,
              item,
            },
          ]
        : [];
    case 'levels': {
      if (item.levels.length === 0) return [];
      const best = Decimal.max(...item.levels.map(({ points }) => new Decimal(points)));
      return best.lessThan(max) ? [tooLow(item, best, max)] : [];
    }
    default:
      return [];
  }
}

function bestCount(role: {
  counting: string;
  maxPeople?: number | undefined;
  certificates: readonly unknown[];
}): string | null {
  return role.counting === 'people' && role.maxPeople !== undefined ? role.maxPeople.toString() : null;
}

function checkEach(item: DraftItem, max: Decimal, each: string, most: string | null): LintReport[] {
  const points = new Decimal(each);
  if (points.greaterThan(max)) {
    const message = `“${item.title}”每项 ${each} 分，超过满分 ${max.toFixed()} 分，请改正`;
    return [{ severity: 'error', message, item }];
  }
  if (most === null || points.times(most).greaterThanOrEqualTo(max)) return [];
  return [tooLow(item, points.times(most), max)];
}

function tooLow(item: DraftItem, best: Decimal, max: Decimal): LintReport {
  const message = `“${item.title}”满分 ${max.toFixed()} 分，按所列内容最多只能得 ${best.toFixed()} 分，请核对`;
  return { severity: 'warning', message, item };
}
