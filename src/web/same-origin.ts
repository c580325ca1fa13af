import type { Context } from 'hono';

/** Whether a form of another site sent this. Programs that are no browser name no site and may. */
export function isFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  return origin !== undefined && origin.replace(/^https?:\/\//, '') !== c.req.header('host');
}
