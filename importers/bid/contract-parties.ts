import { normaliseForMatching } from '../matching.ts';
import type { Line } from './bid-text.ts';

const NAME = String.raw`[\u4e00-\u9fffA-Za-z0-9()]{2,40}?(?:公司|集团|厂|研究院|研究所|事务所|中心|大学|合作社|工作室|经营部|服务部|商行)`;
const ROLE =
  '甲方|乙方|丙方|丁方|(?:联合体)?牵头(?:人|方|单位)|(?:联合体)?成员(?:单位|方)?[一二三四五1-5]?|(?:拟|接受)?分包(?:供应商|单位|人|方|企业|承担主体)|总包(?:单位|方)';
/** 乙方（分包单位）：示例乙有限公司. */
const INTRODUCED = new RegExp(`(?<role>${ROLE})(?:名称)?\\s*(?:\\([^()]{0,20}\\))?\\s*:\\s*(?<name>${NAME})`, 'g');
/** 示例乙有限公司（以下简称“乙方”）. */
const CALLED = new RegExp(`(?<name>${NAME})\\s*\\((?:以下)?(?:简称|称)为?["'“‘]?(?<role>${ROLE})["'”’]?\\)`, 'g');
const BEFORE_NAME =
  /^.*(?:^|[,;:、(\s]|分包给|[由给与]|牵头人?|[大中小微]型企业|小微企业|联合体成员|其中|甲方|乙方|丙方|成员[一二三四五1-5]?)(?=[\u4e00-\u9fffA-Za-z])/;

/** Who takes part in a consortium or subcontract, by full name and by the role that an agreement gives them. */
export interface Parties {
  names: ReadonlySet<string>;
  /** 乙方 → 示例乙有限公司; null where two are called the same. */
  byRole: ReadonlyMap<string, string | null>;
}

/** @param lines of one agreement */
export function readParties(lines: readonly Line[], known: readonly string[]): Parties {
  const byRole = new Map<string, string | null>();
  for (const { text } of lines)
    for (const pattern of [INTRODUCED, CALLED])
      for (const { groups = {} } of text.matchAll(pattern)) {
        const role = groups['role'] ?? '';
        const name = bareName(groups['name'] ?? '');
        byRole.set(role, byRole.has(role) && byRole.get(role) !== name ? null : name);
      }
  const introduced = [...byRole.values()].filter((name) => name !== null);
  return { names: new Set([...known.map(normaliseForMatching), ...introduced]), byRole };
}

/** The party named last in a text: by its name, by its role, or by what looks like the name of an organisation. */
export function findParty(text: string, { names, byRole }: Parties): string | null {
  const written = [...text.matchAll(new RegExp(NAME, 'g'))].map(({ 0: match, index }) => {
    const name = bareName(match);
    return { name, end: index + match.length };
  });
  const mentions = [
    ...written,
    ...[...names].map((name) => ({ name, end: endOf(text, name) })),
    ...[...byRole].map(([role, name]) => ({ name: name ?? '', end: endOf(text, role) })),
  ].filter(({ name, end }) => name !== '' && end > 0);
  const latest = Math.max(0, ...mentions.map(({ end }) => end));
  const last = mentions.filter(({ end }) => end === latest);
  return (last.find(({ name }) => names.has(name)) ?? last[0])?.name ?? null;
}

/** Where the last mention ends; 0: there is none. */
function endOf(text: string, name: string): number {
  const start = text.lastIndexOf(name);
  return start < 0 || name === '' ? 0 : start + name.length;
}

function bareName(written: string): string {
  return written.replace(BEFORE_NAME, '');
}
