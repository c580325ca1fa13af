import { OfficePackage } from '../office-package.ts';
import { NumberFormats } from './number-formats.ts';
import { decodeText, isOn, readText, SPREADSHEET_XML } from './spreadsheet-xml.ts';

export interface SheetEntry {
  /** Place in the workbook, counted from 1. */
  position: number;
  name: string;
  isHidden: boolean;
  /** Null where the file has lost it. */
  part: string | null;
  /** Sheets that are one chart have no cells. */
  isChart: boolean;
}

/** What all sheets of a workbook share. */
export class Workbook {
  readonly source: OfficePackage;
  readonly sheets: readonly SheetEntry[];
  readonly formats: NumberFormats;
  readonly sharedStrings: readonly string[];
  readonly hasExternalLinks: boolean;

  /** @throws ZipError, XmlError */
  constructor(source: OfficePackage, mainPart: string) {
    this.source = source;
    const root = source.readXml(mainPart);
    const relationships = source.readRelationships(mainPart);
    const parts = new Map(relationships.map((one) => [one.id, one]));
    const entries = root.first('x:sheets')?.elements() ?? [];
    this.sheets = entries.map((element, index) => {
      const target = parts.get(element.attribute('r:id') ?? '');
      return {
        position: index + 1,
        name: decodeText(element.attribute('name') ?? '').trim(),
        isHidden: (element.attribute('state') ?? 'visible') !== 'visible',
        part: target?.part ?? null,
        isChart: target?.type.endsWith('/chartsheet') ?? false,
      };
    });
    const styles = source.findRelated(mainPart, 'styles');
    const is1904 = isOn(root.first('x:workbookPr')?.attribute('date1904'));
    this.formats = new NumberFormats(styles === null ? null : source.readSecondary(styles), is1904);
    this.sharedStrings = readSharedStrings(source, source.findRelated(mainPart, 'sharedStrings'));
    this.hasExternalLinks = relationships.some((one) => one.type.endsWith('/externalLink'));
  }
}

function readSharedStrings(source: OfficePackage, part: string | null): string[] {
  const strings: string[] = [];
  if (part !== null)
    source.readSecondary(part, { each: { 'x:si': (element) => strings.push(decodeText(readText(element))) } });
  return strings;
}

/** @throws ZipError */
export function openWorkbook(bytes: Uint8Array): OfficePackage {
  return new OfficePackage(bytes, SPREADSHEET_XML);
}
