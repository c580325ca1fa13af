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

  const state = form?.querySelector('[data-save-state]') ?? sheet;
  /** @param {string} text @param {'good' | 'busy' | 'bad'} tone */
  const tell = (text, tone) => {
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
    else tell(`本机还有 ${others.length} 处评分没有保存，正在重试；请不要清除浏览器数据。`, 'bad');
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

  /** The row for the next flaw is no part of the mark until it is put down. */
  const isOfNewFlaw = (/** @type {string} */ name) => name.startsWith('new-') || name.startsWith('location.');
  /** @returns {[string, string][]} */
  const readFields = () =>
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value !== 'string' || isOfNewFlaw(name) || name === 'form' ? [] : [[name, value]],
    );
  const keep = () => localStorage.setItem(ownKey, JSON.stringify({ fields: readFields(), at: showTime() }));
  const setState = (/** @type {string} */ html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html').querySelector('#mark-state');
    const current = form.querySelector('#mark-state');
    if (parsed !== null && current !== null) current.replaceWith(document.importNode(parsed, true));
  };

  const save = async () => {
    if (isSending) return;
    isSending = true;
    isDirty = false;
    tell('保存中…', 'busy');
    const answer = await send(location.pathname, readFields()).catch(() => null);
    isSending = false;
    if (answer === null || answer.status >= 500) {
      tell('未保存：连接中断。内容留在本机，恢复后自动保存。', 'bad');
      setTimeout(() => void save(), RETRY_MS);
      return;
    }
    if (answer.status === 401 || answer.type === 'opaqueredirect') {
      tell('未保存：登录已过期。内容留在本机，', 'bad');
      addLink('请重新登录', `/sign-in?next=${encodeURIComponent(location.pathname)}`);
      return;
    }
    const html = await answer.text();
    if (answer.status === 200) {
      setState(html);
      if (isDirty) void save();
      else {
        localStorage.removeItem(ownKey);
        tell(`已保存 ${form.querySelector('#mark-state')?.getAttribute('data-saved') ?? showTime()}`, 'good');
      }
      return;
    }
    if (answer.status === 409) return offerChoice();
    if (answer.status === 422) setState(html);
    const text = new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim().replace(/\s+/g, ' ');
    tell(`未保存：${answer.status === 422 ? '还不能计分，改好后自动保存' : text}`, 'bad');
  };

  /** Somebody saved this mark in another window meanwhile: both are kept until the member chooses. */
  const offerChoice = async () => {
    const page = await fetch(location.pathname).then((answer) => answer.text());
    const theirs = new DOMParser().parseFromString(page, 'text/html').querySelector('#mark-state');
    const points = theirs?.querySelector('.own-points')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    tell(`未保存：另一个窗口在 ${theirs?.getAttribute('data-saved') ?? ''} 已保存“${points}”。`, 'bad');
    addButton('用这里的内容', () => {
      const now = theirs?.querySelector('[name="replaces"]')?.getAttribute('value') ?? '';
      form.querySelector('[name="replaces"]')?.setAttribute('value', now);
      void save();
    });
    addButton('用已保存的内容', () => {
      localStorage.removeItem(ownKey);
      location.reload();
    });
  };

  const addButton = (/** @type {string} */ text, /** @type {() => void} */ act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = text;
    button.addEventListener('click', act);
    state?.append(' ', button);
  };
  const addLink = (/** @type {string} */ text, /** @type {string} */ href) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
    state?.append(link);
  };

  form.addEventListener('input', (event) => {
    if (isOfNewFlaw(/** @type {HTMLInputElement} */ (event.target).name ?? '')) return;
    isDirty = true;
    keep();
    tell('有改动，即将保存', 'busy');
    clearTimeout(timer);
    timer = setTimeout(() => void save(), WAIT_MS);
  });

  /** Adding or taking out a flaw goes as a form does, so that the list is drawn by the server; offline, it waits. */
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (navigator.onLine) {
      localStorage.removeItem(ownKey);
      return;
    }
    event.preventDefault();
    keep();
    tell('未保存：连接中断。内容留在本机，恢复后请再按一次。', 'bad');
  });

  window.addEventListener('online', () => (isDirty || readKept(ownKey) !== null ? void save() : undefined));
  window.addEventListener('beforeunload', (event) => {
    if (isSending || isDirty) event.preventDefault();
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
      if (control.name === '' || control.name === 'form' || control.name === 'replaces' || isOfNewFlaw(control.name))
        continue;
      const values = valuesOf(control.name);
      if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
        control.checked = values.includes(control.value);
        continue;
      }
      const index = seen.get(control.name) ?? 0;
      seen.set(control.name, index + 1);
      const value = values[index];
      if (value !== undefined) control.value = value;
    }
  };
  restore();
})();
