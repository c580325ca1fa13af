import { isBlank } from '../language/fold.ts';
import type { BidText, Line } from './bid-text.ts';
import { readCellLines } from './bid-text.ts';
import type { Form, FormKind } from './forms.ts';

/** The filled-in or blank text of one declaration form, as one text with the line of each position. */
export interface DeclarationText {
  form: Form;
  text: string;
  raw: string;
  lineAt(position: number): Line;
  lines: Line[];
}

const HINT =
  /\((?=[^()]*(?:请填写|填写|标的名称|企业名称|单位名称|项目名称|所属行业|请根据|中型企业[、/]\s*小型企业|采购文件中明确))[^()]*\)/g;
const SIGNATURE =
  /(?:投标人|供应商|响应人|单位|企业|公司)(?:\(单位\))?(?:名称|全称)?\s*(?:\([^()]*\))?\s*:\s*(?<name>.*)$/;

/** Every form of a kind, each joined to one text: a declaration is often broken over several lines or cells. */
export function readDeclarations(bid: BidText, kind: FormKind, begins: RegExp): DeclarationText[] {
  const lines = listLines(bid);
  const forms = new Map<Form, Line[]>();
  for (const line of lines) if (line.form.kind === kind || begins.test(line.text)) forms.set(line.form, []);
  for (const line of lines) forms.get(line.form)?.push(line);
  return [...forms].map(([form, own]) => joinLines(form, own));
}

/** Lines and the lines of cells in reading order, made once for all who look for a declaration. */
export function listLines(bid: BidText): readonly Line[] {
  const known = listedBefore.get(bid);
  if (known !== undefined) return known;
  const lines = bid.parts.flatMap((part) => (part.type === 'line' ? [part] : readCellLines(part)));
  listedBefore.set(bid, lines);
  return lines;
}

const listedBefore = new WeakMap<BidText, readonly Line[]>();

function joinLines(form: Form, lines: Line[]): DeclarationText {
  const starts: number[] = [];
  let text = '';
  let raw = '';
  for (const line of lines) {
    starts.push(text.length);
    text += `${line.text}\n`;
    raw += `${line.raw}\n`;
  }
  const lineAt = (position: number): Line => {
    const index = starts.findLastIndex((start) => start <= position);
    return lines[Math.max(0, index)] as Line;
  };
  return { form, text, raw, lineAt, lines };
}

/** Takes the printed hints (请填写…) out, leaving what the tenderer wrote. */
export function withoutHints(text: string): string {
  return text.replace(HINT, ' ');
}

/** The name below the declaration: null where there is no such line, empty where the line was left blank. */
export function findSignature(declaration: DeclarationText): string | null {
  const names = declaration.lines
    .map((line) => SIGNATURE.exec(line.text)?.groups?.['name'])
    .filter((name) => name !== undefined);
  if (names.length === 0) return null;
  return names.find((name) => !isBlank(name))?.trim() ?? '';
}
