import { escapeXml, unescapeXml, type XmlElement } from '../xml-tree.ts';

export interface GraphicImage {
  relationshipId: string;
  /** Alternative text, escaped. */
  text: string;
}

/** What a drawing of either kind (DrawingML, VML) shows. */
export interface Graphics {
  isPresent: boolean;
  images: GraphicImage[];
  /** The `w:txbxContent` elements. */
  textBoxes: XmlElement[];
  /** Charts and diagrams, whose text stands in a part of its own. */
  charts: number;
  /** Files laid into the document. */
  objects: number;
}

const GRAPHICS = new Set(['w:drawing', 'w:pict', 'w:object']);
const CHART_URI = /\/(?:chart|diagram|chartex)$/;

export function findGraphics(element: XmlElement): Graphics {
  const found: Graphics = {
    isPresent: GRAPHICS.has(element.name),
    images: [],
    textBoxes: [],
    charts: 0,
    objects: 0,
  };
  visit(element, '', found);
  return found;
}

/**
 * Word offers the same drawing in a new and an old form; the text of a text box may stand in either alone. Null where
 * neither is a drawing.
 */
export function findAlternativeGraphics(alternatives: XmlElement): Graphics | null {
  const choice = alternatives.first('mc:Choice');
  const fallback = alternatives.first('mc:Fallback');
  const offered = choice === undefined ? null : findGraphics(choice);
  const old = fallback === undefined ? null : findGraphics(fallback);
  if (offered?.isPresent !== true && old?.isPresent !== true) return null;
  return {
    isPresent: true,
    images: prefer(old?.images, offered?.images),
    textBoxes: prefer(offered?.textBoxes, old?.textBoxes),
    charts: offered?.charts ?? 0,
    objects: Math.max(offered?.objects ?? 0, old?.objects ?? 0),
  };
}

function prefer<T>(first: T[] = [], second: T[] = []): T[] {
  return first.length > 0 ? first : second;
}

function visit(element: XmlElement, text: string, found: Graphics): void {
  if (GRAPHICS.has(element.name)) found.isPresent = true;
  switch (element.name) {
    case 'w:txbxContent':
      found.textBoxes.push(element);
      return;
    case 'a:blip':
      addImage(found, element, ['r:embed', 'r:link'], text);
      return;
    case 'v:imagedata':
      addImage(found, element, ['r:id', 'r:href'], readText(element, ['o:title']) || text);
      return;
    case 'o:OLEObject':
      found.objects += 1;
      return;
    case 'a:graphicData':
      if (CHART_URI.test(element.attribute('uri') ?? '')) found.charts += 1;
  }
  const own = describe(element) || text;
  for (const child of element.children) if (typeof child !== 'string') visit(child, own, found);
}

/** Shapes without a picture carry empty picture elements, too. */
function addImage(found: Graphics, element: XmlElement, links: readonly string[], text: string): void {
  const relationshipId = links.map((link) => element.attribute(link) ?? '').find((id) => id !== '');
  if (relationshipId !== undefined) found.images.push({ relationshipId, text });
}

function describe(element: XmlElement): string {
  if (element.name === 'wp:inline' || element.name === 'wp:anchor') return readDescription(element.first('wp:docPr'));
  if (element.name === 'pic:pic') return readDescription(element.first('pic:nvPicPr')?.first('pic:cNvPr'));
  if (element.name.startsWith('v:')) return readText(element, ['alt']);
  return '';
}

function readDescription(properties: XmlElement | undefined): string {
  return properties === undefined ? '' : readText(properties, ['descr', 'title']);
}

function readText(element: XmlElement, names: readonly string[]): string {
  for (const name of names) {
    const value = element.attribute(name) ?? '';
    if (value.trim() !== '') return escapeXml(unescapeXml(value));
  }
  return '';
}
