import type { Finding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { lintScheme } from '../engine/lint/lint-scheme.ts';
import { loadDraftSchemes } from '../storage/files/load-draft.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

/** The findings behind one path, as people read them: what all lots share, then lot by lot. */
export interface LintedSchemes {
  title: string;
  shared: Finding[];
  lots: { number: number; title: string; findings: Finding[] }[];
}

/**
 * Lints every lot behind each path on the law of one day. What concerns the whole procurement is told once.
 * @throws AppError where a path cannot be used
 */
export function lintSchemes(
  locations: readonly string[],
  date: IsoDate,
  lotNumber?: number,
  reference: Pick<ReferenceData, 'regulations'> = loadReferenceData(),
): LintedSchemes[] {
  return locations.map((location) => {
    const linted = loadDraftSchemes(location, lotNumber).map((scheme) => ({
      scheme,
      findings: lintScheme(scheme, reference.regulations, date),
    }));
    return {
      title: linted[0]?.scheme.procurement.title ?? location,
      shared: dropRepeated(linted.flatMap(({ findings }) => findings.filter(({ lot }) => lot === undefined))),
      lots: linted.map(({ scheme: { lot }, findings }) => ({
        number: lot.number,
        title: lot.title,
        findings: findings.filter((finding) => finding.lot !== undefined),
      })),
    };
  });
}

function dropRepeated(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
