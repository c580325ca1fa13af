import type { Evaluation } from '../src/domain/evaluation.ts';
import type { Finding, Severity } from '../src/domain/finding.ts';
import type { Scheme } from '../src/domain/lot.ts';

export interface RecheckGroup {
  severity: Severity;
  /** The word beside the sign. */
  word: string;
  findings: Finding[];
}

const WORDS: readonly { severity: Severity; word: string }[] = [
  { severity: 'error', word: '须更正' },
  { severity: 'warning', word: '请看' },
  { severity: 'info', word: '提示' },
];

/** What has to be looked at before signing, the weightiest first; groups without findings are left out. */
export function groupFindings(findings: readonly Finding[]): RecheckGroup[] {
  return WORDS.map(({ severity, word }) => ({
    severity,
    word,
    findings: findings.filter((found) => found.severity === severity),
  })).filter((group) => group.findings.length > 0);
}

/** Findings that follow one another with the same code and basis. */
export function groupByBasis(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const found of findings) {
    const last = groups.at(-1);
    if (last?.[0]?.code === found.code && last[0].legalBasis === found.legalBasis) last.push(found);
    else groups.push([found]);
  }
  return groups;
}

interface RecheckTopic {
  title: string;
  codes: readonly string[];
  applies: (scheme: Scheme, members: readonly string[]) => boolean;
}

const isAward = ({ lot }: Scheme): boolean => lot.purpose === 'award';
const isScored = ({ lot }: Scheme): boolean => lot.items.length > 0;

/** Checks that the engine makes on every evaluation; those that depend on a dated rule are not claimed as passed. */
const TOPICS: readonly RecheckTopic[] = [
  { title: '评分齐全', codes: ['mark-missing', 'fact-missing'], applies: isScored },
  { title: '分值在评分区间内', codes: ['mark-out-of-range', 'mark-not-allowed'], applies: isScored },
  { title: '客观分一致', codes: ['objective-marks-differ', 'objective-mark-against-evidence'], applies: isScored },
  { title: '各成员合计无误', codes: ['member-total-wrong'], applies: (_, members) => members.length > 0 },
  { title: '名次没有并列', codes: ['tie'], applies: isAward },
  {
    title: '有效供应商家数足够',
    codes: ['too-few-suppliers'],
    applies: (scheme) => isAward(scheme) && scheme.procurement.method !== null,
  },
];

/** Titles of the checks that found nothing. */
export function listPassed({ findings }: Evaluation, scheme: Scheme, members: readonly string[]): string[] {
  const found = new Set(findings.map(({ code }) => code));
  return TOPICS.filter(({ codes, applies }) => applies(scheme, members) && !codes.some((code) => found.has(code))).map(
    ({ title }) => title,
  );
}
