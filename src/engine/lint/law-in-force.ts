import type { DraftScheme } from '../../domain/draft.ts';
import type { Procurement } from '../../domain/procurement.ts';
import type { RegulationValue } from '../../domain/regulation.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';

/** A value of schemes/regulations that a rule rests on, and the procurements it holds for. */
export interface LawReference {
  /** `topic/id`. */
  key: string;
  /** Absent: every method, and also where the method is not known. With it, an unknown method silences the rule, unless … */
  methods?: readonly NonNullable<Procurement['method']>[];
  /** … every method that scores says the same, so that a suspicion is right whichever it is. */
  suspectsUnknownMethod?: boolean;
  /** Absent: every category. An unknown category may be one of them: a suspicion. */
  categories?: readonly Procurement['category'][];
  /** Absent: schemes for an award only. */
  purpose?: 'award' | 'performance-assessment';
  /** Data the rule needs beside the provisions it cites, such as a list of exemptions. */
  isData?: boolean;
}

/** The provisions that hold for one scheme on one day. */
export interface LawInForce {
  /** All of them in one line: 财政部令第87号第五十五条、政府采购法实施条例第三十四条. */
  basis: string;
  /** Whether it is certain that they hold: false where the document says too little about the procurement. */
  isCertain: boolean;
  /** Undefined where the value does not hold for this scheme on this day. */
  find(key: string): RegulationValue | undefined;
}

/** Null where none of the cited provisions is in force for this scheme on that day: the rule then stays silent. */
export function findLawInForce(
  references: readonly LawReference[],
  scheme: DraftScheme,
  regulations: Regulations,
  date: IsoDate,
): LawInForce | null {
  const values = new Map<string, RegulationValue>();
  const cited = new Set<string>();
  let isCertain = false;
  for (const reference of references) {
    const holds = findApplication(reference, scheme);
    const inForce = holds === 'no' ? null : regulations.find(reference.key, date);
    if (inForce === null) continue;
    values.set(reference.key, inForce.value);
    if (reference.isData === true) continue;
    cited.add(inForce.basis);
    if (holds === 'yes') isCertain = true;
  }
  if (cited.size === 0) return null;
  return { basis: [...cited].join('、'), isCertain, find: (key) => values.get(key) };
}

function findApplication(reference: LawReference, { procurement, lot }: DraftScheme): 'yes' | 'perhaps' | 'no' {
  const { methods, categories, purpose = 'award', suspectsUnknownMethod } = reference;
  const { method, category } = procurement;
  if (purpose !== lot.purpose) return 'no';
  if (methods !== undefined && method === null && suspectsUnknownMethod !== true) return 'no';
  if (methods !== undefined && method !== null && !methods.includes(method)) return 'no';
  if (categories !== undefined && category !== null && !categories.includes(category)) return 'no';
  const isOpen = (methods !== undefined && method === null) || (categories !== undefined && category === null);
  return isOpen ? 'perhaps' : 'yes';
}
