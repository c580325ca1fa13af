import { describe, expect, it } from 'vitest';
import { encodePicture } from '../formats/image/picture-fixture.ts';
import { buildPdf, image, type PdfFixture } from '../formats/pdf/pdf-fixture.ts';
import type { Bitmap } from '../ocr/bitmap.ts';
import { drawPage } from '../ocr/page-fixture.ts';
import { readTraces } from './index.ts';
import { readPdfProperties } from './pdf-properties.ts';
import { TraceNotes } from './trace-notes.ts';

/** What the fixture's trailer names. */
const IDENTIFIER = `document-id: ${'07'.repeat(16)}`;

async function readProperties(fixture: Omit<PdfFixture, 'pages'>): Promise<string[]> {
  return listProperties(buildPdf({ ...fixture, pages: [''] }));
}

async function listProperties(bytes: Buffer): Promise<string[]> {
  const notes = new TraceNotes('投标文件.pdf');
  await readPdfProperties(notes, bytes);
  return notes.traces.properties.map(({ name, value }) => `${name}: ${value}`);
}

const scan = drawPage(
  ({ write }) => {
    write('营业执照', 100, 130, 100);
    for (let line = 0; line < 8; line += 1)
      write('统一社会信用代码'.slice(line % 5), 30 + line * 20, 230 + line * 62, 56);
  },
  { width: 600, height: 750 },
);

