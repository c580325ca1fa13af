const plainPush = Array.prototype.push;
let loadedPush = plainPush;
let uses = 0;

/**
 * pdf.js's build for older engines replaces `Array.prototype.push` of the whole process by one ten times slower, for the
 * sake of arrays of fixed length, which it never makes. While PDFs are read the plain one is back. To be imported before
 * pdf.js.
 */
export function enterPdfjs(): void {
  if (uses === 0) loadedPush = Array.prototype.push;
  uses += 1;
  Array.prototype.push = plainPush;
}

/** Leaves the process as it was found. */
export function leavePdfjs(): void {
  uses -= 1;
  if (uses === 0) Array.prototype.push = loadedPush;
}
