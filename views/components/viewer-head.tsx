import type { Assets } from './layout.tsx';

/** Only links of a viewer are followed by htmx, and nothing is kept of where they were. */
const HTMX_CONFIG = JSON.stringify({ history: false, includeIndicatorCSS: false });

/** What the viewer needs where the page loads htmx anyway. */
export function ViewerSettings({ assets }: { assets: Assets }) {
  return (
    <>
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <script src={assets.viewerScript} type="module" />
    </>
  );
}

/** Head of a page with a document viewer. Without scripts every link of the viewer opens the page anew. */
export function ViewerHead({ assets }: { assets: Assets }) {
  return (
    <>
      <script src={assets.script} defer />
      <ViewerSettings assets={assets} />
    </>
  );
}
