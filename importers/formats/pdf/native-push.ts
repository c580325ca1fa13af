/**
 * pdf.js's build for older engines replaces `Array.prototype.push` of the whole process by one ten times slower, for a
 * case (arrays of fixed length) that nothing here meets. To be imported before pdf.js.
 */
const push = Array.prototype.push;

export function restorePush(): void {
  if (Array.prototype.push !== push) Array.prototype.push = push;
}
