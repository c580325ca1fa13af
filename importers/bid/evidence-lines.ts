import { type BidText, type Line, readCellLines } from './bid-text.ts';
import type { Sheet } from './sheet.ts';

/** A line of the pages that prove something. Beside its label in a table, `text` and `raw` have the label in front. */
export interface EvidenceLine {
  /** Where it stands, as it stands. */
  line: Line;
  text: string;
  raw: string;
}

const LABEL_COLUMNS = 4;

/** Lines and label tables in reading order; lists under a head of their own are left out. */
export function readEvidenceLines(parts: BidText['parts'], isList: (sheet: Sheet) => boolean): EvidenceLine[] {
  return parts.flatMap((part) => {
    if (part.type === 'line') return [{ line: part, text: part.text, raw: part.raw }];
    return part.width > LABEL_COLUMNS || isList(part) ? [] : joinLabels(part);
  });
}

function joinLabels(sheet: Sheet): EvidenceLine[] {
  return sheet.rows.flatMap((row) =>
    row.own.flatMap((cell, index) => {
      const label = index % 2 === 1 ? (row.own[index - 1]?.label ?? '') : '';
      const lines = readCellLines({ ...sheet, rows: [{ ...row, own: [cell] }] });
      return lines.map((line) => ({
        line,
        text: label === '' ? line.text : `${label}:${line.text}`,
        raw: label === '' ? line.raw : `${label}:${line.raw}`,
      }));
    }),
  );
}
