import type { Procurement } from '../../../src/domain/procurement.ts';
import { normaliseForMatching } from '../../matching.ts';
import { readLines } from '../passages/clean-markup.ts';
import { locateCell } from '../passages/grid.ts';
import { findLabelled } from '../passages/labelled.ts';
import { parseNumber } from '../passages/marked-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

type Qualification = Procurement['qualifications'][number];

/** A heading of the section, and no condition. */
const HEADING =
  /(?:资格(?:要求|条件|审查|证明)|合格的?(?:投标人|供应商))[^。;]{0,16}$|^(?:落实政府采购政策)[^。;]{0,16}:?$|即:$/;
/** A row of a table of particulars. */
const LABEL =
  '(?:投标人|供应商|投标方|申请人|响应人|合格投标人)?(?:的)?(?:特定)?(?:资格|资质)(?:条件|要求|标准)(?:、能力和信誉|、能力、信誉)?|投标人资质条件、能力[、和]信誉';
const LENGTH = 1200;

/** What a tenderer has to be or prove to take part, one entry a clause or table row, in the document's order. */
export function readQualifications(passages: readonly Passage[]): Fact {
  const qualifications: Qualification[] = [];
  const seen = new Set<string>();
  const add = (number: string | null, text: string, location: Qualification['location']) => {
    const key = text.replace(/\s/g, '');
    if (key.length < 6 || /^(?:详见|见)/.test(text) || seen.has(key) || text.length > LENGTH) return;
    seen.add(key);
    qualifications.push({ id: `qualification-${qualifications.length + 1}`, number, text, location });
  };
  for (const section of splitSections(passages)) {
    if (qualifications.length > 0) break;
    readSection(section, qualifications, add);
  }
  if (qualifications.length === 0)
    for (const { raw, location } of findLabelled(passages, LABEL))
      for (const line of readLines(raw)) {
        const number = parseNumber(normaliseForMatching(line));
        if (!HEADING.test(line))
          add(number?.written ?? null, number === null ? line : stripNumber(line, number.rest), location);
      }
  return { fields: { qualifications } };
}

function readSection(
  section: readonly Passage[],
  qualifications: Qualification[],
  add: (number: string | null, text: string, location: Qualification['location']) => void,
): void {
  const rows = new Set<string>();
  for (const passage of section) {
    if (passage.cell !== null) {
      const row = passage.cell.grid.rows[passage.cell.row];
      if (row === undefined || rows.has(row.path) || passage.cell.row === 0) continue;
      rows.add(row.path);
      const [head, ...cells] = row.own;
      if (head === undefined || /^序号$|^无$/.test(head.text) || !/^\d{1,2}$/.test(head.text)) continue;
      const body = cells.map(({ raw }) => raw).filter((text) => text !== '');
      if (body.length > 0 && !/^[无/]$/.test(body[0] ?? ''))
        add(head.text, body.join('：'), locateCell(passage.cell.grid, cells[0] ?? head));
      continue;
    }
    const number = parseNumber(passage.text);
    if (HEADING.test(passage.text) || passage.text.length < 6) continue;
    const last = qualifications.at(-1);
    if (
      number === null &&
      last !== undefined &&
      last.text.length + passage.raw.length < LENGTH &&
      !/[。;]$/.test(last.text)
    ) {
      last.text = `${last.text}${passage.raw}`;
      continue;
    }
    add(
      number?.written ?? null,
      number === null ? passage.raw : stripNumber(passage.raw, number.rest),
      locate(passage),
    );
  }
}

/** Runs of passages about qualification; what only repeats or checks it later stands in other runs. */
function splitSections(passages: readonly Passage[]): Passage[][] {
  const sections: Passage[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, passage] of passages.entries()) {
    if (passage.chapter !== 'qualification') continue;
    if (index - last > 1) sections.push([]);
    sections.at(-1)?.push(passage);
    last = index;
  }
  return sections;
}

function stripNumber(raw: string, rest: string): string {
  const at = raw.indexOf(rest.slice(0, 4));
  return at > 0 && at < 14 ? raw.slice(at) : raw;
}
