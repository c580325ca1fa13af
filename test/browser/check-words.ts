import type { Page } from 'playwright-core';

/** Names of formats, keys, browsers and methods, and what certificates and procurements are called in documents. */
const KNOWN_WORDS = new Set([
  ...[
    'Word',
    'Excel',
    'PDF',
    'JSON',
    'YAML',
    'SHA',
    'SM',
    'PEM',
    'KB',
    'MB',
    'GB',
    'ZIP',
    'TOTP',
    'Ctrl',
    'Enter',
    'Chrome',
    'Windows',
  ],
  ...['docx', 'doc', 'xlsx', 'html', 'txt', 'md', 'png', 'jpg', 'tiff', 'zip', 'yaml', 'json'],
  ...['ISO', 'IEC', 'CCRC', 'CISAW', 'CS', 'TGPC'],
]);

/** Commands, digests, folders of files, and names that people sign in with: as they are, whatever their letters. */
const AS_THEY_ARE = /hengbiao archive verify|\b[0-9a-f]{12,}\b|(?:[\w-]+\/)+|\b[a-z]+\.(?:jia|yi|bing)\b/g;

/** What a program prints where there is nothing, or something that is no text. */
const SLIPS = /\b(?:undefined|null|NaN|Infinity|Invalid Date)\b|\[object [A-Z]\w*\]|\$\{/g;

/**
 * What stands on the page to be read, field by field and name by name, without what is quoted: documents, what people
 * typed, code, names of files.
 */
const READ_WORDS = `(() => {
  const quoted = '.viewer-body, .outline, code, kbd, q, mark, textarea, script, style';
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent !== null && parent.closest(quoted) === null && parent.checkVisibility()) lines.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
      if (element.closest(quoted) === null) lines.push(element.getAttribute(name) ?? '');
  return [document.title, ...lines].map((line) => line.replace(/\\s+/g, ' ').trim()).filter((line) => line !== '');
})()`;

/** Words of programs that stand in what the page says, and words of no Chinese. */
export async function findSlips(page: Page): Promise<string[]> {
  const lines: string[] = await page.evaluate(READ_WORDS);
  return lines.flatMap((line) => [
    ...(line.match(SLIPS) ?? []).map((slip) => `“${slip}” in “${line}”`),
    ...(line.replaceAll(AS_THEY_ARE, ' ').match(/[A-Za-z]{2,}/g) ?? [])
      .filter((word) => !KNOWN_WORDS.has(word))
      .map((word) => `the word “${word}” in “${line}”`),
  ]);
}
