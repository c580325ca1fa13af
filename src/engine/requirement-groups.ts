import type { Requirement } from '../domain/requirement.ts';

/** Requirements that one scoring item can cover: those under one heading of the requirement chapter. */
export interface RequirementGroup {
  title: string;
  isCommercial: boolean;
  requirements: Requirement[];
}

/** More items than this would leave too few points for each. */
const MOST_GROUPS = 8;
const FEWEST_GROUPS = 2;
const DEPTHS = [4, 3, 2, 1] as const;
const WHOLE = '项目需求';

/**
 * Groups requirements by the finest headings that still make a manageable number of groups: titles first, then headings from
 * the deepest up. One group where nothing tells them apart.
 */
export function groupRequirements(requirements: readonly Requirement[]): RequirementGroup[] {
  if (requirements.length === 0) return [];
  const keys = [
    (requirement: Requirement) => requirement.title ?? headingOf(requirement, 1),
    ...DEPTHS.map((depth) => (requirement: Requirement) => headingOf(requirement, depth)),
  ];
  for (const key of keys) {
    const groups = groupBy(requirements, key);
    if (groups.length >= FEWEST_GROUPS && groups.length <= MOST_GROUPS) return groups;
  }
  const [first] = requirements;
  const title = (first === undefined ? '' : headingOf(first, 1)) || WHOLE;
  return [{ title: cleanHeading(title), isCommercial: false, requirements: [...requirements] }];
}

/** The requirement's own heading, `depth` levels down, or as deep as its headings go. */
function headingOf({ location }: Requirement, depth: number): string {
  const path = (location.clause ?? '').split(' / ').filter((heading) => heading !== '');
  return path[Math.min(depth, path.length) - 1] ?? WHOLE;
}

function groupBy(requirements: readonly Requirement[], key: (requirement: Requirement) => string): RequirementGroup[] {
  const groups = new Map<string, RequirementGroup>();
  for (const requirement of requirements) {
    const title = cleanHeading(key(requirement));
    const group = groups.get(title) ?? { title, isCommercial: false, requirements: [] };
    group.requirements.push(requirement);
    groups.set(title, group);
  }
  return [...groups.values()];
}

/** 三、项目运营内容 → 项目运营内容. */
function cleanHeading(heading: string): string {
  const title = heading
    .replace(/^[★▲\s]*(?:[（(]?[一二三四五六七八九十\d.]{1,6}[）)]?[、.．\s]?)/, '')
    .replace(/[：:\s]+$/, '');
  return title === '' ? WHOLE : title;
}
