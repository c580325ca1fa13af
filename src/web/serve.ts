import { serve } from '@hono/node-server';
import type { EvaluationAtHand } from '../../views/evaluation-view.ts';
import { AppError } from '../domain/app-error.ts';
import { createApp } from './app.tsx';
import { openImportStore } from './imports/open-import-store.ts';
import { openSelfCheck } from './self-check/open-self-check.ts';

export interface ServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** Default: this machine only. */
  hostname?: string;
  /** Called once, before the server listens. */
  load: () => Promise<readonly EvaluationAtHand[]>;
  onError?: (error: Error, path: string) => void;
}

export interface RunningServer {
  url: string;
  close: () => Promise<void>;
}

/** A bid of 200 MB over a slow line takes longer than the five minutes Node allows. */
const LONGEST_REQUEST_MS = 30 * 60_000;

/**
 * Computes the evaluations once and serves their pages.
 * @throws AppError `usage` where the port cannot be used, and whatever `load` throws
 */
export async function startServer({
  port,
  hostname = '127.0.0.1',
  load,
  onError,
}: ServerOptions): Promise<RunningServer> {
  const failure = onError === undefined ? {} : { onError };
  const evaluations = await load();
  const imports = openImportStore(failure);
  const selfCheck = openSelfCheck({ imports, ...failure });
  // The threads start now, so that the first vendor does not wait for them; a failure is told when the list is asked for.
  selfCheck.listSchemes().catch(() => {});
  const app = createApp({ evaluations, imports, selfCheck, ...failure });
  return new Promise((resolve, reject) => {
    const options = { fetch: app.fetch, port, hostname, serverOptions: { requestTimeout: LONGEST_REQUEST_MS } };
    const server = serve(options, (address) => {
      const close = async () => {
        await closeServer(server);
        await Promise.all([imports.close(), selfCheck.close()]);
      };
      resolve({ url: `http://${hostname}:${address.port}`, close });
    });
    server.once('error', (error: NodeJS.ErrnoException) => reject(describeFailure(error, port)));
  });
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
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
