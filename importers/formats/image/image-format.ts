import type { DocumentFormat } from '../../importer.ts';

const BMP_HEADERS: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

/** Scans and photographs of documents; each kind of picture is a format of its own. */
export const imageFormats: readonly DocumentFormat[] = [
  defineFormat('png', 'image/png', ' PNG 图片', ['png'], (head) => head.startsWith('\x89PNG\r\n\x1a\n')),
  defineFormat('jpeg', 'image/jpeg', ' JPEG 图片', ['jpg', 'jpeg'], (head) => head.startsWith('\xff\xd8\xff')),
  defineFormat('tiff', 'image/tiff', ' TIFF 图片', ['tif', 'tiff'], isTiff),
  defineFormat('webp', 'image/webp', ' WebP 图片', ['webp'], (head) => /^RIFF.{4}WEBP/s.test(head)),
  defineFormat('bmp', 'image/bmp', ' BMP 图片', ['bmp'], isBmp),
];

function isTiff(head: string): boolean {
  return head.startsWith('II*\0') || head.startsWith('MM\0*');
}

/** Two letters prove little, so the size of the second header has to be one of those in use. */
function isBmp(head: string): boolean {
  return (
    head.startsWith('BM') && BMP_HEADERS.has(Buffer.from(head.slice(14, 18).padEnd(4, '\0'), 'latin1').readUInt32LE())
  );
}

function defineFormat(
  id: string,
  mediaType: string,
  what: string,
  extensions: readonly string[],
  recognisesHead: (head: string) => boolean,
): DocumentFormat {
  return {
    id,
    mediaType,
    recognises: (bytes) => recognisesHead(Buffer.from(bytes.subarray(0, 32)).toString('latin1')),
    async read(file, bytes, options) {
      const { readPictures } = await import('./read-pictures.ts');
      return readPictures(file, bytes, id === 'tiff', what, extensions, options);
    },
  };
}
