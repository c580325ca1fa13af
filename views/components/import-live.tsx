import type { PropsWithChildren } from 'hono/jsx';
import type { Assets } from './layout.tsx';

const REFRESH_SECONDS = 2;

/** Nothing of htmx is used but what shows progress; what a reader opened stays open. */
const HTMX_CONFIG = JSON.stringify({
  history: false,
  includeIndicatorCSS: false,
  extensions: 'sse',
  morphIgnore: ['open'],
});

/** Head of a page that changes by itself: by events where scripts run, by reloading where they do not. */
export function LiveHead({ assets }: { assets: Assets }) {
  return (
    <>
      <LiveSettings />
      <script src={assets.script} defer />
    </>
  );
}

/** The same for a page that loads htmx already. */
export function LiveSettings() {
  return (
    <>
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <noscript>
        <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} />
      </noscript>
    </>
  );
}

/** The part of a page that is replaced while files are read. Without scripts it stays as it came. */
export function LiveRegion({ href, children }: PropsWithChildren<{ href: string }>) {
  const connect = {
    'hx-sse:connect': `${href}/events`,
    'hx-sse:close': 'finished',
    'hx-swap': 'innerMorph',
  };
  return (
    <div class="live" {...connect}>
      {children}
    </div>
  );
}
