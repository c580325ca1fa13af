import type { Block, ImportedDocument } from '../../src/domain/document.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';

/** What prices are measured by, where a document says it apart from the price item. */
const TERMS = /基准价|偏差率|偏离率|评标价|评审价|有效报价|合理低价|低价优先|最低评标价法/;
/** Contracts and forms speak of prices in other ways. */
const LEAVING = /^(?:第[一二三四五六七八九十\d]{1,3}[章部](?:分)?|附件\s*\d*)\s*.{0,20}(?:合同|格式|附件)/;
const RETURNING = /^第[一二三四五六七八九十\d]{1,3}[章部]/;
const LONGEST = 4_000;

/** Lines and table rows, outside contracts and forms, that say how prices are measured; a line each. */
export function gatherPriceTerms(documents: readonly ImportedDocument[]): string {
  const found: string[] = [];
  let length = 0;
  for (const { blocks } of documents) {
    let isOutside = false;
    for (const block of blocks) {
      if (block.type === 'heading') {
        const title = normaliseForMatching(block.text);
        if (LEAVING.test(title)) isOutside = true;
        else if (RETURNING.test(title)) isOutside = false;
      }
      if (isOutside) continue;
      for (const line of linesOf(block)) {
        if (!TERMS.test(line) || length + line.length > LONGEST) continue;
        found.push(line);
        length += line.length;
      }
    }
  }
  return [...new Set(found)].join('\n');
}

function linesOf(block: Block): string[] {
  if (block.type === 'table') return block.rows.map((row) => row.map(({ text }) => text).join('\n'));
  return block.type === 'image' ? [] : [block.text];
}
