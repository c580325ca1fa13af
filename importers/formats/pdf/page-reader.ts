import { type Box, contains, IDENTITY, intersect, type Matrix, moveBox, multiply } from './geometry.ts';
import { isSpaceText, isUnmapped, readGlyphText, readSign } from './glyph-text.ts';
import { type FontShelf, type GraphicsState, NOT_MOVED, startState } from './graphics-state.ts';
import type { OperatorChunk } from './inline-port.ts';
import { Glyph, type PageContent, type Turn } from './page-content.ts';
import { readPath } from './path-rulings.ts';
import { PDF_LIMITS } from './pdf-limits.ts';
import { OPS } from './pdfjs.ts';

export interface PageFrame {
  /** From the file's coordinates to the page as shown. */
  matrix: Matrix;
  width: number;
  height: number;
  /** Whether a layer of the file is switched off. */
  isLayerHidden: (layer: unknown) => boolean;
}

interface PdfjsGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: readonly [number, number, number] | null;
}

/** Text rendering modes: 3 draws nothing, 7 only clips. */
const HIDDEN_MODES: ReadonlySet<number> = new Set([3, 7]);
const FILL_AND_STROKE = 2;
/** How far from an axis text may lean and still count as along it: about 3°. */
const LEAN = 0.05;
/** Smaller text cannot be read on paper, in points. */
const LEAST_SIZE = 0.7;
/** Smaller pictures are bullets and ornaments. */
const LEAST_PICTURE = 12;
const LEAST_MARK = 3;
/** Stands for a character the font does not name. */
const UNKNOWN = '\ufffd';
/** Strips of a picture go over this share of the page at least; their height may be a single line of dots. */
const STRIP_SHARE = 0.3;
const LEAST_STRIP = 0.2;
/** Where the middle of a character lies above its baseline, in ems. */
const MIDDLE = 0.36;
/** Beyond the page's edge by more than this is off the page. */
const EDGE = 2;

/** Follows the operators of one page and notes what is drawn where. */
export class PageReader {
  readonly content: PageContent;
  private readonly frame: PageFrame;
  private readonly fonts: FontShelf;
  private readonly page: Box;
  private readonly waiting: OperatorChunk[] = [];
  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private textMatrix: Matrix = IDENTITY;
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;
  private clipsNext = false;
  /** Counts what was painted, to tell where nothing was. */
  private paintings = 0;
  /** Marked content that is open; true where it hides what it holds. */
  private readonly layers: boolean[] = [];
  private hiddenLayers = 0;

  constructor(frame: PageFrame, fonts: FontShelf) {
    this.frame = frame;
    this.fonts = fonts;
    this.page = { left: -EDGE, top: -EDGE, right: frame.width + EDGE, bottom: frame.height + EDGE };
    this.state = startState(frame.matrix, this.page);
    this.content = {
      width: frame.width,
      height: frame.height,
      glyphs: [],
      rulings: [],
      images: [],
      marks: [],
      obliqueText: '',
      hiddenGlyphs: 0,
      unmappedGlyphs: 0,
      shapes: 0,
      isTooDetailed: false,
    };
  }

  /** Operators wait until the fonts they name have arrived, which is soon after. */
  take(chunk: OperatorChunk): void {
    this.waiting[this.waiting.length] = chunk;
    while (this.waiting[0] !== undefined && this.listMissingFonts(this.waiting[0]).length === 0) this.followChunk();
  }

  async finish(): Promise<PageContent> {
    const missing = new Set(this.waiting.flatMap((chunk) => this.listMissingFonts(chunk)));
    if (missing.size > 0) await this.fonts.load([...missing]);
    while (this.waiting.length > 0) this.followChunk();
    this.takePicture();
    return this.content;
  }

  private followChunk(): void {
    const chunk = this.waiting.shift();
    if (chunk === undefined) return;
    const { fnArray, argsArray } = chunk;
    for (let index = 0; index < fnArray.length; index += 1) this.follow(fnArray[index] ?? 0, argsArray[index] ?? []);
  }

