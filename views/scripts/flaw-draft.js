/**
 * The row for the next flaw: what is typed there stays on this machine until the flaw is put down, and a hint can fill it. Hints that
 * a member set aside stay so on this machine.
 */
(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-takes-place][data-mark-form]'));
  const hints = /** @type {HTMLElement | null} */ (document.querySelector('[data-hints]'));

  const listControls = () =>
    [...(form?.querySelectorAll('[name^="new-"], [name^="location."]') ?? [])].filter(
      (one) =>
        one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement,
    );

  if (form !== null) {
    const key = `hengbiao:flaw:${form.dataset['markForm']}:${location.pathname}`;
    /** @type {{ values: Record<string, string>, shown: string } | null} */
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      localStorage.removeItem(key);
    }
    const findShown = () => form.querySelector('[data-place-shown]');
    const isTaken = /[?&](take|hint)=/.test(location.search);
    if (kept !== null && !isTaken) {
      for (const control of listControls()) control.value = kept.values[control.name] ?? '';
      const shown = findShown();
      if (shown !== null && kept.values['location.path'] !== '') shown.textContent = kept.shown;
    }
    const keep = () => {
      const values = Object.fromEntries(listControls().map(({ name, value }) => [name, value]));
      localStorage.setItem(key, JSON.stringify({ values, shown: findShown()?.textContent ?? '' }));
    };
    form.addEventListener('input', (event) => {
      if (/^new-/.test(/** @type {HTMLInputElement} */ (event.target).name ?? '')) keep();
    });
    form.addEventListener('place-selected', keep);
    form.addEventListener('flaw-recorded', () => localStorage.removeItem(key));
  }

  if (hints === null) return;

  hints.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-note]') : null;
    if (!(link instanceof HTMLElement) || form === null) return;
    event.preventDefault();
    const { note, file, page, path, quote } = link.dataset;
    const place = { 'location.file': file, 'location.page': page, 'location.path': path, 'location.quote': quote };
    for (const control of listControls()) {
      if (control.name === 'new-note') control.value = note ?? '';
      else if (control.name in place) control.value = place[/** @type {'location.file'} */ (control.name)] ?? '';
    }
    const shown = form.querySelector('[data-place-shown]');
    if (shown !== null && path !== undefined) shown.textContent = `${file}“${quote}”`;
    form.dispatchEvent(new CustomEvent('place-selected', { bubbles: true }));
    const type = form.querySelector('[name="new-type"]');
    if (type instanceof HTMLElement) type.focus();
  });

  const asideKey = `hengbiao:aside:${hints.dataset['hints']}:${location.pathname}`;
  /** @returns {string[]} */
  const readAside = () => {
    try {
      return JSON.parse(localStorage.getItem(asideKey) ?? '[]');
    } catch {
      return [];
    }
  };
  const show = hints.querySelector('[data-show-aside]');
  const count = hints.querySelector('[data-aside-count]');
  const draw = () => {
    const aside = new Set(readAside());
    let hidden = 0;
    for (const hint of hints.querySelectorAll('[data-hint]')) {
      if (!(hint instanceof HTMLElement)) continue;
      hint.hidden = aside.has(hint.dataset['hint'] ?? '');
      if (hint.hidden) hidden += 1;
    }
    if (count !== null) count.textContent = hidden === 0 ? '' : `已略去 ${hidden} 条（只在本机）。`;
    if (show instanceof HTMLElement) show.hidden = hidden === 0;
  };
  for (const button of hints.querySelectorAll('[data-set-aside]')) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      const hint = button.closest('[data-hint]');
      const name = hint instanceof HTMLElement ? (hint.dataset['hint'] ?? '') : '';
      localStorage.setItem(asideKey, JSON.stringify([...new Set([...readAside(), name])]));
      draw();
    });
  }
  show?.addEventListener('click', () => {
    localStorage.removeItem(asideKey);
    draw();
  });
  draw();
})();
