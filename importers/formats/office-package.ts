import { INPUT_LIMITS } from './limits.ts';
import { parseXml, unescapeXml, type XmlElement, XmlError, type XmlReading } from './xml-tree.ts';
import { openZip, type ZipArchive, ZipError } from './zip-archive.ts';

export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface PackageRelationship {
  id: string;
  type: string;
  /** Name of the part it leads to, null where it leads out of the file or to nothing. */
  part: string | null;
}

/** The parts of an Office file and how they hang together. */
export class OfficePackage {
  readonly archive: ZipArchive;
  /** Parts besides the main one that are too damaged to read. */
  readonly unreadable: string[] = [];
  private readonly reading: XmlReading;
  /** Part names are compared without case, by the packaging standard. */
  private readonly names: ReadonlyMap<string, string>;

  /** @throws ZipError */
  constructor(bytes: Uint8Array, reading: XmlReading) {
    this.archive = openZip(bytes);
    this.reading = { ...reading, namespaces: { ...reading.namespaces, [RELATIONSHIPS]: 'rel' } };
    this.names = new Map([...this.archive.entries.keys()].map((name) => [name.toLowerCase(), name]));
  }

  has(part: string): boolean {
    return this.names.has(part.toLowerCase());
  }

  /** Bytes of a part as the directory declares them; it never unpacks to more. */
  sizeOf(part: string): number {
    return this.archive.entries.get(this.names.get(part.toLowerCase()) ?? part)?.size ?? 0;
  }

  partNames(): string[] {
    return [...this.archive.entries.keys()];
  }

  readBytes(part: string): Buffer {
    return this.archive.read(this.names.get(part.toLowerCase()) ?? part);
  }

  /**
   * @param other what is read otherwise than in the rest of the file
   * @throws ZipError, XmlError
   */
  readXml(part: string, other: Omit<Partial<XmlReading>, 'namespaces'> = {}): XmlElement {
    return parseXml(this.readText(part), { ...this.reading, ...other });
  }

  /** A part without which the rest still stands: null where it is too damaged. */
  readSecondary(part: string, other: Omit<Partial<XmlReading>, 'namespaces'> = {}): XmlElement | null {
    try {
      return this.readXml(part, other);
    } catch (error) {
      if (!(error instanceof ZipError || error instanceof XmlError)) throw error;
      if (!this.unreadable.includes(part)) this.unreadable.push(part);
      return null;
    }
  }

  findMainPart(fallback: string): string | null {
    const part = this.findRelated('', 'officeDocument') ?? fallback;
    return this.has(part) ? part : null;
  }

  findRelated(from: string, type: string): string | null {
    return this.readRelationships(from).find((one) => one.type.endsWith(`/${type}`) && one.part !== null)?.part ?? null;
  }

  readRelationships(from: string): PackageRelationship[] {
    const slash = from.lastIndexOf('/') + 1;
    const part = `${from.slice(0, slash)}_rels/${from.slice(slash)}.rels`;
    const root = this.has(part) ? this.readSecondary(part) : null;
    if (root === null) return [];
    return root
      .elements()
      .filter((element) => element.name === 'rel:Relationship')
      .map((element) => ({
        id: unescapeXml(element.attribute('Id') ?? ''),
        type: element.attribute('Type') ?? '',
        part: this.resolve(from.slice(0, slash), element),
      }));
  }

  private readText(part: string): string {
    const size = this.sizeOf(part);
    if (size > INPUT_LIMITS.xmlPartBytes) throw new XmlError('too-large', `${part} has ${size} bytes`);
    const bytes = this.readBytes(part);
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    const isUtf16Reversed = bytes[0] === 0xfe && bytes[1] === 0xff;
    return new TextDecoder(isUtf16 ? 'utf-16le' : isUtf16Reversed ? 'utf-16be' : 'utf-8').decode(bytes);
  }

  private resolve(folder: string, relationship: XmlElement): string | null {
    const target = unescapeXml(relationship.attribute('Target') ?? '');
    if (target === '' || relationship.attribute('TargetMode') === 'External') return null;
    const steps: string[] = [];
    for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '' && step !== '.') steps.push(step);
    }
    const part = steps.join('/');
    return this.has(part) ? part : null;
  }
}

/** Whether the bytes are a package of the kind that has such a main part, or names one in its types. */
export function isPackageOf(bytes: Uint8Array, mainPart: string, mainContent: RegExp): boolean {
  try {
    const archive = openZip(bytes);
    if (archive.has(mainPart)) return true;
    const types = archive.entries.get('[Content_Types].xml');
    return (
      types !== undefined && types.size < 1_000_000 && mainContent.test(archive.read(types.name).toString('latin1'))
    );
  } catch (error) {
    if (error instanceof ZipError) return false;
    throw error;
  }
}