  private listMissingFonts({ fnArray, argsArray }: OperatorChunk): string[] {
    const missing: string[] = [];
    const note = (name: string) => {
      if (!this.fonts.has(name)) missing.push(name);
    };
    fnArray.forEach((operator, index) => {
      const [first] = argsArray[index] ?? [];
      if (operator === OPS.setFont) note(first);
      else if (operator === OPS.setGState) {
        for (const [key, value] of first) if (key === 'Font') note(value[0]);
      }
    });
    return missing;
  }

  // biome-ignore lint/suspicious/noExplicitAny: pdf.js types the arguments of its operators no further
  private follow(operator: number, args: any[]): void {
    const { state } = this;
    switch (operator) {
      case OPS.save:
        this.save();
        break;
      case OPS.restore:
        this.restore();
        break;
      case OPS.transform:
        this.takeStrip();
        state.matrix = multiply(state.matrix, args);
        state.movedAt = this.paintings;
        break;
      case OPS.paintFormXObjectBegin:
        this.beginForm(args[0], args[1]);
        break;
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.restore();
        break;
      case OPS.beginAnnotation:
        this.save();
        this.state = startState(multiply(multiply(this.frame.matrix, args[2]), args[3]), this.page);
        break;
      case OPS.beginText:
        this.setTextMatrix(IDENTITY);
        break;
      case OPS.setTextMatrix:
        this.setTextMatrix(Array.from(args[0]) as unknown as Matrix);
        break;
      case OPS.moveText:
        this.moveText(args[0], args[1]);
        break;
      case OPS.setLeadingMoveText:
        state.leading = -args[1];
        this.moveText(args[0], args[1]);
        break;
      case OPS.nextLine:
        this.moveText(0, -state.leading);
        break;
      case OPS.setLeading:
        state.leading = args[0];
        break;
      case OPS.setCharSpacing:
        state.characterSpacing = args[0];
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = args[0];
        break;
      case OPS.setHScale:
        state.horizontalScale = args[0] / 100;
        break;
      case OPS.setTextRise:
        state.rise = args[0];
        break;
      case OPS.setTextRenderingMode:
        state.renderingMode = args[0];
        break;
      case OPS.setFont:
        this.setFont(args[0], args[1]);
        break;
      case OPS.setGState:
        for (const [key, value] of args[0]) {
          if (key === 'Font') this.setFont(value[0], value[1]);
          else if (key === 'LW') state.lineWidth = value;
        }
        break;
      case OPS.setLineWidth:
        state.lineWidth = args[0];
        break;
      case OPS.showText:
        this.showText(args[0]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.clipsNext = true;
        break;
      case OPS.constructPath:
        this.drawPath(args[0], args[1][0], args[2]);
        break;
      case OPS.shadingFill:
        this.paintings += 1;
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.beginLayer(args[0] === 'OC' && args[1] !== null && this.frame.isLayerHidden(args[1]));
        break;
      case OPS.endMarkedContent:
        if (this.layers.pop() === true) this.hiddenLayers -= 1;
        break;
    }
  }

  private save(): void {
    this.saved[this.saved.length] = this.state;
    this.state = { ...this.state, movedAt: NOT_MOVED };
  }

  private restore(): void {
    this.takePicture();
    this.state = this.saved.pop() ?? this.state;
  }

  private beginForm(matrix: ArrayLike<number> | null, box: ArrayLike<number> | null): void {
    this.save();
    if (matrix !== null) this.state.matrix = multiply(this.state.matrix, matrix);
    if (box === null) return;
    const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(box);
    this.state.clip = intersect(this.state.clip, moveBox(this.state.matrix, left, top, right, bottom));
  }

  private beginLayer(isHidden: boolean): void {
    this.layers[this.layers.length] = isHidden;
    if (isHidden) this.hiddenLayers += 1;
  }

  private setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.x = this.y = this.lineX = this.lineY = 0;
  }

