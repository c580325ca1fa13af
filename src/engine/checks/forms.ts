import type { BidFacts } from '../../domain/bid.ts';
import type { BidSection } from '../../domain/bid-section.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { FormCheck } from '../../domain/form-check.ts';
import type { Location } from '../../domain/location.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { PdfSignature } from '../../domain/pdf-signature.ts';
import type { Procurement } from '../../domain/procurement.ts';
import {
  type Chapter,
  chapterAt,
  coverage,
  lengthOf,
  nameScore,
  type OutlineSection,
  outlineSections,
  passagesOf,
  readTitle,
  type Title,
} from './bid-outline.ts';

type Form = Procurement['forms'][number];

const NAMES = 0.75;
const NAMED_WITHIN = 0.65;
/** The number of an annex alone, where no other form has it. */
const NUMBERED = 0.5;
const CONTENTS = /检索|目录|索引/;
const LEAST_TEXT = 15;
const NOTE = /^[\s(（]*(?:注|说明|备注)\s*\d*\s*[:：]/;
const NOT_APPLICABLE = /无|不适用|不涉及|没有/;
const SHOWN_BLANKS = 5;

/** What shows that somebody signed or sealed, besides text. */
export interface FormMarks {
  signatures?: readonly PdfSignature[];
  sealPictures?: readonly Location[];
}

interface FoundForm {
  form: Form;
  chapter: Chapter | null;
}

/** Every form that the document asks for, and how the bid has it. What kills a bid is for people to say. */
export function checkForms(
  bid: BidFacts,
  scheme: Scheme,
  marks: FormMarks = {},
): { forms: FormCheck[]; findings: Finding[] } {
  const sections = (bid.sections ?? []).map((section) => dropSigned(section, marks));
  const { forms } = scheme.procurement;
  const outline = forms.length === 0 ? [] : outlineSections(sections);
  const found = forms.map((form): FoundForm => ({ form, chapter: findForm(form, forms, outline) }));
  const stages = new Set(found.filter(({ chapter }) => chapter !== null).map(({ form }) => form.stage));
  const checks = found.map((entry) =>
    judge(entry, stages.has(entry.form.stage) || entry.form.stage === 'only', scheme),
  );
  if (forms.length > 0)
    return { forms: checks.map(({ check }) => check), findings: checks.flatMap(({ findings }) => findings) };
  const blanks = sections
    .filter(({ form }) => form !== 'plan' && form !== 'other')
    .flatMap((section) => section.blanks);
  const unsigned = sections
    .filter(({ form }) => form !== 'plan' && form !== 'other')
    .flatMap((section) => section.unsigned);
  return {
    forms: [],
    findings: [
      ...(blanks.length === 0 ? [] : [reportBlanks('文件', blanks, 'warning')]),
      ...(unsigned.length === 0 ? [] : [reportUnsigned('文件', unsigned, 'warning')]),
    ],
  };
}

/** A PDF that is signed as a whole, or a page that shows a seal, is not asked for the line of text as well. */
function dropSigned(section: BidSection, { signatures = [], sealPictures = [] }: FormMarks): BidSection {
  const isMarked = ({ file, page }: Location) =>
    signatures.some(({ location }) => location.file === file) ||
    sealPictures.some((seal) => seal.file === file && page !== null && seal.page === page);
  return { ...section, unsigned: section.unsigned.filter((location) => !isMarked(location)) };
}

function findForm(form: Form, forms: readonly Form[], sections: readonly OutlineSection[]): Chapter | null {
  const wanted = readTitle(form.title);
  const number = normaliseForMatching(form.number).replace(/\s/g, '');
  const isOnlyOne =
    forms.filter((other) => normaliseForMatching(other.number).replace(/\s/g, '') === number).length === 1;
  let best: { chapter: Chapter; score: number; length: number } | null = null;
  for (const [index, section] of sections.entries()) {
    if (section.title === '' || (section.form === 'contents' && !CONTENTS.test(form.title))) continue;
    const named = scoreName(section.name, wanted);
    const score = section.annex === number && isOnlyOne ? Math.max(named, NUMBERED) : named;
    if (score === 0) continue;
    const chapter = chapterAt(sections, index);
    if (chapter === null) continue;
    const length = lengthOf(chapter) + countPictures(chapter);
    const isBetter = best === null || (best.length === 0 && length > 0) || (score > best.score && length > 0);
    if (isBetter || (best !== null && score === best.score && length > best.length)) best = { chapter, score, length };
  }
  return best?.chapter ?? null;
}

function scoreName(heading: Title, wanted: Title): number {
  const score = nameScore(heading, wanted);
  if (score >= NAMES) return score;
  return heading.core.length > 2 && coverage(heading.core, wanted.core) >= NAMED_WITHIN ? NAMED_WITHIN : 0;
}

function judge(
  { form, chapter }: FoundForm,
  isDue: boolean,
  { procurement, lot }: Scheme,
): { check: FormCheck; findings: Finding[] } {
  const name = `${form.number}《${form.title}》`.replace(`${form.title}《${form.title}》`, `《${form.title}》`);
  const severity = form.required ? 'warning' : 'info';
  const answer = (state: FormCheck['state'], reason: string, location: Location | null, findings: Finding[] = []) => ({
    check: { form: form.id, number: form.number, title: form.title, required: form.required, state, reason, location },
    findings,
  });
  const report = (code: string, message: string, locations: Location[]) => [
    finding(severity, code, message, { locations }),
  ];
  if (chapter === null && !isDue) return answer('not-due', '没有提供这一阶段的文件，未检查', null);
  if (chapter === null)
    return form.required
      ? answer('missing', '没有找到', null, report('form-missing', `没有找到${name}，请确认是否提交`, []))
      : answer('missing', '没有找到（不是每家都要提交）', null);
  const at = chapter.head.location;
  const number = foreignNumber(chapter, procurement.number);
  if (number !== null) {
    const reason = `写的项目编号是 ${number.number}，本项目是 ${procurement.number}`;
    return answer('other-project', reason, at, report('form-other-project', `${name}${reason}`, [number.location]));
  }
  const foreign = foreignLot(chapter, lot.number);
  if (foreign !== null) {
    const reason = `写的是第 ${foreign.lot} 包，现在检查的是第 ${lot.number} 包`;
    return answer('other-lot', reason, at, report('form-other-lot', `${name}${reason}`, [foreign.location]));
  }
  if (isEmpty(chapter))
    return answer('empty', '只有标题或表头，没有填写', at, report('form-empty', `${name}没有填写`, [at]));
  const blanks = chapter.sections.flatMap((section) => section.blanks);
  const unsigned = chapter.sections.flatMap((section) => section.unsigned);
  const gaps = [
    ...(blanks.length === 0 ? [] : [reportBlanks(name, blanks, severity)]),
    ...(unsigned.length === 0 ? [] : [reportUnsigned(name, unsigned, severity)]),
  ];
  if (blanks.length > 0) return answer('blanks', `有 ${blanks.length} 处空白没有填写`, at, gaps);
  if (unsigned.length > 0) return answer('blanks', `有 ${unsigned.length} 处签字、盖章或日期空着`, at, gaps);
  return answer('present', '已提交', at);
}

function reportBlanks(name: string, blanks: readonly Location[], severity: 'warning' | 'info'): Finding {
  return finding(severity, 'form-blanks', `${name}有 ${blanks.length} 处空白没有填写`, {
    locations: blanks.slice(0, SHOWN_BLANKS),
  });
}

function reportUnsigned(name: string, unsigned: readonly Location[], severity: 'warning' | 'info'): Finding {
  return finding(
    severity,
    'form-unsigned',
    `${name}有 ${unsigned.length} 处签字、盖章或日期空着，请确认是否漏签、漏盖`,
    {
      locations: unsigned.slice(0, SHOWN_BLANKS),
    },
  );
}

function isEmpty(chapter: Chapter): boolean {
  if (countPictures(chapter) > 0 || chapter.sections.some(({ filledRows }) => filledRows > 0)) return false;
  const own = passagesOf(chapter).filter(({ text, isCell }) => isCell !== true && !NOTE.test(text));
  if (own.some(({ text }) => text.length < LEAST_TEXT && NOT_APPLICABLE.test(text))) return false;
  return own.reduce((length, { text }) => length + text.length, 0) < LEAST_TEXT;
}

function countPictures({ sections }: Chapter): number {
  return sections.reduce((count, { pictures }) => count + pictures, 0);
}

function foreignLot({ sections }: Chapter, own: number): BidSection['lots'][number] | null {
  const lots = sections.flatMap((section) => section.lots);
  return lots.some(({ lot }) => lot === own) ? null : (lots[0] ?? null);
}

function foreignNumber({ sections }: Chapter, own: string | null): BidSection['projectNumbers'][number] | null {
  if (own === null) return null;
  const plain = (number: string) =>
    normaliseForMatching(number)
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase();
  const numbers = sections.flatMap((section) => section.projectNumbers);
  return (
    numbers.find(({ number }) => !plain(number).startsWith(plain(own)) && !plain(own).startsWith(plain(number))) ?? null
  );
}
