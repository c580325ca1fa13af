import type { ImportFileView } from '../../../views/import-view.ts';
import { PROCUREMENT_FOLDER, type SelfCheckView } from '../../../views/self-check/self-check-view.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import type { Finding } from '../../domain/finding.ts';

/** A document as it was read, with what the check found in it; null where it was not read. */
export function documentOf(view: SelfCheckView, { name, state }: ImportFileView): ImportedDocument | null {
  if (state.type !== 'read') return null;
  const { document } = state;
  const found = listFindings(view);
  if (found === null) return document;
  const file = view.type === 'check' ? name : `${PROCUREMENT_FOLDER}${name}`;
  const messages = found.flatMap((one) => {
    const locations = one.locations
      .filter((location) => location.file === file)
      .map((location) => ({ ...location, file: document.file }));
    return locations.length === 0 ? [] : [{ ...one, locations }];
  });
  return { ...document, messages };
}

/** Null before there are any: then what reading had to say is shown. */
function listFindings(view: SelfCheckView): readonly Finding[] | null {
  if (view.type === 'check') return view.checked.type === 'done' ? view.checked.value.check.findings : null;
  if (view.read.type !== 'done') return null;
  const { lots, doubts } = view.read.value;
  return [...lots.flatMap((lot) => lot.doubts), ...doubts];
}
