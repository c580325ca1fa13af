import type { Child } from 'hono/jsx';
import { divideDocument, findPart, type ShownBlock } from '../document-parts.ts';
import { findPlace } from '../document-place.ts';
import { fileTitle } from '../place.ts';
import {
  chooseOriginal,
  findPage,
  orderPlaces,
  type ViewedDocument,
  type ViewedPlace,
  type ViewerQuery,
} from '../viewed-document.ts';
import { DocumentBlocks } from './document-blocks.tsx';
import { DocumentOutline } from './document-outline.tsx';
import type { TextMark } from './marked-text.tsx';
import { OriginalPage } from './original-page.tsx';
import { Tag } from './tag.tsx';
import { TurnLinks } from './turn-links.tsx';

export interface DocumentViewerProps {
  viewed: ViewedDocument;
  query: ViewerQuery;
  /** Where the browser finds the library for PDF pages. */
  pdfLibrary: string;
  /** Places the page speaks of, in any order; the one asked for is marked to the letter. */
  places?: readonly ViewedPlace[];
  /** What these places are, for their marks: 引用处, 此处. */
  as?: 'cited' | 'noted';
  /** What is said above a block, or at the beginning of a page. */
  noteAt?: (path: string, type: ShownBlock['type'] | 'page') => Child;
  /** Which other documents the page can show. */
  choice?: Child;
  /** Address of the page with a place taken into its form, where there is one: what scripts do without leaving the page. */
  takeHref?: (path: string) => string;
}

/** Links in the viewer change the viewer alone where scripts run, so that what is typed in a form beside it stays. */
export const STAYS_ON_PAGE = {
  'hx-boost:inherited': "target:'#viewer', select:'#viewer', swap:'outerHTML', push:'false'",
};

/** A document at a place: the pages of the original where a browser can show them, else a part of the text as it was read. */
export function DocumentViewer(props: DocumentViewerProps) {
  const { viewed, query, places = [], as = 'cited', choice } = props;
  const { document } = viewed;
  const { blocks } = document;
  const isMissing = query.at !== undefined && findPlace(blocks, query.at) === null && !/^page\[\d+\]$/.test(query.at);
  const title = fileTitle(document.file);
  const original = query.as === 'text' ? null : chooseOriginal(viewed);
  return (
    <section class="viewer card" id="viewer" aria-label={`文件 ${title}`} data-file={document.file} {...STAYS_ON_PAGE}>
      <header class="viewer-bar">
        {choice}
        <h2>{title}</h2>
        <PlaceTurn viewed={viewed} query={query} places={orderPlaces(blocks, places)} />
        <Ways viewed={viewed} query={query} />
        <DocumentOutline blocks={blocks} hrefOf={(path) => viewed.hrefOf({ ...query, at: path })} />
      </header>
      {isMissing ? (
        <p class="notice">
          <Tag tone="look">请看</Tag> 文件中没有要找的位置，下面是全文。
        </p>
      ) : null}
      <section class={as === 'noted' ? 'viewer-body as-read' : 'viewer-body'} tabindex={0} aria-label={title}>
        {blocks.length === 0 && original === null ? (
          <p class="empty">这份文件没有读到文字。请打开原始文件查看。</p>
        ) : original === null ? (
          <TextPart {...props} />
        ) : (
          <PageOfOriginal {...props} kind={original} />
        )}
      </section>
    </section>
  );
}

interface PlaceTurnProps {
  viewed: ViewedDocument;
  query: ViewerQuery;
  /** In the order of the document. */
  places: readonly ViewedPlace[];
}

/** From one place the page speaks of to the next. */
function PlaceTurn({ viewed, query, places }: PlaceTurnProps) {
  if (places.length === 0) return null;
  const index = places.findIndex(({ path }) => path === query.at);
  const hrefOf = (place: ViewedPlace | undefined) =>
    place === undefined ? null : viewed.hrefOf({ ...(query.as === undefined ? {} : { as: query.as }), at: place.path });
  return (
    <TurnLinks
      label="引用之处"
      back={{ text: '上一处', href: index < 0 ? null : hrefOf(places[index - 1]) }}
      on={{ text: '下一处', href: hrefOf(places[index + 1]) }}
    >
      {index < 0 ? `共 ${places.length} 处` : `第 ${index + 1} 处，共 ${places.length} 处`}
    </TurnLinks>
  );
}

