import type { DraftItem, DraftLot } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';

/**
 * Leaves out what the reading of the table says of an item's wording where the reading of the item says it too, with the
 * item's id: “最多得8分” beside 10 points in the column.
 */
export function dropToldTwice(messages: readonly Finding[], lots: readonly DraftLot[]): Finding[] {
  const told = lots.flatMap(({ number, items }) =>
    items.filter(({ id }) =>
      messages.some(({ lot, item, code }) => code === 'points-contradictory' && item === id && lot === number),
    ),
  );
  return messages.filter(
    (message) =>
      message.item !== undefined ||
      message.code !== 'points-contradictory' ||
      !told.some((item) => isAboutWording(message, item)),
  );
}

function isAboutWording({ locations }: Finding, { location, text, title }: DraftItem): boolean {
  if (location === null) return false;
  const [wording, name] = [plain(text ?? ''), plain(title)];
  return locations.some(
    ({ file, path, quote }) =>
      file === location.file &&
      rowOf(path) === rowOf(location.path) &&
      /\d/.test(quote) &&
      wording.includes(plain(quote)) &&
      !name.includes(plain(quote)),
  );
}

function rowOf(path: string): string {
  return path.replace(/\/cell\[\d+\].*$/, '');
}

function plain(text: string): string {
  return normaliseForMatching(text).replace(/\s/g, '');
}
