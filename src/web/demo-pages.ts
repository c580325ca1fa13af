import type { EvaluationAtHand } from '../../views/evaluation-view.ts';
import type { Explanation } from '../domain/explanation.ts';
import { scoreCase } from '../use-cases/score-case.ts';
import { createApp } from './app.tsx';
import { openAtHand } from './open-evaluation.ts';

export interface Page {
  status: number;
  html: string;
  headers: Headers;
}

/** The demo evaluation and its pages, as tests look at them. */
export interface DemoPages {
  demo: EvaluationAtHand;
  get: (path: string) => Promise<Page>;
  /** The same pages over a changed evaluation. */
  change: (parts: Partial<EvaluationAtHand>) => (path: string) => Promise<Page>;
}

export const FIRST_STAGE = 'bids/tenderer-a/第一阶段响应文件.docx';

export async function openDemo(): Promise<DemoPages> {
  const demo: EvaluationAtHand = { href: '/evaluations/demo', isDemo: true, ...(await scoreCase('fixtures/demo')) };
  return { demo, get: getFrom(demo), change: (parts) => getFrom({ ...demo, ...parts }) };
}

function getFrom(view: EvaluationAtHand): (path: string) => Promise<Page> {
  const app = createApp({ evaluations: [openAtHand(view)] });
  return async (path) => {
    const response = await app.request(path);
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
}

export function documentPath(file: string, at: string): string {
  return `/evaluations/demo/documents/${encodeURIComponent(file)}?at=${encodeURIComponent(at)}`;
}

export function findNode({ demo }: DemoPages, id: string): Explanation {
  const all = demo.evaluation.explanation.children.flatMap((child) => [child, ...child.children]);
  const node = all.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}

/** What a page has to say about a number: rule, calculation, inputs with their values, legal basis and quotes. */
export function listStatements({ rule, arithmetic, inputs, legalBasis, locations }: Explanation): string[] {
  return [
    rule,
    ...(arithmetic === null ? [] : [arithmetic]),
    ...inputs.flatMap(({ name, value, location }) => [name, value, ...(location ? [location.quote] : [])]),
    ...legalBasis,
    ...locations.map(({ quote }) => quote),
  ].map(escapeHtml);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A page without the scripts of our own that it names; any other script stays, and is somebody else's. */
export function withoutOwnScripts(html: string): string {
  return html.replace(/<script src="\/assets\/[a-z0-9./-]+"(?: defer=""| type="module")><\/script>/g, '');
}

export function readText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
