import type { ImportFileView } from '../../../views/import-view.ts';
import { PROCUREMENT_FOLDER } from '../../../views/self-check/self-check-view.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { type Location, wholeFile } from '../../domain/location.ts';
import { renameDocument } from '../../use-cases/shared-import.ts';
import type { ImportSession } from '../imports/import-session.ts';

/** What could be read of the files of a session. */
export function listDocuments(session: ImportSession): ImportedDocument[] {
  return session.listFiles().flatMap(({ state }) => (state.type === 'read' ? [state.document] : []));
}

/** The same, named so that no place in them is taken for one in the bid. */
export function listProcurementDocuments(session: ImportSession): ImportedDocument[] {
  return listDocuments(session).map((document) =>
    renameDocument(document, document.file, `${PROCUREMENT_FOLDER}${document.file}`),
  );
}

/** A file that could not be read: what is not found may stand in it. */
export function placeOfUnread({ name, state }: ImportFileView): Location[] {
  return state.type === 'read' ? [] : [wholeFile(name)];
}

export function tellRepeated(name: string): Finding {
  return finding('info', 'document-repeated', `“${name}”与另一份文件内容相同，只检查一次`);
}
