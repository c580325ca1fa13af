import type { Assets } from './layout.tsx';

/** Only links of a viewer are followed by htmx, and nothing is kept of where they were. */
const HTMX_CONFIG = JSON.stringify({ history: false, includeIndicatorCSS: false });

/** Head of a page with a document viewer. Without scripts every link of the viewer opens the page anew. */
export function ViewerHead({ assets }: { assets: Assets }) {
  return (
    <>
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <script src={assets.script} defer />
      <script src={assets.viewerScript} type="module" />
    </>
  );
}
