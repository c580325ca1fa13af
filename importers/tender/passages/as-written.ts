import { normaliseForMatching } from '../../matching.ts';

/**
 * The stretch of a text that was read in its normalised form, as it stands: full-width brackets and all, without the spaces
 * that layout puts between Chinese characters. The normalised form itself where it cannot be found.
 */
export function findAsWritten(raw: string, normalised: string): string {
  if (raw.includes(normalised)) return normalised;
  const wanted = normalised.replace(/\s/g, '');
  let plain = '';
  const places: { at: number; length: number }[] = [];
  let at = 0;
  for (const character of raw) {
    const normal = normaliseCharacter(character);
    plain += normal;
    for (let index = 0; index < normal.length; index += 1) places.push({ at, length: character.length });
    at += character.length;
  }
  const start = wanted === '' ? -1 : plain.indexOf(wanted);
  const first = places[start];
  const last = places[start + wanted.length - 1];
  if (start < 0 || first === undefined || last === undefined) return normalised;
  return raw
    .slice(first.at, last.at + last.length)
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u3000-\u9fff（）]) (?=[\u3000-\u9fff（）])/g, '')
    .trim();
}

const characters = new Map<string, string>();

function normaliseCharacter(character: string): string {
  const known = characters.get(character);
  if (known !== undefined) return known;
  const normal = normaliseForMatching(character).replace(/\s/g, '');
  characters.set(character, normal);
  return normal;
}
