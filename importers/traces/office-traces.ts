import { OfficePackage } from '../formats/office-package.ts';
import { unescapeXml, type XmlElement, type XmlReading } from '../formats/xml-tree.ts';
import { addCustomProperty, addWpsRecord, readIdentifier } from './custom-property.ts';
import { readMoment } from './moment.ts';
import type { PictureSource } from './picture-traces.ts';
import type { TraceNotes } from './trace-notes.ts';

/** Transitional and strict files differ in addresses only. */
const READING: XmlReading = {
  namespaces: {
    'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://purl.org/dc/terms/': 'dcterms',
    'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties': 'ap',
    'http://purl.oclc.org/ooxml/officeDocument/extendedProperties': 'ap',
    'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': 'op',
    'http://purl.oclc.org/ooxml/officeDocument/customProperties': 'op',
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
    'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
    'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
    'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  },
};
const MEDIA = /(?:^|\/)media\/[^/]+$/i;
const SOUND_OR_FILM = /\.(?:aac|avi|m4[av]|mid|mov|mp[34]|mpe?g|og[gv]|wav|webm|wm[av])$/i;

/** An Office package of any kind: Word, Excel, PowerPoint. Parts that are missing or broken are left out. */
export class OfficeTraces {
  private readonly source: OfficePackage;

  /** @throws ZipError */
  constructor(bytes: Uint8Array) {
    this.source = new OfficePackage(bytes, READING);
  }

  /** Not any other zip: those are opened, and each document in them asked by itself. */
  isOffice(): boolean {
    return this.source.has('[Content_Types].xml');
  }

  readProperties(notes: TraceNotes): void {
    this.readCore(notes);
    this.readExtended(notes);
    this.readCustom(notes);
    this.readSettings(notes);
  }

  listPictures(): PictureSource[] {
    const parts = this.source.partNames().filter((part) => MEDIA.test(part) && !SOUND_OR_FILM.test(part));
    return parts.map((part) => ({ path: part, read: () => this.source.readBytes(part) }));
  }

  private readCore(notes: TraceNotes): void {
    const core = this.readPart('core-properties', 'docProps/core.xml');
    notes.addProperty('author', readText(core, 'dc:creator'));
    notes.addProperty('last-saved-by', readText(core, 'cp:lastModifiedBy'));
    notes.addProperty('title', readText(core, 'dc:title'));
    for (const [name, element] of [
      ['created', 'dcterms:created'],
      ['saved', 'dcterms:modified'],
    ] as const) {
      const written = readText(core, element);
      notes.addProperty(name, readMoment(written), written);
    }
  }

  private readExtended(notes: TraceNotes): void {
    const extended = this.readPart('extended-properties', 'docProps/app.xml');
    notes.addProperty('company', readText(extended, 'ap:Company'));
    notes.addProperty('manager', readText(extended, 'ap:Manager'));
    notes.addProperty('program', `${readText(extended, 'ap:Application')} ${readText(extended, 'ap:AppVersion')}`);
  }

  private readCustom(notes: TraceNotes): void {
    const custom = this.readPart('custom-properties', 'docProps/custom.xml');
    for (const property of custom?.elements() ?? []) {
      const value = unescapeXml(property.elements()[0]?.text() ?? '');
      addCustomProperty(notes, unescapeXml(property.attribute('name') ?? ''), value);
    }
  }

  private readSettings(notes: TraceNotes): void {
    const main = this.source.findMainPart('word/document.xml');
    if (main === null) return;
    const part = this.source.findRelated(main, 'settings') ?? 'word/settings.xml';
    const settings = this.source.has(part) ? this.source.readSecondary(part) : null;
    const marks = settings?.first('w:rsids')?.elements() ?? [];
    notes.addSittings(marks.map((mark) => mark.attribute('w:val') ?? ''));
    for (const id of ['w14:docId', 'w15:docId']) {
      notes.addProperty('document-id', readIdentifier(settings?.first(id)?.attribute(`${id.slice(0, 3)}:val`)));
    }
    for (const variable of settings?.first('w:docVars')?.elements() ?? []) {
      if (variable.attribute('w:name') === 'commondata') addWpsRecord(notes, variable.attribute('w:val') ?? '');
    }
  }

  private readPart(type: string, usual: string): XmlElement | null {
    const part = this.source.findRelated('', type) ?? usual;
    return this.source.has(part) ? this.source.readSecondary(part) : null;
  }
}

function readText(root: XmlElement | null, name: string): string {
  return unescapeXml(root?.first(name)?.text() ?? '').trim();
}
