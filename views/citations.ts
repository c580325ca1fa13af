import type { Explanation } from '../src/domain/explanation.ts';
import type { Finding } from '../src/domain/finding.ts';
import type { Location } from '../src/domain/location.ts';
import type { EvaluationView } from './evaluation-view.ts';

/** A place of a document that the result rests on, and the explanation that cites it. */
export interface Citation {
  location: Location;
  /** What it is cited for: 投标人业绩, 响应无效. */
  title: string;
  tenderer: string;
  tendererNumber: number;
  /** Id of the explanation node that cites it, as `?open=` takes it; null for the reasons of a rejected bid. */
  opens: string | null;
}

/** Every place of one file that the evaluation cites, in the order of the tenderers and items. */
export function listCitations(view: EvaluationView, file: string): Citation[] {
  const { evaluation } = view;
  const citations: Citation[] = [];
  evaluation.tenderers.forEach((result, index) => {
    const id = `t${index + 1}`;
    const add = (location: Location | null | undefined, title: string, opens: string | null): void => {
      if (location?.file !== file) return;
      const known = citations.some(
        (other) => other.location.path === location.path && other.title === title && other.opens === opens,
      );
      if (!known) citations.push({ location, title, tenderer: result.name, tendererNumber: index + 1, opens });
    };
    const node = evaluation.explanation.children.find((child) => child.id === id);
    for (const input of node?.inputs ?? []) add(input.location, input.name, `${id}.quotedPrice`);
    for (const child of node?.children ?? []) {
      for (const location of citedBy(child)) add(location, child.title, child.id);
      for (const location of flawPlaces(view, result.name, child.id.slice(id.length + 1)))
        add(location, child.title, child.id);
    }
    for (const reason of result.reasons) for (const location of reason.locations) add(location, '无效情形', null);
    for (const found of evaluation.findings.filter(({ tenderer }) => tenderer === result.name)) {
      for (const location of found.locations) add(location, '签字前复核', opensFor(found, id));
    }
  });
  return citations;
}

function citedBy({ locations, inputs }: Explanation): Location[] {
  return [...locations, ...inputs.flatMap(({ location }) => location ?? [])];
}

function flawPlaces({ reviews = [] }: EvaluationView, tenderer: string, item: string): Location[] {
  return reviews.flatMap(({ marks }) => {
    const flaws = marks[tenderer]?.[item]?.flaws;
    return Array.isArray(flaws) ? flaws.flatMap(({ location }) => location ?? []) : [];
  });
}

function opensFor({ item }: Finding, id: string): string | null {
  return item === undefined ? null : `${id}.${item}`;
}
