/** Control characters but for line ends and tabs: on a terminal they move the cursor and write over what stands there. */
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

/** Text with what documents and names bring of control characters written as JSON writes them, so that JSON stays what it says. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
