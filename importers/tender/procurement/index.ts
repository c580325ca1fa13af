import type { ImportedDocument } from '../../../src/domain/document.ts';
import { type DraftProcurement, draftProcurementSchema } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import { isLawText } from '../passages/law-text.ts';
import { readPassages } from '../passages/passage.ts';
import { readBidValidity } from './bid-validity.ts';
import { readBudget } from './budget.ts';
import { readCategory } from './category.ts';
import { readConsortiumAllowed } from './consortium.ts';
import type { FactReader } from './fact.ts';
import { readForms } from './forms.ts';
import { readGovernmentProcurement } from './government-procurement.ts';
import { readIndustry } from './industry.ts';
import { readInformationSystem } from './information-system.ts';
import { readMarks } from './marks.ts';
import { readMethod } from './method.ts';
import { readNumber } from './number.ts';
import { readBuyer, readProcurementAgency } from './parties.ts';
import { readPurchasedService } from './purchased-service.ts';
import { readQualifications } from './qualifications.ts';
import { readRejectionGrounds } from './rejection-grounds.ts';
import { readRules } from './rules.ts';
import { readSubcontractingAllowed } from './subcontracting.ts';
import { readSubmissionDeadline } from './submission-deadline.ts';
import { readTerms } from './terms.ts';
import { readTitle } from './title.ts';
import { withdrawFromUnfilledForm } from './unfilled-form.ts';

/** Every fact of a procurement and who reads it. */
export const FACT_READERS = {
  title: readTitle,
  number: readNumber,
  method: readMethod,
  category: readCategory,
  isGovernmentProcurement: readGovernmentProcurement,
  isPurchasedService: readPurchasedService,
  isInformationSystem: readInformationSystem,
  buyer: readBuyer,
  procurementAgency: readProcurementAgency,
  budget: readBudget,
  consortiumAllowed: readConsortiumAllowed,
  subcontractingAllowed: readSubcontractingAllowed,
  industry: readIndustry,
  bidValidityDays: readBidValidity,
  submissionDeadline: readSubmissionDeadline,
  marks: readMarks,
  rules: readRules,
  qualifications: readQualifications,
  terms: readTerms,
  rejectionGrounds: readRejectionGrounds,
  forms: readForms,
} as const satisfies Partial<Record<keyof DraftProcurement, FactReader>>;

export interface ProcurementFacts {
  procurement: DraftProcurement;
  /** Where the single values (title, number, buyer …) stand. */
  places: Partial<Record<keyof DraftProcurement, Location[]>>;
  messages: Finding[];
}

/** What a procurement's documents say that holds for all its lots. What they do not say is null; see the messages. */
export function readProcurementFacts(documents: readonly ImportedDocument[]): ProcurementFacts {
  const passages = readPassages(documents);
  const procurement = draftProcurementSchema.parse({ schemaVersion: '1' });
  const facts: ProcurementFacts = { procurement, places: {}, messages: [] };
  for (const [field, read] of Object.entries(FACT_READERS) as [keyof typeof FACT_READERS, FactReader][]) {
    const { fields, places, messages } = read(passages);
    Object.assign(procurement, fields);
    if (places !== undefined && places.length > 0) facts.places[field] = places;
    facts.messages.push(...(messages ?? []));
  }
  const { fields, messages = [] } = withdrawFromUnfilledForm(passages, procurement);
  Object.assign(procurement, fields);
  facts.messages.unshift(...messages);
  for (const { file } of documents.filter(isLawText)) {
    const message = `文件“${file}”是法律法规条文，不是采购文件，其中的规定没有作为本项目的内容读取。`;
    facts.messages.unshift(finding('warning', 'law-text', message));
  }
  procurement.documents = documents.map(({ file }) => ({ file, title: file }));
  return facts;
}
