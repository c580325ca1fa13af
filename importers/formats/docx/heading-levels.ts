import type { XmlElement } from '../xml-tree.ts';
import type { StyleSheet, WordStyle } from './style-sheet.ts';
import { readInteger } from './word-values.ts';

/** Outline level 9 is Word's "body text"; 0 to 8 are the nine heading levels. */
const BODY_TEXT = 9;
const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/i;

/** Heading level of a paragraph by its style and its own properties. */
export class HeadingLevels {
  private readonly styles: StyleSheet;
  private readonly levels = new Map<string, number | null>();

  constructor(styles: StyleSheet) {
    this.styles = styles;
  }

  /** 1 to 9, or null for body text. */
  find(properties: XmlElement | undefined): number | null {
    if (properties === undefined) return null;
    const own = readInteger(properties.first('w:outlineLvl'));
    if (own !== null && own <= BODY_TEXT) return toHeadingLevel(own);
    const styleId = properties.first('w:pStyle')?.attribute('w:val');
    return styleId === undefined ? null : this.findByStyle(styleId);
  }

  private findByStyle(styleId: string): number | null {
    let level = this.levels.get(styleId);
    if (level === undefined) {
      const isKnown = this.styles.find('paragraph', styleId) !== undefined;
      level = isKnown ? readLevel(this.styles.chain('paragraph', styleId)) : readHeadingName(styleId);
      this.levels.set(styleId, level);
    }
    return level;
  }
}

function readLevel(chain: readonly WordStyle[]): number | null {
  for (const { outlineLevel, name } of chain) {
    if (outlineLevel !== null && outlineLevel <= BODY_TEXT) return toHeadingLevel(outlineLevel);
    const named = readHeadingName(name);
    if (named !== null) return named;
  }
  return null;
}

function toHeadingLevel(outline: number): number | null {
  return outline === BODY_TEXT ? null : outline + 1;
}

function readHeadingName(name: string): number | null {
  const digit = HEADING_NAME.exec(name.trim())?.[1];
  return digit === undefined ? null : Number.parseInt(digit, 10);
}
