import type { Block } from '../../../src/domain/document.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { PdfSignature } from '../../../src/domain/pdf-signature.ts';
import type { DocumentFormat } from '../../importer.ts';
import { isArchive } from './open-entries.ts';
import { type ArchivedDocument, readArchive } from './read-archive.ts';

/**
 * Zips of documents as one document: for each entry a heading with its name, and its blocks below `entry[n]`. Who wants
 * the documents one by one calls `importArchive`.
 */
export function createZipFormat(formats: readonly DocumentFormat[]): DocumentFormat {
  return {
    id: 'zip',
    mediaType: 'application/zip',
    recognises: isArchive,
    async read(file, bytes, options) {
      const { documents, messages } = await readArchive(file, bytes, formats, options);
      const signatures = documents.flatMap((entry) => collectSignatures(file, entry));
      return {
        pages: null,
        blocks: documents.flatMap(collectBlocks),
        messages: [...messages, ...documents.flatMap((entry) => collectMessages(file, entry))],
        ...(signatures.length === 0 ? {} : { signatures }),
      };
    },
  };
}

function collectBlocks({ path, name, document }: ArchivedDocument): Block[] {
  const heading: Block = { type: 'heading', path, page: null, level: 1, text: name };
  return [heading, ...document.blocks.map((block) => ({ ...block, path: `${path}/${block.path}` }))];
}

function collectSignatures(file: string, { path, document }: ArchivedDocument): PdfSignature[] {
  return (document.signatures ?? []).map((signature) => ({
    ...signature,
    location: { ...signature.location, file, path: `${path}/${signature.location.path}` },
  }));
}

function collectMessages(file: string, { path, name, document }: ArchivedDocument): Finding[] {
  return document.messages.map((message) => ({
    ...message,
    message: `“${name}”：${message.message}`,
    locations: message.locations.map((location) => ({
      ...location,
      file,
      path: `${path}/${location.path}`,
    })),
  }));
}