  private moveText(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  private setFont(name: string, size: number): void {
    this.state.font = this.fonts.find(name);
    this.state.fontSize = size;
  }

  /** A place that was prepared for painting and not painted on held a picture, which pdf.js was told to leave out. */
  private takePicture(): void {
    const box = this.takeUnpainted();
    if (box === null) return;
    const { rulings, images, marks } = this.content;
    const width = box.right - box.left;
    const height = box.bottom - box.top;
    if (width >= LEAST_PICTURE && height >= LEAST_PICTURE) images[images.length] = box;
    else if (width > LEAST_PICTURE && height > 0) {
      rulings[rulings.length] = { isHorizontal: true, at: (box.top + box.bottom) / 2, from: box.left, to: box.right };
    } else if (height > LEAST_PICTURE && width > 0) {
      rulings[rulings.length] = { isHorizontal: false, at: (box.left + box.right) / 2, from: box.top, to: box.bottom };
    } else if (width > LEAST_MARK && height > LEAST_MARK) marks[marks.length] = box;
  }

  /** Scans come in strips, one moved on from the other. */
  private takeStrip(): void {
    const { state, content } = this;
    if (state.movedAt !== this.paintings) return;
    const box = moveBox(state.matrix, 0, 0, 1, 1);
    const isStrip = box.right - box.left >= content.width * STRIP_SHARE && box.bottom - box.top >= LEAST_STRIP;
    const place = isStrip ? this.takeUnpainted() : null;
    if (place !== null) content.images[content.images.length] = place;
  }

  private takeUnpainted(): Box | null {
    const { state } = this;
    if (state.movedAt !== this.paintings) return null;
    this.paintings += 1;
    if (this.hiddenLayers > 0 || this.content.images.length + this.content.marks.length >= PDF_LIMITS.imagesPerPage)
      return null;
    return intersect(moveBox(state.matrix, 0, 0, 1, 1), state.clip);
  }

  private drawPath(paint: number, path: Float32Array | null, extent: Float32Array | null): void {
    const { state, content } = this;
    if (this.clipsNext) {
      this.clipsNext = false;
      if (extent !== null) {
        const [left = 0, top = 0, right = 0, bottom = 0] = extent;
        state.clip = intersect(state.clip, moveBox(state.matrix, left, top, right, bottom));
      }
    }
    if (path === null || paint === OPS.endPath) return;
    this.paintings += 1;
    if (this.hiddenLayers > 0 || content.isTooDetailed) return;
    content.shapes += readPath(path, isStroke(paint), state, content.rulings);
    if (content.rulings.length > PDF_LIMITS.rulingsPerPage) {
      content.rulings.length = 0;
      content.isTooDetailed = true;
    }
  }

  private showText(glyphs: readonly (PdfjsGlyph | number)[]): void {
    const { state } = this;
    const { font, fontSize } = state;
    if (font === null) return;
    const matrix = multiply(state.matrix, this.textMatrix);
    const direction = font.isVertical ? 90 : findTurn(matrix, fontSize * state.horizontalScale);
    const across = Math.hypot(matrix[2], matrix[3]) * Math.abs(fontSize);
    const isShown = this.hiddenLayers === 0 && across >= LEAST_SIZE;
    this.paintings += 1;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.advance((-glyph / 1000) * fontSize);
        continue;
      }
      const spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0);
      if (font.isVertical) {
        const [down, , up] = glyph.vmetric ?? font.verticalMetrics;
        const middle = glyph.vmetric ? glyph.vmetric[1] - glyph.width / 2 : 0;
        if (isShown)
          this.addVertical(matrix, glyph, middle * font.scale * fontSize, up * font.scale * fontSize, across);
        this.y += down * font.scale * fontSize - spacing;
        continue;
      }
      const width = glyph.width * font.scale * fontSize;
      if (isShown) this.addGlyph(matrix, glyph, width * state.horizontalScale, across, direction);
      this.x += (width + spacing) * state.horizontalScale;
    }
  }

  private advance(distance: number): void {
    if (this.state.font?.isVertical === true) this.y += distance;
    else this.x += distance * this.state.horizontalScale;
  }

  private addGlyph(matrix: Matrix, glyph: PdfjsGlyph, width: number, size: number, turn: Turn | null): void {
    const text = this.takeText(glyph);
    if (text === '') return;
    const [a, b, c, d, e, f] = matrix;
    const y = this.y + this.state.rise;
    const startX = a * this.x + c * y + e;
    const startY = b * this.x + d * y + f;
    const endX = startX + a * width;
    const endY = startY + b * width;
    if (turn === null) {
      this.content.obliqueText += text;
      return;
    }
    if (turn === 0) this.push(text, startX, endX, startY, size, 0, (startX + endX) / 2, startY - size * MIDDLE);
    else if (turn === 90) this.push(text, startY, endY, -startX, size, 90, startX + size * MIDDLE, (startY + endY) / 2);
    else if (turn === 180)
      this.push(text, -startX, -endX, -startY, size, 180, (startX + endX) / 2, startY + size * MIDDLE);
    else this.push(text, -startY, -endY, startX, size, 270, startX - size * MIDDLE, (startY + endY) / 2);
  }

  /** Upright characters one below the other, lines from right to left: the same as text turned by 90°. */
  private addVertical(matrix: Matrix, glyph: PdfjsGlyph, toMiddle: number, up: number, size: number): void {
    const text = this.takeText(glyph);
    if (text === '') return;
    const [a, b, c, d, e, f] = matrix;
    const x = this.x - toMiddle;
    const y = this.y + this.state.rise - up;
    const pageX = a * x + c * y + e;
    const bottom = b * x + d * y + f;
    const top = bottom - size;
    this.push(text, top, bottom, -(pageX - size * MIDDLE), size, 90, pageX, (top + bottom) / 2);
  }

  private takeText(glyph: PdfjsGlyph): string {
    const signs = this.state.font?.signs ?? null;
    if (signs !== null) return readSign(readGlyphText(glyph.unicode), signs);
    if (!isUnmapped(glyph.unicode)) return readGlyphText(glyph.unicode);
    this.content.unmappedGlyphs += 1;
    return readGlyphText(glyph.unicode) || UNKNOWN;
  }

  private push(
    text: string,
    left: number,
    right: number,
    base: number,
    size: number,
    turn: Turn,
    x: number,
    y: number,
  ): void {
    const { glyphs } = this.content;
    if (!contains(this.page, x, y) || glyphs.length >= PDF_LIMITS.glyphsPerPage) return;
    const { renderingMode, font } = this.state;
    const glyph = new Glyph(text, size, turn, left, right, base, x, y);
    glyph.isSpace = isSpaceText(text);
    glyph.isBold = font?.isBold === true || renderingMode === FILL_AND_STROKE;
    glyph.isUpright = font?.isVertical === true;
    if (HIDDEN_MODES.has(renderingMode) && !glyph.isSpace) this.content.hiddenGlyphs += 1;
    glyphs[glyphs.length] = glyph;
  }
}

function isStroke(paint: number): boolean {
  return paint !== OPS.fill && paint !== OPS.eoFill;
}

/** The direction text runs on the page, or null where it runs slantwise. */
function findTurn(matrix: Matrix, sign: number): Turn | null {
  const x = matrix[0] * Math.sign(sign);
  const y = matrix[1] * Math.sign(sign);
  if (Math.abs(y) <= Math.abs(x) * LEAN) return x >= 0 ? 0 : 180;
  if (Math.abs(x) <= Math.abs(y) * LEAN) return y >= 0 ? 90 : 270;
  return null;
}
