/** The form of a part of a scheme: the sum while points are typed, and the way to the field that a place was taken into. */
(() => {
  for (const line of document.querySelectorAll('[data-sum-of]')) {
    const field = line.closest('form')?.querySelector(`[name="${line.getAttribute('data-sum-of')}"]`);
    if (field instanceof HTMLInputElement) field.addEventListener('input', () => showSum(line, field.value));
  }

  document.addEventListener('place-selected', ({ target }) => {
    const field = target instanceof Element ? target.querySelector('[name="location.quote"]') : null;
    if (field instanceof HTMLElement) field.focus();
  });

  /**
   * The sum is shown here to be seen at once; the one that counts is made by the server when the form is saved.
   * @param {Element} line
   * @param {string} typed
   */
  function showSum(line, typed) {
    const sum = addDecimals(line.getAttribute('data-sum-others') ?? '', readDecimal(typed));
    const total = line.getAttribute('data-sum-total');
    const difference = sum === null || total === null ? null : addDecimals(sum, `-${total}`);
    const shown = line.querySelector('output');
    if (shown !== null) shown.textContent = sum ?? '—';
    line.querySelector('.when-equal')?.toggleAttribute('hidden', difference !== '0');
    line.querySelector('.when-unequal')?.toggleAttribute('hidden', difference === null || difference === '0');
  }

  /**
   * What people write as a figure: 1,000.5 and full-width digits too; nothing counts nothing, and what is no figure is null.
   * @param {string} typed
   */
  function readDecimal(typed) {
    const plain = typed
      .normalize('NFKC')
      .trim()
      .replace(/(?<=\d),(?=\d{3})/g, '');
    return plain === '' ? '0' : /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? plain : null;
  }

  /**
   * Exactly, in whole units of the smaller place.
   * @param {string} one
   * @param {string | null} other
   */
  function addDecimals(one, other) {
    if (other === null) return null;
    const places = Math.max(countPlaces(one), countPlaces(other));
    const units = toUnits(one, places) + toUnits(other, places);
    const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const rest = digits.slice(digits.length - places).replace(/0+$/, '');
    return `${units < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
  }

  /** @param {string} figure */
  function countPlaces(figure) {
    return figure.split('.')[1]?.length ?? 0;
  }

  /**
   * @param {string} figure
   * @param {number} places
   */
  function toUnits(figure, places) {
    const [whole = '', rest = ''] = figure.split('.');
    return BigInt(whole + rest.padEnd(places, '0'));
  }
})();
