import type { Location } from '../../src/domain/location.ts';
import { spaced, trimFill } from '../language/fold.ts';
import type { BidText, Line } from './bid-text.ts';
import type { Form } from './forms.ts';
import { locate } from './place.ts';
import { locateCell } from './sheet.ts';

/** A value that stands behind its label: in a line `label：value`, or in the cell to the right of the label's. */
export interface Labelled {
  label: string;
  /** Trimmed; empty where the form was left blank. */
  value: string;
  form: Form;
  location: Location;
  position: number;
  inTable: boolean;
}

/** Ends a value: a wide gap, the next label, a closing stop, or the seal's bracket. */
const VALUE_END =
  /\s{2,}(?=\S)|(?=(?:招标|项目|采购|磋商|供应商|投标人|响应人)(?:编号|名称)\s*:)|(?=(?:所投)?(?:采购)?包件?号\s*:)|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff]{2,8}\s*:)|\s+(?=[\u4e00-\u9fff][\u4e00-\u9fff ]{1,9}:)|[;。]|,\s*(?=[\u4e00-\u9fff ]{2,10}:)|\((?:盖|公章|加盖|签|电子|单位盖)/;

/** Finds what stands behind a label, given as pattern source without groups of its own; spaces inside are allowed for. */
export function findLabelled(bid: BidText, label: string, options: { whole?: boolean } = {}): Labelled[] {
  const words = spaced(label);
  const inLine = new RegExp(
    `(?:^|[\\s,;。(]|公司|(?<=[A-Za-z0-9]))(?:[\\d.、()]{1,5}\\s*)?(?<label>${words})[ ]*(?:\\([^()]{0,16}\\))?\\s*:(?<value>.*)$`,
  );
  const inCell = new RegExp(`^(?:${label})(?:\\([^()]*\\))?$`);
  const found = bid.lines.flatMap((line) => findInLine(line, inLine, options.whole ?? false));
  for (const sheet of bid.sheets)
    for (const row of sheet.rows)
      for (const [index, cell] of row.own.entries()) {
        const next = row.own[index + 1];
        if (next !== undefined && inCell.test(cell.label))
          found.push({
            label: cell.label,
            value: trimFill(next.raw),
            form: sheet.form,
            location: locateCell(sheet, next),
            position: sheet.position,
            inTable: true,
          });
      }
  return found.sort((one, other) => one.position - other.position);
}

function findInLine(line: Line, pattern: RegExp, whole: boolean): Labelled[] {
  const match = pattern.exec(line.text);
  const value = match?.groups?.['value'];
  if (match === null || value === undefined) return [];
  const start = match.index + match[0].length - value.length;
  const lead = value.length - value.trimStart().length;
  const text = value.slice(lead);
  const isBracketed = match[0].startsWith('(');
  const stop = isBracketed ? text.search(/\)/) : whole ? -1 : text.search(VALUE_END);
  const length = stop < 0 ? text.length : stop;
  const raw = line.raw.slice(start + lead, start + lead + length);
  return [
    {
      label: (match.groups?.['label'] ?? '').replace(/\s/g, ''),
      value: trimFill(raw),
      form: line.form,
      location: locate(line, start + lead, start + lead + length),
      position: line.position,
      inTable: false,
    },
  ];
}
