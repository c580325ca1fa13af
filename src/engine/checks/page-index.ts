import type { BidFacts } from '../../domain/bid.ts';
import type { BidSection, IndexEntry } from '../../domain/bid-section.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { nameScore, outlineSections, readTitle } from './bid-outline.ts';

interface PagedEntry {
  entry: IndexEntry;
  section: BidSection;
  /** How far the file's page lies behind the page that the index names. */
  shift: number;
}

const NAMES = 0.9;
const ENOUGH_ENTRIES = 3;
const SHOWN = 5;

/**
 * Holds the index against the places. Pages can be compared only where the file has pages; covers and contents may
 * shift all of them alike, so only entries that leave the common shift are told.
 */
export function checkPageIndex(bid: BidFacts): Finding[] {
  const index = bid.index ?? [];
  const sections = (bid.sections ?? []).filter(({ form, title }) => form !== 'contents' && title !== '');
  return [...checkAnnexes(index, sections), ...checkPages(index, sections)];
}

function checkAnnexes(index: readonly IndexEntry[], sections: readonly BidSection[]): Finding[] {
  const known = sections.flatMap(({ annex }) => annex ?? []);
  const lost = index.filter(({ annexes }) => annexes.some((annex) => !known.some((other) => other.startsWith(annex))));
  if (lost.length === 0 || known.length === 0) return [];
  const names = lost.slice(0, SHOWN).map(({ title, annexes }) => `“${title}”指向${annexes.join('、')}`);
  return [
    finding('info', 'index-place-missing', `检索表所指的附件没有找到：${names.join('；')}`, {
      locations: lost.slice(0, SHOWN).map(({ location }) => location),
    }),
  ];
}

function checkPages(index: readonly IndexEntry[], sections: readonly BidSection[]): Finding[] {
  const outline = outlineSections(sections.filter(({ location }) => location.page !== null));
  const paged = index.flatMap((entry): PagedEntry[] => {
    if (entry.page === null) return [];
    const wanted = readTitle(entry.title);
    const section = outline.find(
      ({ location, name }) => location.file === entry.location.file && nameScore(name, wanted) >= NAMES,
    );
    const page = section?.location.page ?? null;
    return section === undefined || page === null ? [] : [{ entry, section, shift: page - entry.page }];
  });
  const common = commonest(paged.map(({ shift }) => shift));
  const agreeing = paged.filter(({ shift }) => shift === common);
  if (agreeing.length < ENOUGH_ENTRIES || agreeing.length * 2 < paged.length) return [];
  const wrong = paged.filter(({ shift }) => shift !== common);
  if (wrong.length === 0) return [];
  const names = wrong
    .slice(0, SHOWN)
    .map(({ entry, section }) => `“${entry.title}”写第 ${entry.page} 页，实际在文件第 ${section.location.page} 页`);
  return [
    finding('info', 'index-pages-differ', `目录或检索表的页码与实际不符：${names.join('；')}`, {
      locations: wrong.slice(0, SHOWN).flatMap(({ entry, section }) => [entry.location, section.location]),
    }),
  ];
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
