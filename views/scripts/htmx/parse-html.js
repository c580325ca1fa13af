// @ts-check
// htmx hands options to this function, which browsers of 2025 refuse with an error; where it is absent, htmx does without it.
try {
  /** @type {Record<string, Function | undefined>} */ (/** @type {unknown} */ (Document))['parseHTMLUnsafe']?.('', {});
} catch {
  Reflect.deleteProperty(Document, 'parseHTMLUnsafe');
}
