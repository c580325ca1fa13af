import type { Finding } from './finding.ts';

const TITLED = /^“(?<title>[^”]{1,60})”(?<rest>.+)$/s;
const FEWEST = 3;
const MOST_TITLES = 6;
const SHORTEST = 6;

/**
 * For people to read: findings that say the same of item after item become one, with all titles and places. What differs from
 * item to item (figures, quotations) is left to the single findings, which stay as they are for programs.
 */
export function gatherFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const found of findings) {
    const key = `${found.code}|${found.severity}|${found.lot ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  return [...groups.values()].flatMap((group) => {
    const joined = group.length < FEWEST ? null : joinGroup(group);
    return joined === null ? group : [joined];
  });
}

/** Null where the findings have no titles or nothing to say in common. */
function joinGroup(group: readonly Finding[]): Finding | null {
  const [first] = group;
  const parts = group.map(({ message }) => TITLED.exec(message)?.groups);
  if (first === undefined || parts.some((part) => part === undefined)) return null;
  const rests = parts.map((part) => splitClauses(part?.['rest'] ?? ''));
  const common = (rests[0] ?? []).filter((clause) => rests.every((rest) => rest.includes(clause)));
  const text = common.join('，').replace(/^[的，]/, '');
  if (text.length < SHORTEST) return null;
  const titles = [...new Set(parts.map((part) => part?.['title'] ?? ''))];
  const shown = titles
    .slice(0, MOST_TITLES)
    .map((title) => `“${title}”`)
    .join('、');
  const more = titles.length > MOST_TITLES ? `等 ${titles.length} 项` : '';
  const { item: _, ...shared } = first;
  return { ...shared, message: `${shown}${more}：${text}`, locations: group.flatMap(({ locations }) => locations) };
}

function splitClauses(text: string): string[] {
  return text.split(/[；，：]/).filter((clause) => clause !== '');
}
