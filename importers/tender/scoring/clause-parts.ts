import type { DraftItem } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import { normaliseForMatching } from '../../../src/domain/matching.ts';
import type { Requirement } from '../../../src/domain/requirement.ts';
import { findClauseMark } from './clause-points.ts';

const LONGEST_NAME = 40;

/**
 * Where points go off for each marked clause (“▲”条款每有一项不满足扣2分), the marked clauses of the requirements become the
 * parts, each by its number and first words. Where the document has none with this mark the item stays as it is.
 */
export function fillClauseParts(
  items: readonly DraftItem[],
  requirements: readonly Requirement[],
  messages: readonly Finding[],
): { items: DraftItem[]; messages: Finding[] } {
  const told = [...messages];
  const filled = items.map((item): DraftItem => {
    const at = told.findIndex((message) => message.item === item.id && message.code === 'parts-open');
    if (item.kind !== 'deductions' || at < 0) return item;
    const mark = findClauseMark(item.text ?? '');
    if (mark === null) return item;
    const marked = requirements.filter(({ number }) => normaliseForMatching(number).includes(mark));
    const parts = [...new Set(marked.map(nameClause))];
    if (parts.length === 0) return item;
    const locations = [...(told[at]?.locations ?? []), ...marked.slice(0, 3).map(({ location }) => location)];
    const message = `“${item.title}”按“${mark}”条款扣分，扣分内容取自需求中带“${mark}”的 ${parts.length} 项条款，请核对`;
    told[at] = finding('info', 'parts-from-clauses', message, { item: item.id, locations });
    return { ...item, parts };
  });
  return { items: filled, messages: told };
}

function nameClause({ number, title, text }: Requirement): string {
  const words = (title ?? text).split(/[。；;\n]/)[0]?.trim() ?? '';
  return `${number} ${words.slice(0, LONGEST_NAME)}`.trim();
}
