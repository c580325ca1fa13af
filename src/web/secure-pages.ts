import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

export interface AppEnvironment {
  Variables: {
    /** The page runs our script to show something as it happens. */
    isLive?: boolean;
    /** Not a page but a picture that brings its own styles; no script can run in it. */
    isPicture?: boolean;
  };
}

const NOTHING_FROM_ELSEWHERE = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

const HEADERS = {
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
} as const;

const STILL = secureHeaders({ ...HEADERS, contentSecurityPolicy: NOTHING_FROM_ELSEWHERE });

const LIVE = secureHeaders({
  ...HEADERS,
  contentSecurityPolicy: { ...NOTHING_FROM_ELSEWHERE, scriptSrc: ["'self'"], connectSrc: ["'self'"] },
});

const PICTURE = secureHeaders({
  ...HEADERS,
  contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'none'"] },
});

/**
 * Nothing is loaded from elsewhere, and no script runs but our own file on a page that says it is live: a script in a
 * supplier's name or a document stays text.
 */
export const securePages = createMiddleware<AppEnvironment>(async (c, next) => {
  await next();
  const rule = c.get('isPicture') === true ? PICTURE : c.get('isLive') === true ? LIVE : STILL;
  await rule(c, async () => {});
});
