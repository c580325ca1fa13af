/**
 * Keys: whatever carries `data-key="j"` is clicked when that key is pressed, outside of fields. In a field, only keys with a
 * modifier count: `data-key="ctrl+s ctrl+enter"` is clicked by either.
 */
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const isTyping = target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select') !== null;
  if (isTyping && !event.ctrlKey) return;
  const name = `${event.ctrlKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;
  const wanted = [...document.querySelectorAll('[data-key]')].find(
    (element) => element.getAttribute('data-key')?.split(' ').includes(name) && element.closest('[hidden]') === null,
  );
  if (!(wanted instanceof HTMLElement)) return;
  event.preventDefault();
  wanted.click();
});