/** The other ways to see the document. */
function Ways({ viewed, query }: { viewed: ViewedDocument; query: ViewerQuery }) {
  const { original, document } = viewed;
  const at = query.at === undefined ? {} : { at: query.at };
  if (original === null) return null;
  return (
    <p class="ways">
      {chooseOriginal(viewed) === null ? null : query.as === 'text' ? (
        <a href={viewed.hrefOf(at)}>查看原件</a>
      ) : (
        <a href={viewed.hrefOf({ ...at, as: 'text' })}>查看读出的全文</a>
      )}
      <a href={original} download={fileTitle(document.file)}>
        下载原件
      </a>
    </p>
  );
}

function TextPart(props: DocumentViewerProps) {
  const { viewed, query } = props;
  const { blocks } = viewed.document;
  const place = query.at === undefined ? null : findPlace(blocks, query.at);
  const parts = divideDocument(blocks);
  const index = place === null ? Math.min(Math.max(query.part ?? 1, 1), parts.length) - 1 : findPart(parts, place);
  const hrefOf = (part: number) =>
    part < 1 || part > parts.length
      ? null
      : viewed.hrefOf({ ...(query.as === undefined ? {} : { as: query.as }), part });
  const turn = (label: string) =>
    parts.length <= 1 ? null : (
      <TurnLinks
        label={label}
        back={{ text: '上一段', href: hrefOf(index) }}
        on={{ text: '下一段', href: hrefOf(index + 2) }}
      >
        第 {index + 1} 段，共 {parts.length} 段
      </TurnLinks>
    );
  return (
    <>
      {turn('分段')}
      <ReadText {...props} blocks={parts[index]?.blocks ?? []} />
      {turn('分段（页尾）')}
    </>
  );
}

function PageOfOriginal(props: DocumentViewerProps & { kind: 'pdf' | 'picture' }) {
  const { viewed, query, pdfLibrary, places = [], kind } = props;
  const { document, original } = viewed;
  const page = kind === 'pdf' ? findPage(document, query.at) : 1;
  const read = kind === 'pdf' ? document.blocks.filter((block) => block.page === page) : document.blocks;
  const quote = places.find(({ path }) => path === query.at)?.quote ?? '';
  return (
    <OriginalPage
      kind={kind}
      original={original ?? ''}
      pdfLibrary={pdfLibrary}
      page={page}
      pages={document.pages ?? 1}
      quote={quote}
      isRecognised={read.some(({ confidence }) => confidence !== undefined)}
      hrefOf={(number) => viewed.hrefOf({ at: `page[${number}]` })}
    >
      {read.length === 0 ? <p class="empty">这一页没有读到文字。</p> : <ReadText {...props} blocks={read} />}
    </OriginalPage>
  );
}

/** Blocks with their marks. */
function ReadText({
  viewed,
  query,
  places = [],
  noteAt,
  takeHref,
  blocks,
}: DocumentViewerProps & { blocks: readonly ShownBlock[] }) {
  return (
    <div class="doc">
      <DocumentBlocks
        blocks={blocks}
        at={query.at ?? null}
        cited={new Set(places.map(({ path }) => path))}
        marks={listMarks(viewed, query, places)}
        noteAt={noteAt}
        takeHref={takeHref}
      />
    </div>
  );
}

/** The quote asked for, and what text recognition was not sure of. */
function listMarks({ document }: ViewedDocument, { at }: ViewerQuery, places: readonly ViewedPlace[]) {
  const marks = new Map<string, TextMark[]>();
  const add = (path: string, mark: TextMark) => marks.set(path, [...(marks.get(path) ?? []), mark]);
  for (const { path, quote } of places) if (path === at) add(path, { quote, reason: 'asked' });
  for (const { code, locations } of document.messages) {
    if (code !== 'ocr-low-confidence') continue;
    for (const { file, path, quote } of locations) if (file === document.file) add(path, { quote, reason: 'doubt' });
  }
  return marks;
}
