import type { Scheme } from '../../domain/lot.ts';

/** Lots that all the words are found in: title and number of the procurement, who buys, number and title of the lot. */
export function findSchemes(schemes: readonly Scheme[], words: string): Scheme[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return schemes.filter(({ procurement, lot }) => {
    const { title, number, buyer, procurementAgency } = procurement;
    const text = [title, number, buyer, procurementAgency, `第${lot.number}包`, lot.title].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
