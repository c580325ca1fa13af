import type { ImportedDocument } from '../../src/domain/document.ts';
import { type DraftLot, draftLotSchema, type TenderDraft } from '../../src/domain/draft.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { type AssembledItems, assembleItems } from './assemble-items.ts';
import type { CriterionTable } from './criterion-row.ts';
import { type LotFacts, readLots } from './lots/index.ts';
import { gatherPriceTerms } from './price-terms.ts';
import { readProcurementFacts } from './procurement/index.ts';
import { type RequirementReading, readRequirements } from './requirements/index.ts';
import { fillClauseParts } from './scoring/clause-parts.ts';
import { checkClausePoints } from './scoring/clause-points.ts';
import { readScoring } from './scoring/index.ts';
import { dropToldTwice } from './told-twice.ts';

/**
 * What a procurement document says, lot by lot: facts, scoring, ★ clauses and requirements, each with its place. What could not
 * be understood stays `unknown` or null and is told in `messages`; findings of the import itself stay with the documents.
 * @param documents all files of one procurement document, in reading order
 * @example readTender([document]).lots[0]?.items[0]?.maxPoints // "10"
 */
export function readTender(documents: readonly ImportedDocument[]): TenderDraft {
  const facts = readProcurementFacts(documents);
  const { lots, messages } = readLots(documents);
  const requirements = readRequirements(documents, facts.procurement.marks);
  const scoring = readScoring(
    documents,
    lots.map(({ number }) => number),
  );
  const award = scoring.tables.filter(({ purpose }) => purpose === 'award');
  const assessments = scoring.tables.filter(({ purpose }) => purpose !== 'award');
  const all: Finding[] = [...facts.messages, ...messages, ...requirements.messages, ...scoring.messages];
  const priceTerms = gatherPriceTerms(documents);
  const assemble = (lot: LotFacts, tables: readonly CriterionTable[]) => {
    const { lot: assembled, messages: told } = assembleLot(
      lot,
      assembleItems(tables, priceTerms),
      tables,
      requirements,
      award.length > 0,
    );
    all.push(...told);
    return assembled;
  };
  const assembled = lots.map((lot) => assemble(lot, tablesOf(lot.number, award, lots.length)));
  return takeAssessment({
    procurement: {
      ...facts.procurement,
      budget: facts.procurement.budget ?? budgetOfOnly(lots),
      mandatoryRequirements: requirements.common.mandatory,
      requirements: requirements.common.requirements,
    },
    lots: assembled,
    assessments: assessments.map((table) => assemble(lotOfAssessment(table, lots), [table])),
    messages: dropToldTwice(all, assembled),
  });
}

/**
 * A document that scores no bids and speaks of no procedure, but says how performance is marked, is the scheme of an assessment:
 * then that is what its only lot holds.
 */
function takeAssessment(draft: TenderDraft): TenderDraft {
  const [lot, ...others] = draft.lots;
  const [assessment, ...more] = draft.assessments;
  const isOnly = others.length === 0 && more.length === 0 && draft.procurement.method === null;
  if (lot === undefined || assessment === undefined || !isOnly || lot.items.length > 0) return draft;
  const { purpose, totalPoints, startPoints, sections, scales, items } = assessment;
  const locations = items.flatMap(({ location }) => location ?? []).slice(0, 1);
  const message = '文件没有评审标准，只有履约考核的计分办法；列出的是考核内容，不用于评审';
  return {
    ...draft,
    lots: [{ ...lot, purpose, totalPoints, startPoints, sections, scales, items }],
    assessments: [],
    messages: [...draft.messages, finding('info', 'assessment-only', message, { lot: lot.number, locations })],
  };
}

/** A lot's own scoring, else the first that is for all lots; a second one is told by `several-scoring-tables`. */
function tablesOf(lot: number, tables: readonly CriterionTable[], lotCount: number): CriterionTable[] {
  const own = tables.filter(({ lots }) => lots.includes(lot));
  if (own.length > 0) return own;
  return tables.filter(({ lots }) => lots.length === 0 || lotCount === 1).slice(0, 1);
}

/** What the only lot may cost is what the whole may cost. */
function budgetOfOnly(lots: readonly LotFacts[]): LotFacts['budget'] {
  return lots.length === 1 ? (lots[0]?.budget ?? null) : null;
}

function lotOfAssessment({ lots: [number] }: CriterionTable, lots: readonly LotFacts[]): LotFacts {
  const lot = lots.find((candidate) => candidate.number === number) ?? lots[0];
  if (lot === undefined) throw new Error('a document has at least one lot');
  return lot;
}

function assembleLot(
  facts: LotFacts,
  { messages: told, items, ...scheme }: AssembledItems,
  tables: readonly CriterionTable[],
  { perLot, common }: RequirementReading,
  isScored: boolean,
): { lot: DraftLot; messages: Finding[] } {
  const own = perLot.get(facts.number);
  const clauses = [...common.requirements, ...(own?.requirements ?? [])];
  const filled = fillClauseParts(items, clauses, told);
  const messages = filled.messages;
  const purpose = tables[0]?.purpose ?? 'award';
  const { number, title, budget, ceilingPrice, sme, domesticProduct } = facts;
  const lot: DraftLot = {
    ...draftLotSchema.parse({ schemaVersion: '1', number: String(number), title, purpose }),
    budget: purpose === 'award' ? budget : null,
    ceilingPrice: purpose === 'award' ? ceilingPrice : null,
    ...scheme,
    items: filled.items,
    ...(purpose === 'award'
      ? {
          sme,
          ...(domesticProduct && { domesticProduct }),
          mandatoryRequirements: own?.mandatory ?? [],
          requirements: own?.requirements ?? [],
        }
      : {}),
  };
  messages.push(...checkClausePoints(lot.items, clauses));
  if (tables.length === 0 && isScored)
    messages.push(
      finding(
        'warning',
        'lot-without-scoring',
        `第 ${number} 包没有找到评分标准，其他包有；请核对评分表是用于哪些包的`,
      ),
    );
  if (tables.length > 0 && lot.totalPoints === null && lot.scales.length === 0)
    messages.push(describeOpenTotal(facts, tables));
  return { lot, messages: messages.map((message) => ({ lot: number, ...message })) };
}

function describeOpenTotal({ number }: LotFacts, tables: readonly CriterionTable[]): Finding {
  const locations = tables.flatMap(({ rows }) => rows[0]?.locations[0] ?? []);
  return finding('info', 'total-not-stated', `第 ${number} 包的评分标准没有写明总分`, { locations });
}
