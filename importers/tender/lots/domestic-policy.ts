import type { DraftLot } from '../../../src/domain/draft.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { decide } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { isAbout, lotsMeant, type SmeStatement } from './sme-statements.ts';

const POLICY = /本国产品/;
const APPLIES =
  /(?:适用|执行|落实|实施)[^,。;]{0,12}本国产品|本国产品[^。;]{0,30}(?:给予|享受|予以)[^。;]{0,24}(?:扣除|优惠)|本国产品[^,。;]{0,16}(?<!不)(?:适用于)?(?<!不)适用(?!范围|于货物)/;
const NOT_APPLIED =
  /(?:不|未)(?:适用|执行|涉及|实施)[^,。;]{0,16}本国产品|本国产品[^,。;]{0,20}(?:不适用|不执行|不涉及)/;
/** Only the case that it were so, or a box that is not ticked. */
const CONDITIONAL = /如(?:果)?本?(?:项目|包)|若|是否|□|未来|另有规定/;

/** Every statement of the documents on whether domestic products are preferred, and in which lots. */
export function readDomesticStatements(passages: readonly Passage[]): SmeStatement<boolean>[] {
  return passages.flatMap((passage): SmeStatement<boolean>[] => {
    if (passage.chapter === 'forms' || passage.chapter === 'contract' || passage.chapter === 'contents') return [];
    if (!POLICY.test(passage.text)) return [];
    return passage.text
      .replace(/\s/g, '')
      .split(/[。;；]/)
      .flatMap((sentence): SmeStatement<boolean>[] => {
        if (!POLICY.test(sentence) || CONDITIONAL.test(sentence)) return [];
        const value = NOT_APPLIED.test(sentence) ? false : APPLIES.test(sentence) ? true : null;
        return value === null
          ? []
          : [{ value, location: locate(passage), rank: value ? 1 : 0, lots: lotsMeant(passage, sentence) }];
      });
  });
}

/**
 * Whether one lot is under the policy for domestic products; nothing where the document does not say.
 * @param lot null where the document has but one
 */
export function decideDomesticPolicy(
  statements: readonly SmeStatement<boolean>[],
  lot: number | null,
): { policy: Pick<DraftLot, 'domesticProduct'>; messages: Finding[] } {
  const about = lot === null ? statements : statements.filter((statement) => isAbout(statement, lot));
  const { value, locations, messages } = decide(about, {
    code: 'domestic-product',
    name: `${lot === null ? '' : `第${lot}包`}是否适用本国产品政策`,
    show: (applies) => (applies ? '适用' : '不适用'),
  });
  if (value === null) return { policy: {}, messages };
  return { policy: { domesticProduct: { applies: value, location: locations[0] ?? null } }, messages };
}
