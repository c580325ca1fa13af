import type { Finding } from '../domain/finding.ts';

/** What a verification goes through, in this order. */
export const CHECKS = ['form', 'files', 'signature', 'chain', 'rights', 'scores', 'contents'] as const;
export type CheckName = (typeof CHECKS)[number];

export interface ArchiveCheck {
  name: CheckName;
  /** Not reached: what was found before has to be put right first. Absent: there is nothing of it in the archive. */
  outcome: 'passed' | 'failed' | 'not-reached' | 'absent';
}

/** How far a verification came. */
export type Reached = 'form' | 'files' | 'events' | 'contents';

const FORM = [
  'not-a-zip',
  'cut-off',
  'rewritten',
  'duplicate-entry',
  'not-a-bag',
  'other-format',
  'newer-format',
  'unknown-format',
];
const FILES = ['file-missing', 'file-added', 'file-changed'];
const CHAIN = ['events-unreadable', 'chain-broken', 'event-unreadable'];
const SCORES = ['scores-differ'];

/** Which check each stage of a verification brings. */
const BROUGHT_BY: Readonly<Record<CheckName, readonly Reached[]>> = {
  form: ['form', 'files', 'events', 'contents'],
  files: ['files', 'events', 'contents'],
  signature: ['files', 'events', 'contents'],
  chain: ['events', 'contents'],
  rights: ['events', 'contents'],
  scores: ['events', 'contents'],
  contents: ['contents'],
};

/** What each check came to. */
export function listChecks(problems: readonly Finding[], reached: Reached, isSigned: boolean): ArchiveCheck[] {
  const faults = new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ code }) => checkOf(code, reached)),
  );
  return CHECKS.map((name) => {
    if (faults.has(name)) return { name, outcome: 'failed' };
    if (!BROUGHT_BY[name].includes(reached)) return { name, outcome: 'not-reached' };
    if (name === 'signature' && !isSigned) return { name, outcome: 'absent' };
    const isBehindBreak = faults.has('chain') && (name === 'rights' || name === 'scores');
    return { name, outcome: isBehindBreak ? 'not-reached' : 'passed' };
  });
}

/** A file that does not fit its checksum, and one that does not fit the events, are told by different checks. */
function checkOf(code: string, reached: Reached): CheckName {
  if (FORM.includes(code)) return 'form';
  if (code.startsWith('signature-')) return 'signature';
  if (CHAIN.includes(code)) return 'chain';
  if (SCORES.includes(code)) return 'scores';
  if (!FILES.includes(code)) return 'rights';
  if (reached === 'contents') return 'contents';
  return reached === 'events' ? 'scores' : 'files';
}
