import { unescapeXml, type XmlElement } from '../xml-tree.ts';

/** Outline level 9 is Word's "body text"; 0 to 8 are the nine heading levels. */
const BODY_TEXT = 9;
const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/i;

interface ParagraphStyle {
  basedOn: string | undefined;
  name: string;
  outline: number | null;
}

/** Heading level of a paragraph by its style and its own properties. */
export class HeadingLevels {
  private readonly styles = new Map<string, ParagraphStyle>();
  private readonly levels = new Map<string, number | null>();

  constructor(styles: XmlElement | null) {
    for (const style of styles?.elements() ?? []) {
      const id = style.attribute('w:styleId');
      const isParagraph = style.name === 'w:style' && style.attribute('w:type') === 'paragraph';
      if (!isParagraph || id === undefined || this.styles.has(id)) continue;
      this.styles.set(id, {
        basedOn: style.first('w:basedOn')?.attribute('w:val'),
        name: unescapeXml(style.first('w:name')?.attribute('w:val') ?? ''),
        outline: readOutline(style.first('w:pPr')),
      });
    }
  }

  /** 1 to 9, or null for body text. */
  find(properties: XmlElement | undefined): number | null {
    if (properties === undefined) return null;
    const own = readOutline(properties);
    if (own !== null) return own === BODY_TEXT ? null : own + 1;
    const styleId = properties.first('w:pStyle')?.attribute('w:val');
    return styleId === undefined ? null : this.findByStyle(styleId);
  }

  private findByStyle(styleId: string): number | null {
    const known = this.levels.get(styleId);
    if (known !== undefined) return known;
    this.levels.set(styleId, null);
    const level = this.readStyle(styleId, this.styles.get(styleId));
    this.levels.set(styleId, level);
    return level;
  }

  private readStyle(styleId: string, style: ParagraphStyle | undefined): number | null {
    if (style === undefined) return readHeadingName(styleId);
    if (style.outline !== null) return style.outline === BODY_TEXT ? null : style.outline + 1;
    const named = readHeadingName(style.name);
    if (named !== null || style.basedOn === undefined) return named;
    return this.findByStyle(style.basedOn);
  }
}

function readHeadingName(name: string): number | null {
  const digit = HEADING_NAME.exec(name.trim())?.[1];
  return digit === undefined ? null : Number.parseInt(digit, 10);
}

function readOutline(properties: XmlElement | undefined): number | null {
  const value = properties?.first('w:outlineLvl')?.attribute('w:val');
  return value !== undefined && /^[0-9]$/.test(value) ? Number.parseInt(value, 10) : null;
}
