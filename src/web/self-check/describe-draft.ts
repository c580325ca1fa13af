import type { ReadRequirements } from '../../../views/self-check/self-check-view.ts';
import type { TenderDraft } from '../../domain/draft.ts';
import type { Finding } from '../../domain/finding.ts';
import { buildProvisionalScheme } from '../../use-cases/provisional-scheme.ts';

/** Stands in for what people add later; nothing that is told depends on it. */
const NOT_ASKED_YET = { title: '', category: 'services' } as const;

/** What the form asks for where the document does not say it. */
const ASKED_FOR = ['title-unknown', 'category-unknown'];

/** A draft as a vendor has to know it: its lots, and what was not read well in each. */
export function describeDraft({ procurement, lots, messages }: TenderDraft): ReadRequirements {
  const doubts = messages.filter(({ code, severity }) => severity !== 'info' && !ASKED_FOR.includes(code)).map(asDoubt);
  const numbers = new Set(lots.map(({ number }) => number));
  return {
    procurement,
    lots: lots.map((lot) => ({
      lot,
      mandatory: lot.mandatoryRequirements.length + procurement.mandatoryRequirements.length,
      doubts: [
        ...buildProvisionalScheme({ procurement, lot }, NOT_ASKED_YET).findings,
        ...doubts.filter((found) => found.lot === lot.number),
      ],
    })),
    doubts: doubts.filter(({ lot }) => lot === undefined || !numbers.has(lot)),
  };
}

/** What the author of the document is asked to do stands last; to look at the original is something that a vendor can do, too. */
const REQUEST = /[，；]请(?!(?:对照|核对)原[文件](?:核对)?。?$)[^“”]*$/u;

/** What a purchaser has to mend is for a vendor no error of its bid, and nothing it could mend. */
function asDoubt(found: Finding): Finding {
  return { ...found, severity: 'warning', message: found.message.replace(REQUEST, '') };
}
