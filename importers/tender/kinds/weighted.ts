import { Decimal } from '../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import type { KindFields } from './reading.ts';

/** The parameters of an item that is marked out of 100, as points of the item: grades of 90–100 in an item of 40 are 36–40. */
export function weighFields(fields: KindFields, factor: Decimal): KindFields {
  const weigh = (points: DecimalText) => new Decimal(points).times(factor).toFixed();
  const weighFormula = (formula: string) => `(${formula}) * ${factor.toFixed()}`;
  switch (fields.kind) {
    case 'price':
      return { ...fields, formula: { ...fields.formula, score: weighFormula(fields.formula.score) } };
    case 'formula':
      return { ...fields, expression: weighFormula(fields.expression) };
    case 'count':
    case 'checklist':
      return { ...fields, pointsEach: weigh(fields.pointsEach) };
    case 'people':
      return {
        ...fields,
        roles: fields.roles.map((role) => ({
          ...role,
          pointsEach: weigh(role.pointsEach),
          maxPoints: weigh(role.maxPoints),
        })),
      };
    case 'levels':
      return { ...fields, levels: fields.levels.map((level) => ({ ...level, points: weigh(level.points) })) };
    case 'bands':
      return { ...fields, bands: fields.bands.map((band) => ({ ...band, points: weigh(band.points) })) };
    case 'flaws':
      return { ...fields, tiers: fields.tiers.map((tier) => ({ ...tier, points: weigh(tier.points) })) };
    case 'deductions':
      return {
        ...fields,
        pointsOff: weigh(fields.pointsOff),
        ...(fields.pointsOffWrong === undefined ? {} : { pointsOffWrong: weigh(fields.pointsOffWrong) }),
      };
    case 'discretion':
      return {
        ...fields,
        grades: fields.grades.map((grade) => ({ ...grade, from: weigh(grade.from), to: weigh(grade.to) })),
      };
    default:
      return fields;
  }
}
