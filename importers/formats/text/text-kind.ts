import { decodeBytes } from './decode-bytes.ts';

export type TextKind = 'html' | 'markdown' | 'plain';

const SAMPLE_BYTES = 64 * 1024;

/** Texts that are the form of something else: RTF, PDF, PostScript, mail and web archives. */
const OTHER_FORMS = /^(?:\{\\rtf|%PDF-|%!PS|MIME-Version:|From:.*\n|Content-Type:)/i;
const PROLOGUE = /^(?:\s+|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/;
const WEB_PAGE = /^<(?:!doctype\s+html|html|head|body|meta|title)[\s>]/i;
const WEB_FRAGMENT =
  /^<(?:table|div|p|h[1-6]|ul|ol|dl|span|font|center|section|article|main|style|script|base|link|a|b|br|img)[\s/>]/i;

const HEADING = /^#{1,6}[ \t]+\S/;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const LONGEST_RULE = 1000;

/** What kind of text the bytes are by their beginning; null where they are none, or the form of something else. */
export function findTextKind(bytes: Uint8Array): TextKind | null {
  if (bytes.length === 0) return null;
  const text = decodeBytes(bytes.subarray(0, SAMPLE_BYTES))?.text.replace(/^\ufeff/, '');
  if (text === undefined || text.trim() === '' || OTHER_FORMS.test(text.trimStart())) return null;
  const start = text.replace(PROLOGUE, '');
  if (WEB_PAGE.test(start)) return 'html';
  if (/^\s*<\?(?:xml|mso-)/.test(text) || /^<!doctype/i.test(start)) return null;
  if (isMarkdown(text)) return 'markdown';
  return WEB_FRAGMENT.test(start) ? 'html' : 'plain';
}

/** Two headings, or one to begin with; a table with its rule; a table of HTML on lines of its own. */
function isMarkdown(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const headings = lines.filter((line) => HEADING.test(line)).length;
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (headings > 1 || HEADING.test(first)) return true;
  if (/^</.test(first.trimStart())) return false;
  return lines.some((line, index) => {
    if (/^<table[\s>]/i.test(line)) return true;
    return (
      line.length < LONGEST_RULE &&
      line.includes('|') &&
      TABLE_RULE.test(line) &&
      (lines[index - 1] ?? '').includes('|')
    );
  });
}
