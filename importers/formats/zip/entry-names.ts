export interface EntryName {
  /** Folders and name as they are shown, harmless as a path: it leads nowhere out of its folder. */
  name: string;
  /** The archive asked for a place outside of its folder, or hid the name's true end. */
  isSuspicious: boolean;
}

/** What operating systems and programs leave in archives. */
const LEFTOVERS = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$)/i;
const PROGRAMS =
  /\.(?:exe|dll|com|scr|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|sh|apk|app|cpl|pif|inf|url)$/i;
/** Programs of Windows, Linux and macOS by their first bytes, which a text could only have by chance. */
const PROGRAM_STARTS = ['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'];

export function isLeftover(name: string): boolean {
  return LEFTOVERS.test(name);
}

/** Such a file is never read, whatever it holds. */
export function isProgramName(name: string): boolean {
  return PROGRAMS.test(name.trim());
}

export function isProgram(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64));
  return head.includes(0) && PROGRAM_STARTS.some((start) => head.toString('latin1', 0, start.length) === start);
}

/** Nothing is ever unpacked to a disk here; but a name ends up in places that others may open. */
export function cleanName(written: string): EntryName {
  const shown = written.replace(/[\p{Cc}\p{Cf}]/gu, '').replaceAll('\\', '/');
  const steps = shown.split('/').filter((step) => step !== '' && step !== '.');
  const safe = steps.filter((step) => step !== '..' && !/^[A-Za-z]:$/.test(step));
  const isSuspicious =
    safe.length < steps.length || shown.startsWith('/') || /[\u202a-\u202e\u2066-\u2069]/.test(written);
  return { name: safe.join('/') || '未命名', isSuspicious };
}
