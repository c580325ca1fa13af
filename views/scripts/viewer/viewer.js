// @ts-check
import './pdf-page.js';
import './select-place.js';

/** How far below the viewer's top edge its place stands. */
const PLACE_AT = 0.3;

/**
 * Brings the place that was asked for into view inside the viewer, and the viewer's head with it: a browser that follows
 * an address alone scrolls the page as well.
 */
function showPlace() {
  const viewer = document.getElementById('viewer');
  const body = viewer?.querySelector('.viewer-body');
  const place = body?.querySelector('.at');
  if (!viewer || !body || !place) return;
  if (getComputedStyle(body).overflowY !== 'auto') {
    place.scrollIntoView({ block: 'center' });
    return;
  }
  const above = place.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += above - body.clientHeight * PLACE_AT;
  const top = viewer.getBoundingClientRect().top;
  if (top < 0) window.scrollBy(0, top);
}

window.addEventListener('load', showPlace);
document.addEventListener('htmx:after:swap', showPlace);
