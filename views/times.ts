/** China has one time: what happened is told in it wherever the reader or the server is. */
const ZONE = 'Asia/Shanghai';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'medium' });
const MINUTE = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'short' });

/** An instant as its day in China: 2025-12-15. */
export function showDay(instant: string | Date): string {
  return DAY.format(new Date(instant));
}

/** 10:32:05 */
export function showTime(instant: string | Date): string {
  return TIME.format(new Date(instant));
}

/** 2025-12-15 10:32 */
export function showMoment(instant: string | Date): string {
  return `${showDay(instant)} ${MINUTE.format(new Date(instant))}`;
}
