import type { DocumentFormat } from '../../importer.ts';

export const pdfFormat: DocumentFormat = {
  id: 'pdf',
  mediaType: 'application/pdf',
  recognises: isPdf,
  read: async (...file) => (await import('./read-pdf.ts')).readScannedPdf(...file),
};

const SIGNATURE = '%PDF-';
/** Mail gateways and printers put lines of their own before the signature; readers look for it this far. */
const SIGNATURE_WITHIN = 1024;
const OTHER_SIGNATURES = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '{\\rtf', '<'];

function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SIGNATURE_WITHIN)).toString(
    'latin1',
  );
  return head.includes(SIGNATURE) && !OTHER_SIGNATURES.some((signature) => head.trimStart().startsWith(signature));
}
