import type { OfficePackage } from '../office-package.ts';
import type { XmlElement } from '../xml-tree.ts';
import type { CellPlace } from './cell-reference.ts';
import { decodeText } from './spreadsheet-xml.ts';

export interface Drawing {
  kind: 'image' | 'textbox' | 'chart';
  /** The cell its upper left corner lies in; null where it is bound to none. */
  place: CellPlace | null;
  text: string;
}

/** What lies over the cells of a sheet. */
export function readDrawings(source: OfficePackage, sheetPart: string): Drawing[] {
  const part = source.findRelated(sheetPart, 'drawing');
  const root = part === null ? null : source.readSecondary(part);
  const drawings: Drawing[] = [];
  for (const anchor of root?.elements() ?? []) {
    const from = anchor.first('xdr:from');
    const row = readNumber(from?.first('xdr:row'));
    const column = readNumber(from?.first('xdr:col'));
    const place = row === null || column === null ? null : { row: row + 1, column: column + 1 };
    collectDrawings(anchor, place, drawings);
  }
  return drawings;
}

function collectDrawings(parent: XmlElement, place: CellPlace | null, drawings: Drawing[]): void {
  for (const element of parent.elements()) {
    switch (element.name) {
      case 'xdr:pic': {
        const named = element.first('xdr:nvPicPr')?.first('xdr:cNvPr');
        drawings.push({ kind: 'image', place, text: decodeText(named?.attribute('descr') ?? '').trim() });
        break;
      }
      case 'xdr:sp': {
        const text = readShapeText(element.first('xdr:txBody'));
        if (text.trim() !== '') drawings.push({ kind: 'textbox', place, text });
        break;
      }
      case 'xdr:graphicFrame':
        drawings.push({ kind: 'chart', place, text: '' });
        break;
      case 'xdr:grpSp':
      case 'mc:Choice':
        collectDrawings(element, place, drawings);
        break;
      case 'mc:AlternateContent': {
        const choice = element.first('mc:Choice') ?? element.first('mc:Fallback');
        if (choice !== undefined) collectDrawings(choice, place, drawings);
        break;
      }
    }
  }
}

function readShapeText(body: XmlElement | undefined): string {
  const paragraphs = body?.elements().filter((element) => element.name === 'a:p') ?? [];
  return paragraphs
    .map((paragraph) =>
      paragraph
        .elements()
        .map((run) => (run.name === 'a:br' ? '\n' : decodeText(run.first('a:t')?.text() ?? '')))
        .join(''),
    )
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function readNumber(element: XmlElement | undefined): number | null {
  const number = Number.parseInt(element?.text() ?? '', 10);
  return Number.isNaN(number) ? null : number;
}
