import { AppError } from '../domain/app-error.ts';
import { isoDate } from '../domain/scalars.ts';

type Written = string | boolean | undefined;

/** `--lot N`; undefined where it is not given. @throws AppError for anything but a lot number */
export function readLot(written: Written): number | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string' && /^[1-9]\d{0,3}$/.test(written)) return Number.parseInt(written, 10);
  throw new AppError('usage', `--lot 后面应是包号，如 --lot 3，而不是“${String(written)}”`);
}

/** `--date YYYY-MM-DD`; today where it is not given. @throws AppError for anything but a day */
export function readDate(written: Written): string {
  if (written === undefined) return new Date().toISOString().slice(0, 10);
  const parsed = isoDate.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new AppError('usage', `--date 后面应是日期，如 --date 2025-12-15，而不是“${String(written)}”`);
}
