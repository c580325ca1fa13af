import { MessagePage } from '../../views/message-page.tsx';
import { NotSavedPage } from '../../views/not-saved-page.tsx';
import { AppError, type AppErrorCode } from '../domain/app-error.ts';
import { isResumable } from './auth/resume-request.tsx';
import { readReferer } from './auth/site-path.ts';
import type { Status, Visit } from './visit.ts';

const STATUS: Readonly<Record<AppErrorCode, Status>> = {
  'input-invalid': 422,
  'input-unreadable': 422,
  'input-not-found': 404,
  usage: 422,
  'not-found': 404,
  conflict: 409,
  'not-permitted': 403,
  'storage-full': 507,
  'storage-busy': 503,
  'storage-damaged': 500,
};

const TITLES: Readonly<Record<AppErrorCode, string>> = {
  'input-invalid': '没有保存',
  'input-unreadable': '无法读取',
  'input-not-found': '没有找到',
  usage: '没有保存',
  'not-found': '没有找到',
  conflict: '内容已被他人改动',
  'not-permitted': '现在不能办理',
  'storage-full': '没有保存',
  'storage-busy': '没有保存',
  'storage-damaged': '数据已损坏',
};

/** The answer to what could not be done, by its code; a page, or one line for scripts. Other errors are thrown on. */
export async function answerError(visit: Visit, error: unknown): Promise<Response> {
  if (!(error instanceof AppError)) throw error;
  const status = STATUS[error.code];
  const lines = error.problems.map(({ message }) => message);
  if (visit.isFragment) {
    return visit.fragment(
      <p class="field-error" role="alert">
        {lines.join('；')}
      </p>,
      status,
    );
  }
  const back = { text: '返回上一页', href: readReferer(visit.c.req.header('referer'), visit.c.req.header('host')) };
  const { assets } = visit;
  const typed = error.code === 'storage-full' || error.code === 'storage-busy' ? await readTyped(visit) : null;
  if (typed !== null) return visit.page(<NotSavedPage {...{ assets, lines, back }} {...typed} />, status);
  return visit.page(
    <MessagePage
      assets={assets}
      title={TITLES[error.code]}
      lines={lines}
      links={[back, { text: '返回采购项目', href: '/' }]}
    />,
    status,
  );
}

/** What a form brought that can be sent once more; null where it was none, or one with files or passwords in it. */
async function readTyped({ c, readForm }: Visit): Promise<{ path: string; fields: [string, string][] } | null> {
  const { pathname, search } = new URL(c.req.url);
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  if (c.req.method !== 'POST' || !isForm || !isResumable(pathname)) return null;
  const fields = Object.entries(await readForm()).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { path: pathname + search, fields };
}
