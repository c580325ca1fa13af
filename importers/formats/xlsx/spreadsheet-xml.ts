import { unescapeXml, type XmlElement, type XmlReading } from '../xml-tree.ts';

/** Transitional and strict OOXML differ in addresses only. */
export const SPREADSHEET_XML: XmlReading = {
  namespaces: {
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
    'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
    'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
    'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing': 'xdr',
    'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing': 'xdr',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
    'http://purl.oclc.org/ooxml/drawingml/main': 'a',
    'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  },
  isWanted: (name) => name !== 'x:rPh' && name !== 'x:rPr' && name !== 'x:extLst',
};

/** Text of `<si>`, `<is>` or a comment's `<text>`: one run or several. */
export function readText(element: XmlElement): string {
  let text = '';
  for (const child of element.elements()) {
    if (child.name === 'x:t') text += child.text();
    else if (child.name === 'x:r') text += readText(child);
  }
  return text;
}

const ENCODED = /[&_\p{Cc}]/u;

/** Entities, and the form in which XML that allows no control characters writes them (`_x000D_`). */
export function decodeText(written: string): string {
  if (!ENCODED.test(written)) return written;
  return unescapeXml(written)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');
}

/** A switch of OOXML: absent, or on in one of its forms. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
