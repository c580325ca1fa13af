import type { XmlElement } from '../xml-tree.ts';

const SYMBOL_FONTS = new Set(['Symbol', 'Webdings', 'Wingdings', 'Wingdings 2', 'Wingdings 3']);

export function writeOpen(element: XmlElement, attributes: readonly string[]): string {
  let written = `<${element.name}`;
  for (const name of attributes) {
    const value = element.attribute(name);
    if (value !== undefined) written += ` ${name}="${value}"`;
  }
  return written;
}

export function writeEmpty(element: XmlElement, attributes: readonly string[]): string {
  return `${writeOpen(element, attributes)}/>`;
}

export function writeBreak(element: XmlElement): string {
  const type = element.attribute('w:type');
  return type === 'page' || type === 'column' ? `<w:br w:type="${type}"/>` : '<w:br/>';
}

/** The tick of an old form's check box stands in the properties of its field. */
export function writeFieldChar(element: XmlElement): string {
  const checkBox = element.first('w:ffData')?.first('w:checkBox');
  if (checkBox === undefined) return writeEmpty(element, ['w:fldCharType']);
  const states = checkBox.elements().filter((state) => state.name === 'w:default' || state.name === 'w:checked');
  const written = states.map((state) => writeEmpty(state, ['w:val'])).join('');
  const data = `<w:ffData><w:checkBox>${written}</w:checkBox></w:ffData>`;
  return `${writeOpen(element, ['w:fldCharType'])}>${data}</w:fldChar>`;
}

export function writePicture(relationshipId: string, text: string): string {
  return (
    `<w:drawing><wp:inline><wp:docPr descr="${text}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
    `<a:blip r:embed="${relationshipId}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}

/** A field written as one element becomes one of begin, code, result and end, which mammoth reads. */
export function writeField(code: string, result: string): string {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${char('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${char('separate')}${result}${char('end')}`;
}

/** Damaged files carry spans such as 0, -1 or a billion; Word's own widest table has 63 columns. */
const WIDEST_SPAN = 1_000;

export function readSpan(element: XmlElement | undefined, usual: number): number {
  const value = element?.attribute('w:val') ?? '';
  return /^\d{1,9}$/.test(value) ? Math.min(Number.parseInt(value, 10), WIDEST_SPAN) : usual;
}

export function writeSpan(span: number, merge?: XmlElement): string {
  const gridSpan = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  const vMerge = merge === undefined ? '' : writeEmpty(merge, ['w:val']);
  return gridSpan === '' && vMerge === '' ? '' : `<w:tcPr>${gridSpan}${vMerge}</w:tcPr>`;
}

/** A character of a symbol font (ticks, boxes), which mammoth knows how to show; null where nobody does. */
export function writeSymbol(element: XmlElement): string | null {
  const char = element.attribute('w:char') ?? '';
  const font = element.attribute('w:font') ?? '';
  if (SYMBOL_FONTS.has(font)) {
    const isKnown = /^(?:F0|00)?[0-9A-F]{2}$/i.test(char);
    return isKnown ? `<w:sym w:font="${font}" w:char="${char.slice(-2).toUpperCase()}"/>` : null;
  }
  const isPlainCharacter = /^(?!D[89A-F]|E|F[0-8]|00[01])[0-9A-F]{4}$/i.test(char);
  return isPlainCharacter ? `<w:t>&#x${char};</w:t>` : null;
}
