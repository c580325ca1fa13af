import type { Pages } from '../pages.tsx';
import { registerMarkingPages } from './marking.tsx';

/** Every page that needs an account, noun by noun. */
export function registerWorkspace(pages: Pages): Pages {
  registerMarkingPages(pages);
  return pages;
}
