import type { ImportedDocument } from '../../../src/domain/document.ts';
import type { DraftProcurement } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Quantity, Requirement } from '../../../src/domain/requirement.ts';
import { readPassages } from '../passages/passage.ts';
import { opensVoidingDemands } from '../passages/void-lists.ts';
import type { Clause } from './clause.ts';
import { readClauses } from './clauses.ts';
import { readClauseQuantities } from './quantities.ts';
import { checkAnnexNumbers, dropRepeated } from './repeated.ts';

export interface Requirements {
  /** Clauses that void a bid when they are not met. */
  mandatory: Requirement[];
  /** All others, those with a scoring mark among them. */
  requirements: Requirement[];
}

export interface RequirementReading {
  /** What holds for all lots. */
  common: Requirements;
  perLot: Map<number, Requirements>;
  messages: Finding[];
}

/**
 * The clauses that bids have to answer, with their quantities. A mark counts as this document means it.
 * @param marks as `readProcurementFacts` read them from the same documents
 */
export function readRequirements(
  documents: readonly ImportedDocument[],
  marks: DraftProcurement['marks'],
): RequirementReading {
  const passages = readPassages(documents);
  const { clauses, messages } = dropRepeated(readClauses(passages));
  const voiding = new Set(marks.filter(({ meaning }) => meaning === 'voids-bid').map(({ mark }) => mark));
  const common: Requirements = { mandatory: [], requirements: [] };
  const perLot = new Map<number, Requirements>();
  const counts = new Map<string, number>();
  for (const clause of clauses) {
    const isMandatory =
      [...clause.marks].some((mark) => voiding.has(mark)) || saysSubstantive(clause) || voidsByItself(clause, marks);
    if (clause.isOutside && !isMandatory) continue;
    const owner = clause.lot === null ? common : getOwner(perLot, clause.lot);
    const prefix = clause.lot === null ? 'common' : `lot-${clause.lot}`;
    const id = `${prefix}-${isMandatory ? 'mandatory' : 'requirement'}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    (isMandatory ? owner.mandatory : owner.requirements).push(writeRequirement(clause, `${id}-${count}`));
  }
  messages.push(...checkTorn(clauses), ...checkAnnexNumbers(clauses, passages));
  if (clauses.length === 0)
    messages.push(finding('warning', 'requirements-not-found', '没有找到采购需求的条款，请核对文件是否完整。'));
  return { common, perLot, messages };
}

/** （实质性要求）供应商须… , …（实质性条款）: words in the place of a mark. */
const IN_WORDS =
  /^[（(【[]\s*(?:此项|本项|本条)?(?:为)?(?:实质性(?:要求|条款|响应(?:条款|要求)?)|不可偏离(?:项|条款)?)\s*[）)】\]]|[（(【[](?:此项|本项|本条)?(?:为)?实质性(?:要求|条款|响应(?:条款|要求))[）)】\]]\s*[。；;]?$/;
/** 三、实质性要求 as the heading above. */
const HEADING_IN_WORDS =
  /^(?:第.{1,3}[章节]|[\d.（()）、一二三四五六七八九十\s]{0,8})(?:实质性(?:要求|条款)|不可偏离(?:项|条款))[：:]?$/;

const VOIDS = /否则[^。；;]{0,16}(?:无效|否决|拒绝|废标)|(?:视为|作为?|按)(?:无效|废标)/;

/** ※ without a word about it, before a clause that says what follows. */
function voidsByItself({ marks, text, isOutside }: Clause, known: DraftProcurement['marks']): boolean {
  return marks !== '' && !isOutside && !known.some(({ mark }) => marks.includes(mark)) && VOIDS.test(text);
}

function saysSubstantive({ text, location, isOutside }: Clause): boolean {
  if (isOutside) return false;
  const headings = location.clause?.split(' / ') ?? [];
  return (
    IN_WORDS.test(text.trim()) ||
    headings.some((heading) => HEADING_IN_WORDS.test(heading.trim()) || opensVoidingDemands(heading.trim()))
  );
}

function getOwner(perLot: Map<number, Requirements>, lot: number): Requirements {
  const known = perLot.get(lot);
  if (known !== undefined) return known;
  const created: Requirements = { mandatory: [], requirements: [] };
  perLot.set(lot, created);
  return created;
}

function writeRequirement(clause: Clause, id: string): Requirement {
  const counted = clause.counted.map(({ what, value, unit }): Quantity => ({ what, comparator: '>=', value, unit }));
  const number = `${clause.marks}${clause.number}`;
  return {
    id,
    number: number === '' ? '（未编号）' : number,
    ...(clause.title === null || clause.title === '' ? {} : { title: clause.title }),
    text: clause.text.trim(),
    quantities: [...counted, ...readClauseQuantities(clause.text, clause.title ?? '')],
    form: clause.form,
    location: clause.location,
  };
}

const BREAKS_OFF = /(?:[，、,]|的|和|与|及|或|对|将|在|为|并|等方面的)$/;

/** A clause that ends in the middle of a sentence: kept as it is. */
function checkTorn(clauses: readonly Clause[]): Finding[] {
  return clauses
    .filter(({ text }) => text.length >= 20 && BREAKS_OFF.test(text.trim()))
    .map((clause) => {
      const message = `条款“${clause.marks}${clause.number}”的文字似乎没有写完（以“${clause.text.trim().slice(-8)}”结尾），请核对原文。`;
      return finding('info', 'clause-torn', message, { locations: [clause.location] });
    });
}
