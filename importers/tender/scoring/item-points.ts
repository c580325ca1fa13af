import { Decimal } from '../../../src/domain/decimal.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import type { PlacedPoints, RawItem } from './raw-item.ts';
import { findContradiction, findPointsInText } from './text-points.ts';

const LONGEST_SHOWN_TITLE = 30;

export interface ItemPoints {
  value: DecimalText | null;
  source: 'column' | 'title' | 'text';
}

const FROM_TEXT = new WeakMap<RawItem, ItemPoints>();

/** Full marks by the strongest evidence: the points' column, then the title, then the wording. */
export function itemPoints(item: RawItem): ItemPoints {
  if (item.columnPoints !== null) return { value: item.columnPoints.value, source: 'column' };
  if (item.titlePoints !== null) return { value: item.titlePoints.value, source: 'title' };
  const known = FROM_TEXT.get(item);
  if (known !== undefined) return known;
  const read: ItemPoints = { value: findPointsInText(item.texts.join('\n')), source: 'text' };
  FROM_TEXT.set(item, read);
  return read;
}

/** What an item's places say against each other: the column keeps its say, and both are shown. */
export function checkItemPoints(item: RawItem): Finding[] {
  const { value, source } = itemPoints(item);
  const name = `评审因素“${item.title.slice(0, LONGEST_SHOWN_TITLE)}”`;
  const [place] = item.locations;
  const locations = place === undefined ? [] : [place];
  if (value === null)
    return [finding('warning', 'points-unknown', `${name}没有写明分值，或分值无法识别；请核对并补充`, { locations })];
  const findings: Finding[] = [];
  if (source === 'column' && item.titlePoints !== null && !isSame(item.titlePoints, value))
    findings.push(
      contradiction(`${name}的分值栏为 ${value} 分，名称中写的是 ${item.titlePoints.value} 分`, [
        ...locations,
        item.titlePoints.location,
      ]),
    );
  if (source !== 'text' && !item.isWeighted) {
    const other = findContradiction(item.texts.join('\n'), value);
    if (other !== null) {
      const where: Location[] = place === undefined ? [] : [{ ...place, quote: other.quote }];
      const stated = source === 'column' ? '分值栏' : '名称中';
      findings.push(
        contradiction(`${name}${stated}为 ${value} 分，评分标准却写“${other.quote}”`, [
          ...(item.columnPoints === null ? locations : [item.columnPoints.location]),
          ...where,
        ]),
      );
    }
  }
  return findings;
}

function isSame(points: PlacedPoints, value: DecimalText): boolean {
  return new Decimal(points.value).eq(value);
}

function contradiction(message: string, locations: Location[]): Finding {
  return finding('warning', 'points-contradictory', `${message}；暂按前者，请核对后改成一致`, { locations });
}
