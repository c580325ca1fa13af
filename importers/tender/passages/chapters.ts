import { type Chapter, classifyChapterTitle, classifyTitle } from './chapter.ts';
import { parseNumber } from './marked-number.ts';
import type { Passage } from './passage.ts';

const CHAPTER = /^第[一二三四五六七八九十百\d]{1,3}(?<unit>章|部分|卷|篇|册)[\s:、.-]*(?<title>[^。;]{0,44})$/;
const CONTENTS_LINE = /(?:\.{3,}|…+|·{3,}|_{4,}|\t| {3,})\s*-?\s*\d{1,4}\s*-?$/;
const TITLE_LENGTH = 40;
/** How many chapter headings in a row make a table of contents or a list of the document's parts. */
const RUN = 3;

/**
 * What each passage stands under: chapters (第X章) first, and inside them the headings that say so (评分标准, 资格要求).
 * A document without chapters is taken for a requirements document, as purchasers write them.
 */
export function classifyChapters(passages: readonly Passage[]): Chapter[] {
  const chapters: Chapter[] = new Array<Chapter>(passages.length);
  for (const [from, to] of splitDocuments(passages)) classifyDocument(passages, from, to, chapters);
  return chapters;
}

/** Lines of a table of contents end in a page number behind dots, a tab or a gap. */
export function isContentsLine(raw: string): boolean {
  return raw.length < 160 && /\d\s{0,3}-?$/.test(raw) && CONTENTS_LINE.test(raw);
}

function splitDocuments(passages: readonly Passage[]): [number, number][] {
  const parts: [number, number][] = [];
  let from = 0;
  for (let index = 1; index <= passages.length; index += 1)
    if (index === passages.length || passages[index]?.document !== passages[from]?.document) {
      if (passages.length > 0) parts.push([from, index]);
      from = index;
    }
  return parts;
}

interface Heading {
  index: number;
  chapter: Chapter;
  unit: string;
}

function classifyDocument(passages: readonly Passage[], from: number, to: number, chapters: Chapter[]): void {
  const headings = findChapterHeadings(passages, from, to);
  let whole: Chapter = headings.length > 0 ? 'cover' : 'requirements';
  let next = 0;
  let sections: Section[] = [];
  for (let index = from; index < to; index += 1) {
    const passage = passages[index];
    if (passage === undefined) continue;
    const heading = headings[next];
    if (heading?.index === index) {
      whole = heading.chapter;
      sections = [];
      next += 1;
    } else if (passage.type !== 'cell') sections = enterSection(passage, sections, whole, headings.length > 0);
    chapters[index] =
      isContentsLine(passage.raw) && passage.type !== 'cell' ? 'contents' : (sections.at(-1)?.chapter ?? whole);
  }
}

function findChapterHeadings(passages: readonly Passage[], from: number, to: number): Heading[] {
  const candidates: Heading[] = [];
  for (let index = from; index < to; index += 1) {
    const passage = passages[index];
    if (passage === undefined || passage.type === 'cell' || isContentsLine(passage.raw)) continue;
    const match = CHAPTER.exec(passage.text);
    if (match === null) {
      if (/^目录$/.test(passage.text)) candidates.push({ index, chapter: 'contents', unit: '' });
      continue;
    }
    const title = match.groups?.['title'] ?? '';
    const words = title === '' ? (passages[index + 1]?.text.slice(0, TITLE_LENGTH) ?? '') : title;
    candidates.push({
      index,
      chapter: classifyChapterTitle(words.replace(/\s/g, '')),
      unit: match.groups?.['unit'] ?? '',
    });
  }
  return withoutParts(withoutRuns(candidates));
}

/** 第一部分 资格证明文件 inside 第七章 投标文件格式 is a part of that chapter. */
function withoutParts(headings: readonly Heading[]): Heading[] {
  let chapter: Chapter | null = null;
  return headings.filter((heading) => {
    if (heading.unit === '章') chapter = heading.chapter;
    return heading.unit !== '部分' || (chapter !== 'forms' && chapter !== 'contract');
  });
}

