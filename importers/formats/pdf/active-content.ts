import type { PdfSource } from './pdf-source.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** What a PDF could do besides being read. Nothing of it is run, opened or fetched. */
export interface ActiveContent {
  hasScripts: boolean;
  hasLaunchActions: boolean;
  hasDynamicForm: boolean;
  attachments: string[];
  /** Pages with links out of the file. */
  linkPages: number[];
  links: number;
  canCopy: boolean;
}

interface Annotation {
  subtype?: string;
  url?: string;
  unsafeUrl?: string;
  attachment?: unknown;
  actions?: Record<string, unknown> | null;
  file?: { filename?: string };
}

/** pdf.js's number for "copy text and graphics". */
const COPY = 0x10;
const MOST_LINKS = 10_000;

/** The part that concerns the whole file. Broken parts of a file have nothing to tell. */
export async function readActiveContent(source: PdfSource, bytes: Uint8Array): Promise<ActiveContent> {
  const { document } = source;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [scripts, attachments, permissions, metadata] = await Promise.all([
    document.getJSActions().catch(() => null),
    document.getAttachments().catch(() => null),
    document.getPermissions().catch(() => null),
    document.getMetadata().catch(() => null),
  ]);
  const info = metadata?.info as { IsXFAPresent?: boolean } | undefined;
  return {
    hasScripts: scripts !== null || file.includes('/JavaScript'),
    hasLaunchActions: file.includes('/Launch'),
    hasDynamicForm: info?.IsXFAPresent === true,
    attachments: Object.values((attachments ?? {}) as Record<string, { filename?: string }>).map(nameFile),
    linkPages: [],
    links: 0,
    canCopy: permissions === null || permissions.includes(COPY),
  };
}

/** Adds what one page's annotations hold. */
export async function addPageContent(found: ActiveContent, page: PDFPageProxy): Promise<void> {
  const annotations: Annotation[] = await page.getAnnotations({ intent: 'display' }).catch(() => []);
  let links = 0;
  for (const annotation of annotations) {
    if (annotation.subtype === 'FileAttachment') found.attachments.push(nameFile(annotation.file ?? {}));
    if (annotation.attachment !== undefined && annotation.subtype === 'Link') found.hasLaunchActions = true;
    if (annotation.actions != null && Object.keys(annotation.actions).length > 0) found.hasScripts = true;
    const url = annotation.url ?? annotation.unsafeUrl;
    if (annotation.subtype === 'Link' && url !== undefined) links += 1;
  }
  if (links === 0 || found.links > MOST_LINKS) return;
  found.links += links;
  found.linkPages.push(page.pageNumber);
}

function nameFile({ filename }: { filename?: string }): string {
  return filename ?? '';
}
