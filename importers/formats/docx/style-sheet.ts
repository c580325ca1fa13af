import { unescapeXml, type XmlElement } from '../xml-tree.ts';
import { readFlag, readInteger } from './word-values.ts';

/** What a style says of itself; null where it says nothing and the style it is based on decides. */
export interface WordStyle {
  id: string;
  name: string;
  basedOn: string | null;
  outlineLevel: number | null;
  numId: string | null;
  numLevel: number | null;
  isHidden: boolean | null;
}

type StyleType = 'paragraph' | 'character' | 'numbering';

export class StyleSheet {
  private readonly styles: Readonly<Record<StyleType, Map<string, WordStyle>>> = {
    paragraph: new Map(),
    character: new Map(),
    numbering: new Map(),
  };
  private defaultParagraph: string | null = null;

  constructor(root: XmlElement | null) {
    for (const element of root?.elements() ?? []) {
      const id = element.attribute('w:styleId');
      const type = element.attribute('w:type') ?? '';
      if (element.name !== 'w:style' || id === undefined || !isStyleType(type)) continue;
      if (this.styles[type].has(id)) continue;
      this.styles[type].set(id, readStyle(id, element));
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(element.attribute('w:default') ?? '')) {
        this.defaultParagraph ??= id;
      }
    }
  }

  find(type: StyleType, id: string): WordStyle | undefined {
    return this.styles[type].get(id);
  }

  /** The style and those it is based on, nearest first. A paragraph without a known style has the default one. */
  chain(type: StyleType, id: string | undefined): WordStyle[] {
    const chain: WordStyle[] = [];
    let next = id === undefined ? undefined : this.find(type, id);
    if (next === undefined && type === 'paragraph') next = this.find(type, this.defaultParagraph ?? '');
    while (next !== undefined && !chain.includes(next)) {
      chain.push(next);
      next = next.basedOn === null ? undefined : this.find(type, next.basedOn);
    }
    return chain;
  }
}

function isStyleType(type: string): type is StyleType {
  return type === 'paragraph' || type === 'character' || type === 'numbering';
}

function readStyle(id: string, element: XmlElement): WordStyle {
  const properties = element.first('w:pPr');
  const numbering = properties?.first('w:numPr');
  return {
    id,
    name: unescapeXml(element.first('w:name')?.attribute('w:val') ?? ''),
    basedOn: element.first('w:basedOn')?.attribute('w:val') ?? null,
    outlineLevel: readInteger(properties?.first('w:outlineLvl')),
    numId: numbering?.first('w:numId')?.attribute('w:val') ?? null,
    numLevel: readInteger(numbering?.first('w:ilvl')),
    isHidden: readFlag(element.first('w:rPr')?.first('w:vanish')),
  };
}