/** Headings that follow each other line by line are a list of the parts, not the parts. */
function withoutRuns(candidates: readonly Heading[]): Heading[] {
  const kept: Heading[] = [];
  let run: Heading[] = [];
  const close = () => {
    if (run.length < RUN) kept.push(...run);
    else if (run[0]?.chapter === 'contents') kept.push(run[0]);
    run = [];
  };
  for (const heading of candidates) {
    const last = run.at(-1);
    if (last !== undefined && heading.index - last.index > 2) close();
    run.push(heading);
  }
  close();
  return kept;
}

interface Section {
  level: number;
  chapter: Chapter;
  /** Its own count, of sections numbered 1、 2、 …; null for other numberings. */
  count: number | null;
}

/** A list 1、 2、 inside section 11、 uses the section's own style, but does not count on. */
function isNested(section: Section, level: number, count: number | null): boolean {
  return section.level === level && section.count !== null && count !== null && count < section.count;
}

/** A short numbered heading may leave its chapter's business: 三、评分标准 inside 项目需求. */
function enterSection(passage: Passage, sections: readonly Section[], whole: Chapter, hasChapters: boolean): Section[] {
  const annex = ANNEX.exec(passage.text)?.groups?.['title'];
  if (annex !== undefined && (whole === 'requirements' || whole === 'commercial')) return enterAnnex(annex, sections);
  const number = parseNumber(passage.text);
  const isTitle = passage.text.length <= TITLE_LENGTH && !/[。;]/.test(passage.text);
  if (number === null) return [...sections];
  const count = /^\d+$/.test(number.bare) ? Number.parseInt(number.bare, 10) : null;
  const opened = number.level === 1 ? leaveAnnex(number.rest, sections) : sections;
  const above = opened.filter((section) => section.level < number.level || isNested(section, number.level, count));
  if (!isTitle || whole === 'forms' || whole === 'contract' || whole === 'contents') return above;
  const title = number.rest.replace(/:.*$/, '').replace(/\s/g, '');
  const kind = classifyTitle(title);
  const isOwn = above.at(-1)?.chapter ?? whole;
  if (kind === null || kind === 'other' || title.length > 24 || kind === isOwn) return above;
  if (!OPENS[kind]?.includes(whole)) return above;
  if (kind === 'qualification' && whole === 'requirements' && hasChapters) return above;
  if (kind === 'contract')
    return [...above, { level: number.level, count, chapter: hasChapters ? 'contract' : 'commercial' }];
  return [...above, { level: number.level, count, chapter: kind }];
}

/** 附件1：服务承诺书（格式） on a line of its own. */
const ANNEX = /^附[件表]\s?[\d一二三四五六七八九十-]{0,4}[:、.\s]{0,2}(?<title>[^。;:]{2,24})$/;
const MODEL =
  /格式|范本|样[本式表]|模板|承诺[书函]|声明函?$|(?:投标|响应|报价|磋商|谈判)函|授权(?:委托)?书|(?:报价|开标)(?:一览)?表|报价单|偏离表|保证书|证明书/;
const ANNEX_LEVEL = 0;

/** A model form behind the requirements is no part of them, whatever numbers its text has; another annex is again. */
function enterAnnex(title: string, sections: readonly Section[]): Section[] {
  const others = sections.filter(({ level }) => level !== ANNEX_LEVEL);
  return MODEL.test(title) ? [{ level: ANNEX_LEVEL, count: null, chapter: 'forms' }] : [...others];
}

/** 五、评审办法 behind the annexes is business of the document again. */
function leaveAnnex(rest: string, sections: readonly Section[]): readonly Section[] {
  const kind = classifyTitle(rest.replace(/:.*$/, '').replace(/\s/g, ''));
  return kind === null || kind === 'forms' || kind === 'other'
    ? sections
    : sections.filter(({ level }) => level !== ANNEX_LEVEL);
}

/** Which business a section may open inside which chapter. */
const OPENS: Readonly<Partial<Record<Chapter, readonly Chapter[]>>> = {
  evaluation: ['requirements', 'instructions', 'notice', 'cover'],
  qualification: ['requirements', 'notice', 'instructions', 'cover', 'evaluation'],
  commercial: ['requirements'],
  contract: ['requirements'],
  forms: ['requirements'],
  requirements: ['cover', 'other'],
  notice: ['cover'],
};
