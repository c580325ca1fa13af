import type { Context } from 'hono';
import { z } from 'zod';
import { SignInPage } from '../../../views/accounts/sign-in-page.tsx';
import type { Assets } from '../../../views/components/layout.tsx';
import type { Accounts } from '../../accounts/open-accounts.ts';
import { limitForm } from '../limit-form.ts';
import { renderPage } from '../render-page.ts';
import { readReferer, readSitePath } from './site-path.ts';

/** A form that came without a session any more, to be sent again once its person has signed in. */
export interface ResumeRequest {
  path: string;
  /** Whose session it was; null where nobody knows. */
  owner: string | null;
  isMultipart: boolean;
  fields: [string, string][];
}

const packed = z.object({
  path: z.string().refine((path) => path !== '/' && readSitePath(path) === path && isResumable(path)),
  owner: z.string().nullable(),
  isMultipart: z.boolean(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** More than a page of forms holds, less than would burden the page that carries it. */
const MOST_BYTES = 512 * 1024;

type Loss = 'too-large' | 'files' | 'private';

const NOTICES: Readonly<Record<Loss | 'carried', string>> = {
  carried: '登录已过期。您填写的内容还在，登录后继续提交。',
  'too-large': '登录已过期，提交的内容过多，没有保存。请登录后重新填写。',
  files: '登录已过期，文件没有上传。请登录后重新选择文件。',
  private: '登录已过期，没有改动。请登录后重新填写。',
};

/** Forms with passwords in them go through no other page. */
export function isResumable(path: string): boolean {
  return !/^\/(?:account|first-start|invitations|sign-in)(?:\/|$)/.test(path);
}

/** Answers a form of somebody who is not signed in any more: the page for signing in, with the form in it. */
export function createResume(accounts: Accounts, assets: Assets): (c: Context) => Promise<Response> {
  return async (c) => {
    const read = await readResumable(c, accounts.findFormerOwner(c.req.raw.headers));
    const next = readReferer(c.req.header('referer'), c.req.header('host'));
    const isLost = typeof read === 'string';
    c.header('Cache-Control', 'no-store');
    return c.html(
      renderPage(
        <SignInPage
          assets={assets}
          next={next}
          notice={NOTICES[isLost ? read : 'carried']}
          carried={isLost ? null : { packed: JSON.stringify(read) }}
        />,
      ),
      401,
    );
  };
}

async function readResumable(c: Context, owner: string | null): Promise<ResumeRequest | Loss> {
  const { pathname, search } = new URL(c.req.url);
  if (!isResumable(pathname)) return 'private';
  const isMultipart = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
  const length = c.req.header('content-length');
  if (isMultipart && (length === undefined || Number(length) > MOST_BYTES)) return 'files';
  if (length !== undefined && Number(length) > MOST_BYTES) return 'too-large';
  const isLong = await limitForm(c).then(
    () => false,
    () => true,
  );
  if (isLong) return 'too-large';
  const entries = [...(await c.req.formData().catch(() => new FormData()))];
  if (entries.some(([, value]) => typeof value !== 'string' && value.size > 0)) return 'files';
  const fields = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const request = { path: pathname + search, owner, isMultipart, fields };
  return Buffer.byteLength(JSON.stringify(request)) > MOST_BYTES ? 'too-large' : request;
}

/** What a page for signing in carried; null where it carried nothing, or nothing that can be sent. */
export function unpackResume(written: string): ResumeRequest | null {
  if (written === '' || Buffer.byteLength(written) > MOST_BYTES) return null;
  try {
    return packed.safeParse(JSON.parse(written)).data ?? null;
  } catch {
    return null;
  }
}

export type Dispatch = (request: Request, env: unknown) => Response | Promise<Response>;

/** Sends the form as its person would have, now that there is a session; the answer brings the cookies of signing in. */
export async function replayRequest(
  c: Context,
  { path, isMultipart, fields }: ResumeRequest,
  cookies: readonly string[],
  dispatch: Dispatch,
): Promise<Response> {
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  const headers = new Headers({
    cookie: mergeCookies(c.req.header('cookie') ?? '', cookies),
    'sec-fetch-site': 'same-origin',
    'user-agent': c.req.header('user-agent') ?? '',
  });
  for (const name of ['host', 'x-forwarded-for']) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  const answer = await dispatch(new Request(new URL(path, c.req.url), { method: 'POST', headers, body }), c.env);
  const own = new Response(answer.body, answer);
  for (const cookie of cookies) own.headers.append('Set-Cookie', cookie);
  return own;
}

/** The cookies a browser would send after it was told to keep some and to forget others. */
function mergeCookies(before: string, told: readonly string[]): string {
  const jar = new Map<string, string>();
  const keep = (pair: string) => {
    const at = pair.indexOf('=');
    if (at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1));
  };
  for (const pair of before.split(';')) keep(pair);
  for (const cookie of told) keep(cookie.split(';')[0] ?? '');
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
