import type { Pages } from '../pages.tsx';

/** Every page that needs an account, noun by noun. */
export function registerWorkspace(pages: Pages): Pages {
  return pages;
}
