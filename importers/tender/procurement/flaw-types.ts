import type { Procurement } from '../../../src/domain/procurement.ts';
import type { Passage } from '../passages/passage.ts';

const DEFINITION = /["“]?(?:瑕疵|缺陷|不足)["”]?(?:是|主要)?(?:指|包括|为)(?:以下情形)?:?(?<list>[^。)]{8,400})/;
const MOST_TYPES = 12;

/** What the document calls a flaw: the parts of its own definition, once for all items that repeat it. */
export function findFlawTypes(passages: readonly Passage[]): Procurement['rules']['flawTypes'] {
  for (const { text } of passages) {
    if (!/瑕疵|缺陷/.test(text)) continue;
    const list = DEFINITION.exec(text)?.groups?.['list'];
    if (list === undefined || /产权瑕疵|质量/.test(text.slice(0, 20))) continue;
    const types = list
      .split(/[;\n]|(?<![①-⑳\d])[①-⑳]/)
      .map((part) => part.replace(/^[\d.、()①-⑳\s]+|等?任意一种(?:情形|情况)?.*$|[,、\s]+$/g, '').trim())
      .filter((part) => part.length >= 2);
    if (types.length >= 2)
      return types.slice(0, MOST_TYPES).map((title, index) => ({ id: `flaw-${index + 1}`, title }));
  }
  return [];
}
