import { serve } from '@hono/node-server';
import { type AppOptions, createApp } from '../../src/web/app.tsx';
import { withChineseFont } from './chinese-font.ts';

export interface StartedApp {
  url: string;
  close: () => Promise<void>;
}

/** The app on a free port of this machine. What it was given stays the caller's to close. */
export async function startApp(options: AppOptions): Promise<StartedApp> {
  const app = createApp(options);
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: withChineseFont((request) => app.fetch(request)), port: 0, hostname: '127.0.0.1' },
      ({ port }) => resolve({ url: `http://127.0.0.1:${port}`, close }),
    );
    server.once('error', reject);
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
  });
}
