import type { Child } from 'hono/jsx';

/** A whole page as text. */
export function renderPage(page: Child): string {
  return `<!doctype html>${String(page)}`;
}
