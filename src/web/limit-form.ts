import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../domain/app-error.ts';

/** More than anybody types: a scheme of a hundred items has some hundred thousand characters. */
export const MOST_FORM_BYTES = 4 * 1024 * 1024;

const refuse = () => {
  throw new AppError('input-invalid', '提交的内容过多，没有保存；请分几次提交');
};
const bound = bodyLimit({ maxSize: MOST_FORM_BYTES, onError: refuse });

/**
 * Before the body of a form is read as a whole: bodies that do not say how long they are are counted as they come, and no more of
 * them is kept than a form holds.
 * @throws AppError `input-invalid`
 */
export async function limitForm(c: Context): Promise<void> {
  if (!c.req.raw.bodyUsed) await bound(c, async () => {});
}
