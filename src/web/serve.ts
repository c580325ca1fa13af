import { serve } from '@hono/node-server';
import type { EvaluationAtHand } from '../../views/evaluation-view.ts';
import { openAccounts } from '../accounts/open-accounts.ts';
import { AppError } from '../domain/app-error.ts';
import type { SigningKey } from '../use-cases/archive-keys.ts';
import { DraftThread } from '../use-cases/draft-thread.ts';
import { openIncoming } from '../use-cases/incoming-files.ts';
import { openDesk } from '../use-cases/open-desk.ts';
import { createApp } from './app.tsx';
import { openVerifications } from './archive/open-verifications.ts';
import { openBidReadings } from './bids/open-bid-readings.ts';
import { openImportStore } from './imports/open-import-store.ts';
import { type OpenEvaluation, openEvaluation } from './open-evaluation.ts';
import { openPeopleDirectory } from './people-directory.ts';
import { openSelfCheck, type SelfCheck } from './self-check/open-self-check.ts';

export interface ServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** Default: this machine only. */
  hostname?: string;
  /** Accounts and procurements are kept there; without it there are neither. */
  data?: string;
  /** Where people reach the server when a proxy stands before it, e.g. `https://pingbiao.example`. */
  publicUrl?: string;
  /** The agency's key, which archives are signed with. */
  signingKey?: SigningKey | null;
  /** Open to everybody; computed once the server listens, a failure told and tried again when somebody asks. */
  evaluations?: readonly { href: string; load: (signal: AbortSignal) => Promise<EvaluationAtHand> }[];
  onError?: (error: Error, path: string) => void;
}

export interface RunningServer {
  url: string;
  /** The one-time link for the first administrator; null once there is any account. */
  firstStart: string | null;
  close: () => Promise<void>;
}

/** A bid of 200 MB over a slow line takes longer than the five minutes Node allows. */
const LONGEST_REQUEST_MS = 30 * 60_000;

/**
 * Serves the pages.
 * @throws AppError `usage` where the port cannot be used
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, hostname = '127.0.0.1', onError, data, publicUrl = null, signingKey = null } = options;
  const failure = onError === undefined ? {} : { onError };
  const closing = new AbortController();
  const evaluations = (options.evaluations ?? []).map(({ href, load }) =>
    openEvaluation(href, () => load(closing.signal)),
  );
  const workspace = data === undefined ? null : await openWorkspace(data, publicUrl);
  const imports = openImportStore({
    ...failure,
    ...(data === undefined ? {} : { incoming: openIncoming(data) }),
  });
  const selfCheck = openSelfCheck({ imports, ...failure });
  const drafter = new DraftThread();
  const readings = openBidReadings(failure);
  const verifications = openVerifications(imports.incoming, failure);
  const closeAll = async () => {
    closing.abort();
    await Promise.all([verifications.close(), selfCheck.close(), drafter.close(), readings.close()]);
    await imports.close();
    await workspace?.close();
  };
  try {
    const pages = workspace?.pages;
    const app = createApp({
      evaluations,
      imports,
      selfCheck,
      drafter,
      ...failure,
      ...(pages === undefined
        ? {}
        : {
            ...pages,
            workspace: {
              ...pages.workspace,
              readings,
              verifications,
              signingKey,
              isAlone: publicUrl === null && isLocal(hostname),
            },
          }),
    });
    const { server, address } = await listen(app, port, hostname);
    const url = `http://${hostname}:${address.port}`;
    prepare({ selfCheck, evaluations, isClosing: () => closing.signal.aborted, ...failure });
    const token = workspace?.pages.accounts.accounts.links.beginFirstStart() ?? null;
    const close = async () => {
      await closeServer(server);
      await closeAll();
    };
    return { url, firstStart: token === null ? null : `${publicUrl ?? url}/first-start/${token}`, close };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Preparation extends Pick<ServerOptions, 'onError'> {
  selfCheck: SelfCheck;
  evaluations: readonly OpenEvaluation[];
  isClosing: () => boolean;
}

/** What the first to ask would wait for, one after the other, so that pages have a processor meanwhile. */
async function prepare({ selfCheck, evaluations, isClosing, onError }: Preparation): Promise<void> {
  // A failure is told when the list is asked for.
  await selfCheck.listSchemes().catch(() => {});
  for (const { href, get } of evaluations)
    await get().catch((error: Error) => {
      if (!isClosing()) onError?.(error, href);
    });
}

async function openWorkspace(data: string, publicUrl: string | null) {
  const accounts = await openAccounts(data, { isSecure: publicUrl?.startsWith('https:') ?? false });
  try {
    const { desk, close } = openDesk(data);
    return {
      pages: {
        workspace: { desk, identify: accounts.identify, people: openPeopleDirectory(accounts.directory) },
        accounts: { accounts, publicUrl },
      },
      close: async () => {
        await close();
        accounts.close();
      },
    };
  } catch (error) {
    accounts.close();
    throw error;
  }
}

/** Without a proxy before it, such a server is reached from its own machine alone. */
function isLocal(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '::1';
}

type Server = ReturnType<typeof serve>;

function listen(app: ReturnType<typeof createApp>, port: number, hostname: string) {
  return new Promise<{ server: Server; address: { port: number } }>((resolve, reject) => {
    const options = { fetch: app.fetch, port, hostname, serverOptions: { requestTimeout: LONGEST_REQUEST_MS } };
    const server = serve(options, (address) => resolve({ server, address }));
    server.once('error', (error: NodeJS.ErrnoException) => reject(describeFailure(error, port)));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function describeFailure(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new AppError('usage', `端口 ${port} 已被占用，请用 --port 换一个端口，例如 --port ${port + 1}`, error);
  if (error.code === 'EACCES')
    return new AppError('usage', `没有权限使用端口 ${port}，请用 --port 换一个大于 1024 的端口`, error);
  return error;
}
