import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { buildGrayDirectory, writeTiff } from '../formats/image/picture-fixture.ts';
import type { ZipFixtureEntry } from '../formats/zip-fixture.ts';
import { drawPage } from '../ocr/page-fixture.ts';
import { readTraces } from './index.ts';
import { buildOffice } from './office-fixture.ts';

const SIZE = { width: 800, height: 1000 };
const scan = drawPage(({ write }) => {
  write('营业执照', 200, 130, 100);
  for (let line = 0; line < 12; line += 1)
    write('统一社会信用代码'.slice(line % 5), 60 + line * 20, 230 + line * 62, 56);
}, SIZE);
const other = drawPage(({ write }) => {
  for (let line = 0; line < 14; line += 1) write('合同协议书'.slice(line % 3), 440 - line * 30, 90 + line * 65, 60);
}, SIZE);

type Encoding = { kind: 'png' } | { kind: 'jpeg' | 'webp'; quality: number };

async function encode(bitmap: typeof scan, encoding: Encoding, scale = 1): Promise<Buffer> {
  const whole = createCanvas(bitmap.width, bitmap.height);
  const image = whole.getContext('2d').createImageData(bitmap.width, bitmap.height);
  image.data.set(bitmap.data);
  whole.getContext('2d').putImageData(image, 0, 0);
  const canvas = createCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const drawn = await loadImage(whole.toBuffer('image/png'));
  canvas.getContext('2d').drawImage(drawn, 0, 0, canvas.width, canvas.height);
  if (encoding.kind === 'png') return canvas.toBuffer('image/png');
  return encoding.kind === 'jpeg'
    ? canvas.toBuffer('image/jpeg', encoding.quality)
    : canvas.toBuffer('image/webp', encoding.quality);
}

async function readPictures(media: Readonly<Record<string, Buffer | string>>) {
  const parts: ZipFixtureEntry[] = Object.entries(media).map(([name, content]) => ({ name, content }));
  return (await readTraces('投标文件.docx', buildOffice({ parts }))).pictures;
}

function countDifferingBits(a: string | null | undefined, b: string | null | undefined): number {
  const difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  return [...difference.toString(2)].filter((bit) => bit === '1').length;
}

/** A PNG of nothing but what its head claims. */
function claimSize(width: number, height: number): Buffer {
  const head = Buffer.from('IHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0', 'latin1');
  head.writeUInt32BE(width, 4);
  head.writeUInt32BE(height, 8);
  const length = Buffer.from([0, 0, 0, 13]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(head));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), length, head, check]);
}

describe('the pictures of an Office file', () => {
  it('are told by their parts, bytes and sizes, each once', async () => {
    const bytes = await encode(scan, { kind: 'png' });
    const pictures = await readPictures({
      'word/media/image1.png': bytes,
      'word/media/image2.png': bytes,
      'xl/media/image1.jpeg': await encode(other, { kind: 'jpeg', quality: 80 }),
      'word/media/sound1.wav': 'RIFF',
      'word/embeddings/image9.png': bytes,
    });
    expect(pictures.map(({ width, height, location }) => [width, height, location.path])).toEqual([
      [800, 1000, 'word/media/image1.png'],
      [800, 1000, 'xl/media/image1.jpeg'],
    ]);
    expect(pictures[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('look alike when one is the other in another size, format and quality', async () => {
    const pictures = await readPictures({
      'word/media/a.png': await encode(scan, { kind: 'png' }),
      'word/media/b.jpg': await encode(scan, { kind: 'jpeg', quality: 35 }, 0.45),
      'word/media/c.webp': await encode(scan, { kind: 'webp', quality: 50 }, 1.7),
      'word/media/d.tif': writeTiff([buildGrayDirectory(scan)]),
    });
    const [first, ...rest] = pictures;
    expect(rest).toHaveLength(3);
    for (const { likeness } of rest) expect(countDifferingBits(first?.likeness, likeness)).toBeLessThanOrEqual(4);
  });

  it('look different when they show other things', async () => {
    const [one, two] = await readPictures({
      'word/media/a.png': await encode(scan, { kind: 'png' }),
      'word/media/b.png': await encode(other, { kind: 'png' }),
    });
    expect(countDifferingBits(one?.likeness, two?.likeness)).toBeGreaterThan(16);
  });

  it('have no likeness where they are striped one way only', async () => {
    const striped = drawPage(
      ({ context }) => {
        for (let y = 0; y < 300; y += 100) context.fillRect(0, y, 300, 50);
      },
      { width: 300, height: 300 },
    );
    const [picture] = await readPictures({ 'word/media/striped.png': await encode(striped, { kind: 'png' }) });
    expect(picture).toMatchObject({ width: 300, likeness: null });
  });

  it('have no likeness where they are plain or as small as an icon', async () => {
    const plain = drawPage(() => {}, { width: 300, height: 200 });
    const pictures = await readPictures({
      'word/media/plain.png': await encode(plain, { kind: 'png' }),
      'word/media/icon.png': await encode(scan, { kind: 'png' }, 0.03),
    });
    expect(pictures.map(({ width, height, likeness }) => [width, height, likeness])).toEqual([
      [300, 200, null],
      [24, 30, null],
    ]);
  });
});

describe('a picture that is a file itself', () => {
  it('is its own only picture', async () => {
    const bytes = await encode(scan, { kind: 'jpeg', quality: 80 });
    const { properties, pictures } = await readTraces('营业执照.jpg', bytes);
    expect([properties, pictures.map(({ width, height, location }) => [width, height, location.path])]).toEqual([
      [],
      [[800, 1000, 'page[1]']],
    ]);
  });
});

describe('other kinds of files', () => {
  it('tell nothing', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('正文'), Buffer.from('<html><img src="a.png"></html>')]) {
      expect(await readTraces('x', bytes)).toEqual({ file: 'x', properties: [], sittings: [], pictures: [] });
    }
  });
});

describe('hostile pictures', () => {
  it('are told by their bytes when they claim to be huge, are cut off or cannot be decoded', async () => {
    const bytes = await encode(scan, { kind: 'png' });
    const pictures = await readPictures({
      'word/media/huge.png': claimSize(60_000, 60_000),
      'word/media/cut.png': claimSize(400, 400),
      'word/media/drawing.emf': '\x01\0\0\0 EMF',
      'word/media/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script/></svg>',
      'word/media/tiff.tif': 'II*\0\xff\xff\xff\xff',
      'word/media/whole.png': bytes,
    });
    expect(pictures.map(({ width, likeness }) => [width, likeness !== null])).toEqual([
      [null, false],
      [null, false],
      [null, false],
      [null, false],
      [null, false],
      [800, true],
    ]);
  });

  it('are read up to a limit where there are ten thousand', async () => {
    const media = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`word/media/image${index}.emf`, `picture ${index}`]),
    );
    expect(await readPictures(media)).toHaveLength(3000);
  });
});
