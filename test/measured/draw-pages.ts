import type { WrittenFile } from '../../fixtures/bids/written-bid.ts';
import { encodePicture } from '../../importers/formats/image/picture-fixture.ts';
import { buildPdf, line, text as pdfText } from '../../importers/formats/pdf/pdf-fixture.ts';
import { drawPage } from '../../importers/ocr/page-fixture.ts';
import { layOutPages } from './lay-out-pages.ts';

/** Points of a PDF to pixels of a scan at 150 dpi. */
const SCALE = 150 / 72;

export function drawPdf({ pieces }: WrittenFile): Buffer {
  const pages = layOutPages(pieces).map(
    ({ texts, lines }) =>
      texts.map(({ x, y, text, size }) => pdfText(x, y, text, { size })).join('') +
      lines.map(([x1, y1, x2, y2]) => line(x1, y1, x2, y2)).join(''),
  );
  return buildPdf({ pages });
}

/** One picture for each page, as a scanner gives them. */
export function drawScan({ pieces }: WrittenFile): Buffer[] {
  return layOutPages(pieces).map(({ texts, lines }) => {
    const bitmap = drawPage(({ context, write }) => {
      for (const { x, y, text, size } of texts) write(text, x * SCALE, y * SCALE, size * SCALE);
      for (const [x1, y1, x2, y2] of lines) {
        context.beginPath();
        context.moveTo(x1 * SCALE, y1 * SCALE);
        context.lineTo(x2 * SCALE, y2 * SCALE);
        context.stroke();
      }
    });
    return encodePicture(bitmap, 'png');
  });
}
