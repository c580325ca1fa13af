import { showRate } from '../../../domain/decimal.ts';
import { normaliseForMatching } from '../../../domain/matching.ts';
import type { LawReference } from '../law-in-force.ts';
import { isOutside, readRange } from '../law-value.ts';
import { calculatePriceWeight, isPriceItem } from '../price-items.ts';
import type { LintRule } from '../rule.ts';
import { readWordList } from '../word-list.ts';

const RANGE: LawReference = {
  key: 'price-weight/information-systems',
  methods: ['open-tender', 'competitive-consultation'],
};
const WORDS: LawReference = { key: 'price-formula/information-system-words', isData: true };

/** Where the document does not say whether it is such a system, the title raises a suspicion and no more. */
export const informationSystemWeight: LintRule = {
  code: 'information-system-weight',
  title: '政务信息系统项目的价格分比重不是规定的固定值',
  severities: ['error', 'warning'],
  basis: [RANGE, WORDS],
  check({ procurement, lot }, law) {
    const range = readRange(law.find(RANGE.key), procurement.category);
    const weight = calculatePriceWeight(lot);
    if (range === null || weight === null || !isOutside(weight, range)) return [];
    const item = lot.items.find(isPriceItem);
    const fixed = `政务信息系统项目的价格分比重固定，应为 ${showRate(range.min)}，现为 ${showRate(weight.toDecimalPlaces(4))}`;
    const where = item === undefined ? {} : { item };
    if (procurement.isInformationSystem === true) {
      return [{ severity: 'error', message: `${fixed}，请调整分值`, ...where }];
    }
    if (procurement.isInformationSystem === false) return [];
    const words = law.find(WORDS.key);
    const named = words === undefined ? null : readWordList(words).suspected;
    const title = normaliseForMatching(`${procurement.title ?? ''} ${lot.title}`);
    if (named === null || !named.test(title)) return [];
    return [
      {
        severity: 'warning',
        message: `项目名称像政务信息系统。${fixed}；不属于的请在采购文件和方案中写明（isInformationSystem: false）`,
        ...where,
      },
    ];
  },
};
