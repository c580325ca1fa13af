/** Some platforms export a requirement's cell as HTML source, and text versions of Word files keep bookmark names. */
function cleanMarkup(text: string): string {
  if (!/[<[]/.test(text)) return text;
  return text
    .replace(/\[bookmark:[^[\]]*\]/g, '')
    .replace(/<\/(?:p|div|li|tr|h[1-6])>|<br\s{0,3}\/?>/gi, '\n')
    .replace(/<\/?(?:p|div|li|ul|ol|span|strong|b|i|u|em|font|table|tbody|tr|td|th|h[1-6])(?:\s[^<>]{0,300})?>/gi, '')
    .replace(/&nbsp;/g, ' ');
}

/** The lines of a text that say something, without what exports leave in it. */
export function readLines(text: string): string[] {
  return cleanMarkup(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
