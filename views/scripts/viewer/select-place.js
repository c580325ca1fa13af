// @ts-check
import { findQuote } from './find-quote.js';

/** A longer quote is cut; who looks at the place sees the rest. */
const LONGEST_QUOTE = 300;

/** @typedef {{ file: string, page: string, path: string, quote: string }} Place */

/** What was selected when a place was taken last: a key that is let go, or a click, does not take it again. @type {Range | null} */
let taken = null;

/**
 * Text that is selected in a viewer, or taken by its link, goes as a place into the form that takes places; by its link alone where
 * the form says `data-takes-place="blocks"`, since people also copy from the document into other fields.
 */
for (const event of ['mouseup', 'keyup', 'touchend']) {
  document.addEventListener(event, ({ target }) => {
    if (!(target instanceof Element) || target.closest('.viewer') === null) return;
    if (findForm()?.getAttribute('data-takes-place') === 'blocks') return;
    const selection = document.getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (range !== null && taken !== null && isSame(range, taken)) return;
    taken = range?.cloneRange() ?? null;
    const node = range?.startContainer;
    const element = node instanceof Element ? node : node?.parentElement;
    if (!element || range === null) return;
    const quote = clip(readSelected(range, element) || (selection?.toString() ?? ''));
    if (quote === '') return;
    const place = findPlace(element, quote);
    if (place !== null) fillForm(place, element);
  });
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-take]') : null;
  if (link === null || findForm() === null) return;
  const block = link.closest('tr[id], [id]');
  const place = block === null ? null : describe(block, link.getAttribute('data-take') ?? '', readText(block));
  if (place === null) return;
  event.preventDefault();
  fillForm(place, link);
});

/**
 * What is selected of the cell or block in which the selection begins: a triple click reaches into the next one. Empty on pages of
 * the original.
 * @param {Range} range
 * @param {Element} element
 */
function readSelected(range, element) {
  const block = element.closest('.doc td, .doc > [id]');
  if (block === null || range.collapsed) return '';
  const own = range.cloneRange();
  if (!block.contains(own.endContainer)) own.setEnd(block, block.childNodes.length);
  const selected = document.createElement('div');
  selected.append(own.cloneContents());
  return readText(selected);
}

/**
 * The place of a selection: the cell or block it begins in; on a page of a PDF file, the block whose text has it.
 * @param {Element} element
 * @param {string} quote
 * @returns {Place | null}
 */
function findPlace(element, quote) {
  const viewer = element.closest('.viewer');
  if (viewer === null) return null;
  const page = element.closest('pdf-page');
  if (page !== null) {
    const number = page.getAttribute('page') ?? '';
    const blocks = [...viewer.querySelectorAll('.doc tr[id], .doc > [id]:not(section)')];
    const block = blocks.find((one) => findQuote(readText(one), quote) !== null);
    const path = block?.id ?? `page[${number}]`;
    return { file: viewer.getAttribute('data-file') ?? '', page: number, path, quote };
  }
  const cell = element.closest('td');
  const row = cell?.closest('tr') ?? null;
  if (cell !== null && row !== null) return describe(row, `${row.id}/cell[${cell.cellIndex + 1}]`, quote);
  const block = element.closest('.doc > [id]');
  return block === null ? null : describe(block, block.id, quote);
}

/**
 * @param {Element} block
 * @param {string} path
 * @param {string} quote
 * @returns {Place | null}
 */
function describe(block, path, quote) {
  const viewer = block.closest('.viewer');
  if (viewer === null) return null;
  const page = block.closest('[data-page]')?.getAttribute('data-page') ?? '';
  return { file: viewer.getAttribute('data-file') ?? '', page, path, quote: clip(quote) };
}

/**
 * @param {Range} one
 * @param {Range} other
 */
function isSame(one, other) {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

/** @param {Element} block */
function readText(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const link of copy.querySelectorAll('.take')) link.remove();
  const cells = [...copy.querySelectorAll('td')];
  return cells.length === 0 ? (copy.textContent ?? '') : cells.map((cell) => cell.textContent).join(' ');
}

function findForm() {
  return document.querySelector('form[data-takes-place]');
}

/**
 * @param {Place} place
 * @param {Element} near
 */
function fillForm(place, near) {
  const form = findForm();
  if (form === null) return;
  for (const [name, value] of Object.entries(place)) {
    const field = form.querySelector(`[name="location.${name}"]`);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const shown = form.querySelector('[data-place-shown]');
  if (shown !== null) shown.textContent = `${nameBlock(near, place)}“${place.quote}”`;
  form.dispatchEvent(new CustomEvent('place-selected', { bubbles: true, detail: place }));
}

/**
 * The words for a place are in the link that takes it.
 * @param {Element} near
 * @param {Place} place
 */
function nameBlock(near, place) {
  const block = near.closest('tr[id], .doc > [id]') ?? document.getElementById(place.path);
  const label = block?.querySelector('.take')?.getAttribute('aria-label') ?? '';
  if (label !== '') return label.replace(/^引用/, '');
  return place.page === '' ? '' : `第 ${place.page} 页`;
}

/** @param {string} text */
function clip(text) {
  const clean = text.trim();
  return clean.length <= LONGEST_QUOTE ? clean : `${clean.slice(0, LONGEST_QUOTE)}…`;
}
