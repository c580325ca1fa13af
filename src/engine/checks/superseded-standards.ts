import type { Passage } from '../../domain/bid-section.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import type { SupersededStandard } from '../../domain/standard.ts';

export interface OutdatedCitation {
  standard: SupersededStandard;
  passage: Passage;
}

const NUMBER =
  /(?<body>GB(?:\/[TZ])?|GA\/T|ISO(?:\/IEC)?)\s?(?<number>\d{3,6}(?:\.\d{1,2})?)\s?[-:]\s?(?<year>(?:19|20)\d{2})(?!\d)/gi;
/** The sentence speaks of the change itself. */
const OF_THE_CHANGE = /代替|替代|取代|废止|作废|修订|换版|升级|旧版|原标准/;

/** Standards cited in an edition that a later one had replaced by the day of the evaluation; each edition once. */
export function findOutdatedStandards(
  passages: readonly Passage[],
  standards: readonly SupersededStandard[],
  date: IsoDate,
): OutdatedCitation[] {
  const byNumber = new Map(standards.filter(({ since }) => since <= date).map((entry) => [plain(entry.number), entry]));
  const found = new Map<string, OutdatedCitation>();
  for (const passage of passages) {
    for (const sentence of normaliseForMatching(passage.text).split(/[。；;\n]/)) {
      if (OF_THE_CHANGE.test(sentence)) continue;
      for (const match of sentence.matchAll(NUMBER)) {
        const key = plain(match[0]);
        const standard = byNumber.get(key);
        if (standard !== undefined && !found.has(key)) found.set(key, { standard, passage });
      }
    }
  }
  return [...found.values()];
}

function plain(number: string): string {
  return number.toUpperCase().replace(/[\s:-]/g, '');
}
