import type { OfficePackage } from '../office-package.ts';
import type { XmlElement } from '../xml-tree.ts';
import { readFlag } from './word-values.ts';

export interface MarginPart {
  kind: 'header' | 'footer';
  part: string;
}

/**
 * The headers and footers that some page shows, each part once, in the order of the sections. Word keeps those of the
 * first page and of even pages when they are switched off, with whatever an earlier document had in them.
 */
export function findMarginParts(
  source: OfficePackage,
  mainPart: string,
  sections: readonly XmlElement[],
): MarginPart[] {
  const targets = new Map(source.readRelationships(mainPart).map(({ id, part }) => [id, part]));
  const found = new Map<string, MarginPart>();
  for (const kind of ['header', 'footer'] as const) {
    const current = new Map<string, string>();
    for (const section of sections) {
      for (const reference of section.elements()) {
        if (reference.name !== `w:${kind}Reference`) continue;
        current.set(reference.attribute('w:type') ?? 'default', reference.attribute('r:id') ?? '');
      }
      for (const [type, id] of current) {
        if (type === 'first' && readFlag(section.first('w:titlePg')) !== true) continue;
        if (type === 'even' && !hasEvenPages(source, mainPart)) continue;
        const part = targets.get(id) ?? null;
        if (part !== null) found.set(part, { kind, part });
      }
    }
  }
  return [...found.values()];
}

function hasEvenPages(source: OfficePackage, mainPart: string): boolean {
  const part = source.findRelated(mainPart, 'settings');
  const settings = part === null ? null : source.readSecondary(part);
  return readFlag(settings?.first('w:evenAndOddHeaders')) === true;
}
