/**
 * Marks are saved as they are typed. What is typed stays on this machine until the server has answered that it is recorded, so that a
 * dropped connection, an expired session or a closed window loses nothing; it is sent again as soon as that is possible.
 */
(() => {
  const PREFIX = 'hengbiao:mark:';
  const WAIT_MS = 700;
  const RETRY_MS = 4000;

  /** @typedef {{ fields: [string, string][], at: string }} Kept */

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-mark-form]'));
  const sheet = /** @type {HTMLElement | null} */ (document.querySelector('[data-unsaved]'));
  const account = form?.dataset['markForm'] ?? sheet?.dataset['unsaved'];
  if (account === undefined) return;
  const keyOf = (/** @type {string} */ path) => `${PREFIX}${account}:${path}`;
  const ownKey = keyOf(location.pathname);

  const findState = () => form?.querySelector('[data-save-state]') ?? sheet;
  /** @param {string} text @param {'good' | 'busy' | 'bad'} tone */
  const tell = (text, tone) => {
    const state = findState();
    if (!(state instanceof HTMLElement)) return;
    state.textContent = text;
    state.dataset['tone'] = tone;
  };
  const showTime = () => new Date().toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' });

  /** @param {string} key @returns {Kept | null} */
  const readKept = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  const listKept = () => Object.keys(localStorage).filter((key) => key.startsWith(keyOf('')));

  /** @param {string} path @param {[string, string][]} fields */
  const send = (path, fields) =>
    fetch(path, {
      method: 'POST',
      headers: { 'hx-request': 'true', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  /** Marks of other pages that could not be saved when they were typed. */
  const flushOthers = async () => {
    for (const key of listKept()) {
      const kept = readKept(key);
      if (key === ownKey && form !== null) continue;
      const path = key.slice(keyOf('').length);
      const answer = kept === null ? null : await send(path, kept.fields).catch(() => null);
      if (kept === null || answer?.status === 200) localStorage.removeItem(key);
    }
    tellOthers();
  };
  const tellOthers = () => {
    const others = listKept().filter((key) => key !== ownKey || form === null);
    if (form !== null || sheet === null) return;
    if (others.length === 0) tell('', 'good');
    else {
      tell(`本机还有 ${others.length} 处评分没有保存，正在重试；请不要清除浏览器数据。`, 'bad');
      for (const key of others) {
        const path = key.slice(keyOf('').length);
        addLink(decodeURIComponent(path.split('/').at(-1) ?? ''), path);
      }
    }
  };

  const addLink = (/** @type {string} */ text, /** @type {string} */ href) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
    findState()?.append(' ', link);
    return link;
  };

  window.addEventListener('online', () => void flushOthers());
  void flushOthers();
  if (form === null) {
    setInterval(() => listKept().length > 0 && void flushOthers(), RETRY_MS);
    return;
  }

  let timer = 0;
  let isSending = false;
  let isDirty = false;
  let isLeaving = false;

  /** The row for the next flaw is no part of the mark until it is put down. */
  const isOfNewFlaw = (/** @type {string} */ name) => name.startsWith('new-') || name.startsWith('location.');
  /** @returns {[string, string][]} */
  const readFields = () =>
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value !== 'string' || isOfNewFlaw(name) || name === 'form-mark' ? [] : [[name, value]],
    );
  const keep = () => localStorage.setItem(ownKey, JSON.stringify({ fields: readFields(), at: showTime() }));
  const parse = (/** @type {string} */ html) => new DOMParser().parseFromString(html, 'text/html');
  const setState = (/** @type {string} */ html) => {
    const parsed = parse(html).querySelector('#mark-state');
    const current = form.querySelector('#mark-state');
    if (parsed !== null && current !== null) current.replaceWith(document.importNode(parsed, true));
  };
  const schedule = (/** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  };
  const tellSaved = () => {
    localStorage.removeItem(ownKey);
    tell(`已保存 ${form.querySelector('#mark-state')?.getAttribute('data-saved') ?? showTime()}`, 'good');
  };
  /** The server's own words where it could not write, as on a full disk; else the connection is what failed. @param {string} html */
  const findFault = (html) => readText(parse(html).querySelector('.field-error, .message p')) || '连接中断';
  /** @param {Response | null} answer @param {string} html @returns {boolean} whether it is no answer to what was sent */
  const isUnanswered = (answer, html) => {
    if (answer === null || answer.status >= 500) {
      tell(`未保存：${findFault(html)}。内容留在本机，恢复后自动保存。`, 'bad');
      schedule(RETRY_MS);
      return true;
    }
    if (answer.status !== 401 && answer.type !== 'opaqueredirect') return false;
    tell('未保存：登录已过期。内容留在本机，登录后自动保存。', 'bad');
    // What was typed is kept here: nothing holds up the way to signing in.
    addLink('重新登录', `/sign-in?next=${encodeURIComponent(location.pathname)}`).addEventListener('click', () => {
      isLeaving = true;
    });
    return true;
  };

  /** Sends what stands in the form now. @returns {Promise<boolean>} whether all of it is recorded */
  const save = async () => {
    if (isSending) return false;
    clearTimeout(timer);
    isSending = true;
    isDirty = false;
    tell('保存中…', 'busy');
    keep();
    const answer = await send(location.pathname, readFields()).catch(() => null);
    const html = answer === null ? '' : await answer.text().catch(() => '');
    isSending = false;
    if (isUnanswered(answer, html) || answer === null) {
      isDirty = true;
      return false;
    }
    if (answer.status === 200) {
      setState(html);
      if (isDirty) return save();
      tellSaved();
      return true;
    }
    if (answer.status === 409) await offerChoice();
    else if (answer.status === 422) {
      setState(html);
      tell('未保存：还不能计分，改好后自动保存', 'bad');
    } else tell(`未保存：${readText(parse(html).body)}`, 'bad');
    return false;
  };

  const readText = (/** @type {Element | null | undefined} */ element) =>
    element?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

  /** Somebody saved this mark in another window meanwhile: both are kept until the member chooses. */
  const offerChoice = async () => {
    const page = await fetch(location.pathname).then((answer) => answer.text());
    const theirs = parse(page).querySelector('#mark-state');
    const points = readText(theirs?.querySelector('.own-points'));
    tell(`未保存：另一个窗口在 ${theirs?.getAttribute('data-saved') ?? ''} 已保存“${points}”。`, 'bad');
    addButton('用这里的内容', () => {
      const now = theirs?.querySelector('[name="replaces"]')?.getAttribute('value') ?? '';
      form.querySelector('[name="replaces"]')?.setAttribute('value', now);
      void save();
    });
    addButton('用已保存的内容', () => {
      localStorage.removeItem(ownKey);
      isLeaving = true;
      location.reload();
    });
  };

  const addButton = (/** @type {string} */ text, /** @type {() => void} */ act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = text;
    button.addEventListener('click', act);
    findState()?.append(' ', button);
  };

  form.addEventListener('input', (event) => {
    if (isOfNewFlaw(/** @type {HTMLInputElement} */ (event.target).name ?? '')) return;
    isDirty = true;
    keep();
    tell('有改动，即将保存', 'busy');
    schedule(WAIT_MS);
  });

  /** A flaw put down or taken out: the server draws the list anew, and where the bid is open it stays so. */
  const sendForm = async (/** @type {HTMLElement | null} */ submitter) => {
    if (isSending) return;
    clearTimeout(timer);
    isSending = true;
    tell('保存中…', 'busy');
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form, submitter)));
    const answer = await fetch(location.pathname, { method: 'POST', body }).catch(() => null);
    const html = answer === null ? '' : await answer.text().catch(() => '');
    isSending = false;
    if (answer === null || answer.status >= 500) {
      keep();
      tell(`未保存：${findFault(html)}。内容留在本机，恢复后请再按一次。`, 'bad');
      return;
    }
    if (isUnanswered(answer, html)) return;
    if (answer.status === 409) return offerChoice();
    const drawn = parse(html).querySelector('[data-mark-form]');
    if (drawn === null) {
      tell(`未保存：${readText(parse(html).querySelector('main'))}`, 'bad');
      return;
    }
    form.replaceChildren(...[...drawn.childNodes].map((node) => document.importNode(node, true)));
    /** @type {any} */ (window).htmx?.process(form);
    isDirty = false;
    if (answer.ok) {
      tellSaved();
      form.dispatchEvent(new CustomEvent('flaw-recorded'));
    } else tell('未保存：请改好标出的地方', 'bad');
    const next = answer.ok ? form.querySelector('[name="new-type"]') : form.querySelector('.error-summary');
    if (next instanceof HTMLElement) next.focus();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { submitter } = event;
    const isWhole = submitter?.getAttribute('name') !== 'add' && submitter?.getAttribute('name') !== 'remove';
    const isBegun = [...form.querySelectorAll('[name="new-type"], [name="new-note"]')].some(
      (control) => /** @type {HTMLInputElement} */ (control).value.trim() !== '',
    );
    void (isWhole && !isBegun ? save() : sendForm(submitter));
  });

  /** On the way to another page, what was typed last goes first; who leaves a second time, leaves it on this machine. */
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!(link instanceof HTMLAnchorElement) || isElsewhere || event.defaultPrevented || link.target !== '') return;
    if (link.pathname === location.pathname || link.hasAttribute('download')) return;
    if (!isDirty || isLeaving) return;
    event.preventDefault();
    isLeaving = true;
    void save().then((isSaved) => {
      if (isSaved) location.assign(link.href);
      else findState()?.append(' 仍要离开的，再点一次；没有保存的内容留在本机。');
    });
  });

  window.addEventListener('online', () => (isDirty || readKept(ownKey) !== null ? void save() : undefined));
  window.addEventListener('beforeunload', (event) => {
    if (!isLeaving && (isSending || isDirty)) event.preventDefault();
  });

  const restore = () => {
    const kept = readKept(ownKey);
    if (kept === null) return;
    const valuesOf = (/** @type {string} */ name) =>
      kept.fields.filter(([one]) => one === name).map(([, value]) => value);
    const current = form.querySelector('[name="replaces"]')?.getAttribute('value') ?? '';
    if ((valuesOf('replaces')[0] ?? '') !== current) {
      tell(`本机有 ${kept.at} 没有保存的内容，之后又在别处保存过。`, 'bad');
      addButton('用本机的内容', () => {
        fill(valuesOf);
        void save();
      });
      addButton('不用', () => {
        localStorage.removeItem(ownKey);
        tell('', 'good');
      });
      return;
    }
    fill(valuesOf);
    void save();
  };
  const fill = (/** @type {(name: string) => string[]} */ valuesOf) => {
    /** @type {Map<string, number>} */
    const seen = new Map();
    for (const control of form.elements) {
      if (
        !(
          control instanceof HTMLInputElement ||
          control instanceof HTMLTextAreaElement ||
          control instanceof HTMLSelectElement
        )
      )
        continue;
      const { name } = control;
      if (name === '' || name === 'form-mark' || name === 'replaces' || isOfNewFlaw(name)) continue;
      const values = valuesOf(name);
      if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
        control.checked = values.includes(control.value);
        continue;
      }
      const index = seen.get(name) ?? 0;
      seen.set(name, index + 1);
      const value = values[index];
      if (value !== undefined) control.value = value;
    }
  };
  restore();
})();
