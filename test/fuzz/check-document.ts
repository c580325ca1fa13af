import type { Block, ImportedDocument } from '../../src/domain/document.ts';

/** What is wrong with a document as such, whatever file it came from. */
export function checkDocument(document: ImportedDocument): string[] {
  const faults: string[] = [];
  const paths = document.blocks.map((block) => block.path);
  if (new Set(paths).size !== paths.length) faults.push('a path stands twice');
  if (paths.some((path) => path === '')) faults.push('a path is empty');
  for (const block of document.blocks) faults.push(...checkBlock(block, document.pages));
  for (const { code, message, locations } of document.messages) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)) faults.push(`the code ${code}`);
    if (message === '' || message.includes('\n')) faults.push(`the message of ${code}`);
    if (locations.some((location) => location.file === '')) faults.push(`a location of ${code}`);
  }
  return faults;
}

function checkBlock(block: Block, pages: number | null): string[] {
  const faults: string[] = [];
  const isPage = block.page === null || (block.page >= 1 && block.page <= (pages ?? 0) && Number.isInteger(block.page));
  if (!isPage) faults.push(`${block.path} is on page ${block.page} of ${pages}`);
  if (block.type === 'heading' && !(block.level >= 1 && block.level <= 9))
    faults.push(`${block.path} has level ${block.level}`);
  if (block.type !== 'table') {
    if (typeof block.text !== 'string') faults.push(`${block.path} has no text`);
    return faults;
  }
  const isCell = (rowSpan: number, colSpan: number) =>
    Number.isInteger(rowSpan) && Number.isInteger(colSpan) && rowSpan >= 1 && colSpan >= 1;
  if (block.rows.flat().some(({ text, rowSpan, colSpan }) => typeof text !== 'string' || !isCell(rowSpan, colSpan))) {
    faults.push(`${block.path} has an odd cell`);
  }
  return faults;
}
