import { deflateSync } from 'node:zlib';

const CONTENT = [
  'q 1 w 50 600 300 100 re S 50 650 m 350 650 l S 200 600 m 200 700 l S Q',
  'BT /F1 12 Tf 60 670 Td (Item) Tj 150 0 Td (Points) Tj ET',
  'BT /F1 12 Tf 60 620 Td (Price) Tj 150 0 Td [(1) -20 (0)] TJ ET',
  'BT /F1 10 Tf 1 0 0 1 60 500 Tm (Bid letter of an example) Tj 0 -14 Td <41 42> Tj ET',
].join('\n');

/** A PDF of two pages with text and a ruled table, written object by object. */
export function buildPdf(isPacked: boolean): Buffer {
  const packed = isPacked ? deflateSync(Buffer.from(CONTENT)) : Buffer.from(CONTENT);
  const filter = isPacked ? ' /Filter /FlateDecode' : '';
  const page = (contents: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Resources << /Font << /F1 6 0 R >> >> /Contents ${contents} 0 R >>`;
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5),
    page(5),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length}${filter} >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\n', 'latin1')];
  const offsets = objects.map((object, index) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n'));
    return offset;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}
