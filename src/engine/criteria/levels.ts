import { Decimal } from '../../domain/decimal.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import { type Criterion, noPoints } from './criterion.ts';
import { limitToRange } from './limits.ts';

export const levelsCriterion: Criterion<'levels'> = {
  kind: 'levels',
  describe: (item) =>
    `${item.levels.map((level) => `${level.title} ${level.points} 分`).join('，')}；只计最高一档，不累加`,
  fromFacts: (item, facts) => {
    const direct = facts.items[item.id];
    if (direct?.level !== undefined) {
      const level = item.levels.find(({ title }) => title === direct.level);
      if (level === undefined) return noPoints('fact-unknown', `“${item.title}”没有“${direct.level}”这一档`);
      return {
        points: new Decimal(level.points),
        arithmetic: `${level.title} = ${level.points}`,
        inputs: [{ name: '等级', value: level.title, location: direct.location }],
      };
    }
    const { role } = item;
    if (role === undefined) return noPoints('fact-missing', `缺少“${item.title}”的认定等级`);
    const holders = facts.people.filter(
      (person) => normaliseForMatching(person.role) === normaliseForMatching(role) && person.qualifies !== false,
    );
    const reached = holders.flatMap((person) =>
      item.levels.filter(({ title }) => person.title?.includes(title) === true),
    );
    const best = reached.reduce<Decimal | null>(
      (top, level) => (top === null || top.lessThan(level.points) ? new Decimal(level.points) : top),
      null,
    );
    const { points, note } = limitToRange(best ?? new Decimal('0'), item);
    return {
      points,
      arithmetic: best === null ? `没有达到任何一档 = 0` : `最高一档 = ${points.toFixed()}${note}`,
      inputs: holders.map((person) => ({
        name: `${person.role}：${person.name}`,
        value: person.title ?? '未见职称',
        location: person.location,
      })),
    };
  },
};
