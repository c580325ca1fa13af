import type { Context } from 'hono';
import type { Caller } from '../../accounts/open-accounts.ts';

/** What the server tells of a connection. */
interface NodeBindings {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

const OWN_MACHINE = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Who asks. A proxy is believed where one is said to stand before the server and the connection comes from this machine; of what it
 * hands on, the last address is the one it saw itself.
 */
export function readCaller(c: Context, isBehindProxy: boolean): Caller {
  const direct = (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const isForwarded = isBehindProxy && forwarded !== '' && OWN_MACHINE.test(direct);
  return { headers: c.req.raw.headers, address: shortenAddress(isForwarded ? forwarded : direct) };
}

function shortenAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '').slice(0, 45);
}