function writeImage(
  bitmap: Pick<Bitmap, 'width' | 'height'>,
  filter: string,
  data: Buffer,
  colours = 'DeviceRGB',
): Buffer {
  const head =
    `<< /Type /XObject /Subtype /Image /Width ${bitmap.width} /Height ${bitmap.height} /ColorSpace /${colours}` +
    ` /BitsPerComponent 8 ${filter} /Length ${data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')]);
}

function cutStrips({ data, width, height }: Bitmap, rows: number): Buffer[] {
  return Array.from({ length: height / rows }, (_, strip) => {
    const gray = Buffer.alloc(width * rows);
    for (let at = 0; at < gray.length; at += 1) gray[at] = data[(strip * width * rows + at) * 4] ?? 0;
    return writeImage({ width, height: rows }, '', gray, 'DeviceGray');
  });
}

function draw(name: string): string {
  return image(50, 50, 400, 500).replace('/picture', `/${name}`);
}

describe('the properties of a PDF', () => {
  it('are told from its information dictionary, with the moments in UTC', async () => {
    const information =
      '<< /Author <FEFF7532> /Title (plan) /Creator (Writer) /Producer (Printer) /Company (Some)' +
      " /CreationDate (D:20240301163005+08'00') /ModDate (D:20240302) >>";
    expect(await readProperties({ objects: [information], trailer: '/Info 10 0 R' })).toEqual([
      'author: 甲',
      'title: plan',
      'company: Some',
      'program: Writer',
      'program: Printer',
      'created: 2024-03-01T08:30:05Z',
      'saved: 2024-03-02T00:00:00',
      IDENTIFIER,
    ]);
  });

  it('are told from its metadata, as attributes, texts or lists', async () => {
    const metadata = Buffer.from(
      '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
        '<rdf:Description xmlns:xap="http://ns.adobe.com/xap/1.0/" xap:CreatorTool="文字" xap:CreateDate="2024-03-01T16:30:05+08:00"/>' +
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>甲</rdf:li><rdf:li>乙</rdf:li></rdf:Seq></dc:creator></rdf:Description>' +
        '<rdf:Description xmlns:mm="http://ns.adobe.com/xap/1.0/mm/"><mm:DocumentID>uuid:1234</mm:DocumentID></rdf:Description>' +
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
    );
    const head = `<< /Type /Metadata /Subtype /XML /Length ${metadata.length} >>\nstream\n`;
    const stream = Buffer.concat([Buffer.from(head), metadata, Buffer.from('\nendstream')]);
    expect(await readProperties({ objects: [stream], catalog: '/Metadata 10 0 R' })).toEqual([
      'author: 甲',
      'author: 乙',
      'program: 文字',
      'created: 2024-03-01T08:30:05Z',
      'document-id: uuid:1234',
      IDENTIFIER,
    ]);
  });

  it('are read as GBK where a program wrote that, and names with accents are left as they are', async () => {
    const read = (author: string) => readProperties({ objects: [`<< /Author ${author} >>`], trailer: '/Info 10 0 R' });
    expect(await read('<D5C5C8FD>')).toEqual(['author: 张三', IDENTIFIER]);
    expect(await read('<4DFC6C6C6572>')).toEqual(['author: Müller', IDENTIFIER]);
  });

  it('take a zone that cannot be one for none', async () => {
    const objects = ["<< /CreationDate (D:20240517154446+07'44') /ModDate (gestern) >>"];
    expect(await readProperties({ objects, trailer: '/Info 10 0 R' })).toEqual([
      'created: 2024-05-17T15:44:46',
      IDENTIFIER,
    ]);
  });

  it('name no identifier where the file has none', async () => {
    const file = buildPdf({ pages: [''] });
    const at = file.lastIndexOf('/ID [');
    file.write('/Ix', at);
    for (let place = file.indexOf('0707'); place !== -1; place = file.indexOf('0707')) file.write('0000', place);
    expect(await listProperties(file)).toEqual([]);
  });
});

describe('the pictures of a PDF', () => {
  it('are told with the first page that draws them, each once, without dots and bullets', async () => {
    const file = buildPdf({
      pages: [image(0, 0, 9, 9), draw('picture1'), draw('picture1')],
      objects: [writeImage(scan, '/Filter /DCTDecode', encodePicture(scan, 'jpeg'))],
      pictures: ['10 0 R'],
    });
    const { pictures } = await readTraces('投标文件.pdf', file);
    expect(pictures.map(({ width, height, location }) => [width, height, location])).toEqual([
      [600, 750, { file: '投标文件.pdf', page: 2, path: 'page[2]', quote: '' }],
    ]);
    expect(pictures[0]?.likeness).toMatch(/^[0-9a-f]{16}$/);
  });

  it('are one picture where a scanner cut the page into strips', async () => {
    const objects = [...cutStrips(scan, 150), ...cutStrips(scan, 750)];
    const draws = objects.map((_, at) => draw(`picture${at + 1}`));
    const pages = [draws.slice(0, 5).join(''), draws.slice(5).join('')];
    const pictures = objects.map((_, at) => `${10 + at} 0 R`);
    const traces = await readTraces('扫描件.pdf', buildPdf({ pages, objects, pictures }));
    // The second page holds the same in one piece.
    expect(traces.pictures.map(({ width, height, location }) => [width, height, location.page])).toEqual([
      [600, 750, 1],
    ]);
  });
});

describe('a PDF that is broken or hostile', () => {
  it('tells what is left where a picture is broken or claims to be huge', async () => {
    const information = Buffer.from('<< /Author (A) >>');
    const file = buildPdf({
      pages: [draw('picture1'), draw('picture2')],
      objects: [
        writeImage(scan, '/Filter /DCTDecode', Buffer.from('no picture')),
        writeImage({ width: 90_000, height: 90_000 }, '/Filter /FlateDecode', Buffer.from('x')),
        information,
      ],
      pictures: ['10 0 R', '11 0 R'],
      trailer: '/Info 12 0 R',
    });
    const { properties, pictures } = await readTraces('坏.pdf', file);
    expect(properties.map(({ value }) => value)).toContain('A');
    expect(pictures.filter(({ likeness }) => likeness !== null)).toEqual([]);
  });

  it('tells nothing where it runs in circles, is cut off or locked', async () => {
    const circle = buildPdf({ pages: [''], objects: ['<< /Author 10 0 R >>'], trailer: '/Info 10 0 R /Prev 9' });
    const cut = buildPdf({ pages: [draw('picture')] }).subarray(0, 60);
    const locked = buildPdf({ pages: [''], encryption: { permissions: -4, password: 'x' } });
    for (const bytes of [circle, cut, locked, Buffer.from('%PDF-1.7')]) {
      const { properties, pictures } = await readTraces('坏.pdf', bytes);
      expect([properties.filter(({ name }) => name === 'author'), pictures]).toEqual([[], []]);
    }
  });
});
