import { Decimal } from '../../../src/domain/decimal.ts';
import type { DraftItem } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import { normaliseForMatching } from '../../../src/domain/matching.ts';
import type { Requirement } from '../../../src/domain/requirement.ts';

const CLAUSE =
  /["'(]?(?<mark>[▲△●■#※*◆])["')]?号?(?:的)?(?:重要|主要|关键|一般|技术|性能|服务)*(?:条款|参数|指标|要求|项|条|标注|每|共|\d|为)/;
const STATED = /(?:共计?|总计|合计)(?:有)?(?<count>\d{1,3})(?:小?项|条|个)(?!内容|方面|业绩|合同)/;

/** The mark of the clauses that a rule counts; null where it counts none, or those without it (非“★”条款). */
export function findClauseMark(text: string): string | null {
  const match = CLAUSE.exec(readPlain(text));
  const before = match === null ? '' : match.input.slice(Math.max(0, match.index - 4), match.index);
  return match === null || /[非未除无不]["(']?$|未标注?$|不带$|以外$/.test(before)
    ? null
    : (match.groups?.['mark'] ?? null);
}

function readPlain(text: string): string {
  return normaliseForMatching(text).replace(/\s/g, '');
}

/**
 * Points for marked clauses against the clauses that the requirements hold: ▲条款共8项，每项2分，满分16分. Told where the number
 * is another than is stated, or where all of them together cannot reach the full marks.
 */
export function checkClausePoints(items: readonly DraftItem[], requirements: readonly Requirement[]): Finding[] {
  return items.flatMap((item): Finding[] => {
    const plain = readPlain(item.text ?? '');
    const mark = CLAUSE.exec(plain)?.groups?.['mark'];
    if (mark === undefined) return [];
    const stated = STATED.exec(plain)?.groups?.['count'];
    const marked = requirements.filter(({ number }) => number !== null && normaliseForMatching(number).includes(mark));
    const locations = [
      ...(item.location === null ? [] : [item.location]),
      ...marked.slice(0, 3).map(({ location }) => location),
    ];
    const findings: Finding[] = [];
    if (stated !== undefined && marked.length > 0 && !new Decimal(stated).eq(marked.length.toString()))
      findings.push(
        finding(
          'warning',
          'clause-count',
          `“${item.title}”写明“${mark}”条款共 ${stated} 项，需求中找到 ${marked.length} 项；请核对`,
          { item: item.id, locations },
        ),
      );
    const count = stated ?? (marked.length > 0 ? marked.length.toString() : undefined);
    if (item.kind !== 'count' || count === undefined) return findings;
    const reach = new Decimal(item.pointsEach).times(count);
    if (reach.lt(item.maxPoints))
      findings.push(
        finding(
          'warning',
          'clause-points',
          `“${item.title}”每项 ${item.pointsEach} 分、“${mark}”条款 ${count} 项，合计只有 ${reach.toFixed()} 分，达不到满分 ${item.maxPoints} 分；请核对`,
          { item: item.id, locations },
        ),
      );
    return findings;
  });
}
