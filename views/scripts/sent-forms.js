/**
 * Whoever goes back after sending a form finds what was typed, on a page that was fetched anew. The form gets the mark again under which
 * it was sent: sent once more as it stands, it does its work no second time; what was changed meanwhile counts.
 */
(() => {
  const PREFIX = 'hengbiao:sent:';
  const findMark = (/** @type {Element} */ form) =>
    /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="form-mark"]'));

  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    const mark = findMark(target);
    if (mark !== null) sessionStorage.setItem(PREFIX + target.getAttribute('action'), mark.value);
  });

  const [navigation] = performance.getEntriesByType('navigation');
  if (/** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type !== 'back_forward') return;
  for (const form of document.querySelectorAll('form[method="post"]')) {
    const mark = findMark(form);
    const sent = sessionStorage.getItem(PREFIX + form.getAttribute('action'));
    if (mark !== null && sent !== null) mark.value = sent;
  }
})();
