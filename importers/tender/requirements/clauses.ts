import type { Location } from '../../../src/domain/location.ts';
import { findLotNames } from '../lot-name.ts';
import { findAsWritten } from '../passages/as-written.ts';
import type { Chapter } from '../passages/chapter.ts';
import { isContentsLine } from '../passages/chapters.ts';
import type { Grid } from '../passages/grid.ts';
import { type ClauseNumber, MARKS, parseNumber } from '../passages/marked-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { opensVoidingCases } from '../passages/void-lists.ts';
import { findExplainedMarks, isMarkExplained } from '../procurement/marks.ts';
import type { Clause } from './clause.ts';
import { readRequirementTable } from './requirement-tables.ts';

const INSIDE: ReadonlySet<Chapter> = new Set<Chapter>(['requirements', 'commercial']);
/** Marked clauses bind wherever they stand, except where a mark is only quoted or repeated. */
const MARKED_OUTSIDE: ReadonlySet<Chapter> = new Set<Chapter>(['instructions', 'notice', 'qualification', 'other']);
const TITLE_LENGTH = 60;
const OPENING_MARKS = /^(?<marks>[★☆▲△※]{1,3}|[*#](?=[\u4e00-\u9fff(\d]))\s*(?<rest>.*)$/;
/** Also bullets, where the document says nothing of them. */
const OPENING_BULLETS = /^(?<marks>[■●◆]{1,3})\s*(?<rest>.*)$/;
const CLOSING_MARK = /[([]?(?<marks>[★▲※])[)\]]?[。;]?$/;
/** Parts that describe and demand nothing. */
const BACKGROUND =
  /(?:项目)?(?:背景|概况|概述|总体情况|基本情况|现状|简介|介绍|建设依据|需求调查|实施计划|风险控制|采购计划|采购清单(?![^。;]{0,8}(?:要求|参数|规格|需求))|术语|名词解释|政策依据|成本分析|采购标的)[^。;]{0,10}$/;
/** 一、项目概况: what stands below it in sentences is no demand either. */
const OVERVIEW = /^[^,。;]{0,12}(?:背景|概况|概述|基本情况|总体情况)$/;
/** Particulars of the procurement, not demands on the tenderer. */
const PARTICULAR =
  /^(?:本项目|是否|预算|最高限价|采购预算|评审方法|评标办法|评标方法|定价方式|采购方式|采购组织|采购包|项目名称|项目编号|项目所属|所属|采购人|执行政府采购|面向的|预留|专门面向|合同包|包号|编制|标的名称|采购品目|资金来源)[^。;]{0,60}$/;

/** 我方承诺…: the tenderer speaks, as in the text of a form that is to be signed. */
const FORM_VOICE =
  /^(?:我方|我单位|我公司|我司|本公司|本投标人|本供应商)[^。;]{0,12}(?:承诺|保证|同意|声明|愿意|郑重|理解|接受|已经?)/;

/** Every clause of the requirement chapters in reading order: numbered text, rows of requirement tables, and marked clauses elsewhere. */
export function readClauses(passages: readonly Passage[]): readonly Clause[] {
  const known = read.get(passages);
  if (known !== undefined) return known;
  const reader = new ClauseReader(passages);
  for (let index = 0; index < passages.length; index += 1) reader.see(index);
  const clauses = reader.finish();
  read.set(passages, clauses);
  return clauses;
}

/** Terms and requirements come from the same clauses. */
const read = new WeakMap<readonly Passage[], readonly Clause[]>();

interface OpenClause {
  clause: Clause;
  level: number;
  /** Swallows deeper clauses: a mark on a heading or clause holds for all below it. */
  holdsBelow: boolean;
  /** A short line so far, that may turn out to be a heading. */
  isTitleOnly: boolean;
  parts: number;
  /** The clause as it begins for every lot, where lots answer one by one below its title. */
  shared?: Clause;
}

const MOST_PARTS = 14;

class ClauseReader {
  private readonly clauses: Clause[] = [];
  private open: OpenClause | null = null;
  private headings: { level: number; title: string; shown: string }[] = [];
  private readonly tables = new Set<Grid>();
  /** 说明： below a table of other business: the numbered lines that follow explain it. Their level, once it is known. */
  private explaining: { level: number | null } | null = null;
  private isBelowOtherTable = false;
  private readonly passages: readonly Passage[];
  private readonly explained: ReadonlySet<string>;

  constructor(passages: readonly Passage[]) {
    this.passages = passages;
    this.explained = findExplainedMarks(passages);
  }

  finish(): Clause[] {
    this.close();
    return this.clauses;
  }

  see(index: number): void {
    const passage = this.passages[index];
    if (passage === undefined || isContentsLine(passage.raw)) return;
    const isInside = INSIDE.has(passage.chapter);
    if (passage.cell !== null) this.seeTable(passage, isInside);
    else if (isInside || MARKED_OUTSIDE.has(passage.chapter)) this.seeLine(passage, index, isInside);
    else this.leave();
  }

  private seeTable(passage: Passage, isInside: boolean): void {
    const grid = passage.cell?.grid;
    if (grid === undefined || this.tables.has(grid)) return;
    this.tables.add(grid);
    if (!isInside && !MARKED_OUTSIDE.has(passage.chapter)) return;
    const rows = readRequirementTable(grid, passage.lot, passage.chapter === 'commercial');
    if (this.takeTable(grid, rows, passage, isInside)) return;
    this.dropTitle();
    this.close();
    const isBackground = this.isBackground();
    this.explaining = null;
    this.isBelowOtherTable = rows.length === 0;
    for (const row of rows)
      if (row.marks !== '' || (isInside && !isBackground))
        this.clauses.push({ ...row, location: this.withHeadings(row.location), isOutside: !isInside });
  }

  /** ▲商务要求 above a table: its mark holds for every row, unless rows have marks of their own. */
  private takeTable(grid: Grid, rows: readonly Clause[], passage: Passage, isInside: boolean): boolean {
    const { open } = this;
    if (open === null || !open.isTitleOnly || open.clause.marks === '' || open.clause.lot !== passage.lot) return false;
    if (open.clause.isOutside === isInside) return false;
    const { marks } = open.clause;
    if (rows.length > 0) {
      const areMarked = rows.some((row) => row.marks !== '');
      const ruled = rows.map((row) => (areMarked ? row : { ...row, marks }));
      this.open = null;
      this.clauses.push(
        ...ruled.map((row) => ({ ...row, location: this.withHeadings(row.location), isOutside: !isInside })),
      );
      return true;
    }
    for (const row of grid.rows) this.addPart(row.own.map(({ raw }) => raw).join('：'));
    this.close();
    return true;
  }

  private seeLine(passage: Passage, index: number, isInside: boolean): void {
    const number = parseNumber(passage.text);
    if (this.isExplanation(passage, number)) return;
    const bare = number === null ? this.findOpeningMarks(passage.text) : undefined;
    if (isMarkExplained(passage)) {
      if (number !== null) this.enterHeading(passage, number);
      return;
    }
    if (number === null && bare === undefined) {
      this.seeBody(passage, isInside);
      return;
    }
    const rest = number?.rest ?? bare?.['rest'] ?? '';
    const marks = (number?.marks ?? bare?.['marks'] ?? '') || closingMarks(rest);
    const level = number?.level ?? 9;
    if (this.isPartOfOpen(level, marks, isInside, passage.lot)) {
      this.addPart(passage.raw);
      return;
    }
    this.close();
    this.headings = this.headings.filter((heading) => number === null || heading.level < level);
    if (number !== null && marks === '' && this.isHeading(number, index)) {
      this.headings.push({ level, title: rest, shown: passage.raw.slice(0, TITLE_LENGTH) });
      return;
    }
    if (number !== null && marks === '' && OVERVIEW.test(rest.replace(/[:\s]/g, ''))) {
      this.headings.push({ level, title: rest, shown: passage.raw.slice(0, TITLE_LENGTH) });
      return;
    }
    if (FORM_VOICE.test(rest)) return;
    if (marks === '' && (!isInside || this.isBackground() || PARTICULAR.test(rest))) return;
    if (marks === '' && opensVoidingCases(rest)) {
      this.headings.push({ level, title: rest, shown: passage.raw.slice(0, TITLE_LENGTH) });
      return;
    }
    this.begin(passage, number, marks, rest, isInside);
  }

  private findOpeningMarks(text: string): Record<string, string> | undefined {
    const bullets = OPENING_BULLETS.exec(text)?.groups;
    if (bullets !== undefined && [...(bullets['marks'] ?? '')].every((mark) => this.explained.has(mark)))
      return bullets;
    return OPENING_MARKS.exec(text)?.groups;
  }

  /** 二、技术要求（★为实质性要求）： explains a mark and opens a part all the same. */
  private enterHeading(passage: Passage, { level, rest }: ClauseNumber): void {
    this.close();
    this.headings = this.headings.filter((heading) => heading.level < level);
    const title = rest.replace(/[(（].*$/, '');
    if (title.length > 0 && title.length <= TITLE_LENGTH && !/[。;]/.test(title))
      this.headings.push({ level, title, shown: passage.raw.slice(0, TITLE_LENGTH) });
  }

  private isExplanation(passage: Passage, number: ClauseNumber | null): boolean {
    if (this.isBelowOtherTable && /^(?:说明|注|备注|注释|解释|指标说明)(?::|$)/.test(passage.text)) {
      this.explaining = { level: null };
      this.isBelowOtherTable = false;
      return true;
    }
    this.isBelowOtherTable = false;
    if (this.explaining === null) return false;
    if (number !== null && number.marks === '' && passage.type !== 'heading') this.explaining.level ??= number.level;
    const { level } = this.explaining;
    if (number !== null && number.marks === '' && level !== null && number.level >= level) return true;
    this.explaining = null;
    return false;
  }

  private begin(passage: Passage, number: ClauseNumber | null, marks: string, rest: string, isInside: boolean): void {
    const { title, isTitleOnly } = splitTitle(rest, this.headings.at(-1)?.title ?? null);
    const clause: Clause = {
      lot: passage.lot,
      number: number === null ? '' : showNumber(passage.raw, number),
      marks,
      title,
      text: findAsWritten(passage.raw, rest),
      form: passage.chapter === 'commercial' ? 'commercial' : 'technical',
      location: this.withHeadings(locate(passage)),
      counted: [],
      isOutside: !isInside,
    };
    this.open = { clause, level: number?.level ?? 9, holdsBelow: marks !== '', isTitleOnly, parts: 0 };
  }

  /** A line without a number goes on with the clause above it. */
  private seeBody(passage: Passage, isInside: boolean): void {
    if (isBareTitle(passage.text) && this.open?.isTitleOnly !== true) {
      this.leave();
      this.headings.push({ level: 0, title: passage.text, shown: passage.text });
      return;
    }
    if (this.takeLot(passage)) return;
    if (isInside && opensVoidingCases(passage.text)) {
      this.enterCases(passage.text);
      return;
    }
    if (OBJECT.test(passage.text) && this.dropTitle()) return;
    if (this.open !== null && this.open.clause.lot !== passage.lot) {
      this.leave();
      return;
    }
    if (/^附[件表]\s*[\d一二三四五六七八九十]{0,3}[:、]?.{0,30}$/.test(passage.text)) {
      this.leave();
      return;
    }
    if (this.open === null) {
      this.seeLoose(passage, isInside);
      return;
    }
    if (this.open.clause.number === '' && LABELLED.test(passage.text)) {
      this.close();
      if (isInside) this.beginUnnumbered(passage);
      return;
    }
    if (passage.type === 'heading' && passage.text.length < 24 && !/[,。;:]/.test(passage.text)) this.leave();
    else this.addPart(passage.raw);
  }

  /** 有下列情形之一的，投标无效： without a number: the list below it is deeper than the clause above it. */
  private enterCases(text: string): void {
    const level = this.open?.level ?? (this.headings.at(-1)?.level ?? 0) + 0.5;
    this.close();
    this.headings = this.headings.filter((heading) => heading.level < level);
    this.headings.push({ level, title: text, shown: text.slice(0, TITLE_LENGTH) });
  }

  /** A title that only a table or the name of an object follows is a heading. */
  private dropTitle(): boolean {
    const { open } = this;
    if (open === null || !open.isTitleOnly || open.clause.marks !== '') return false;
    this.open = null;
    this.headings.push({ level: open.level, title: open.clause.text, shown: open.clause.location.quote });
    return true;
  }

  /** 服务期限 / 采购包1： / …730日 / 采购包2： / …: one title, then every lot with its own answer. */
  private takeLot(passage: Passage): boolean {
    const { open } = this;
    if (open === null || passage.lot === null || !isBareLot(passage.text)) return false;
    const shared = open.shared ?? (open.isTitleOnly ? { ...open.clause } : undefined);
    if (shared === undefined) return false;
    if (!open.isTitleOnly) this.close();
    this.open = { ...open, clause: { ...shared, lot: passage.lot }, shared, isTitleOnly: true, parts: 0 };
    return true;
  }

  /** A paragraph that stands alone is a requirement only where it demands something measurable. */
  private seeLoose(passage: Passage, isInside: boolean): void {
    const demands = /(?:不少于|不低于|不得|至少|应|须|需)/.test(passage.text) && /\d/.test(passage.text);
    if (!isInside || !demands || passage.text.length < 16 || this.isBackground() || PARTICULAR.test(passage.text))
      return;
    this.beginUnnumbered(passage);
    this.close();
  }

  private beginUnnumbered(passage: Passage): void {
    const heading = this.headings.at(-1)?.title ?? '';
    this.begin(passage, null, '', passage.text, true);
    if (this.open !== null) this.open.clause.number = heading === '' ? '（未编号）' : heading.slice(0, 20);
  }

  private isPartOfOpen(level: number, marks: string, isInside: boolean, lot: number | null): boolean {
    const { open } = this;
    if (
      open === null ||
      !open.holdsBelow ||
      marks !== '' ||
      open.clause.lot !== lot ||
      open.clause.isOutside === isInside
    )
      return false;
    return level > open.level && open.parts < MOST_PARTS;
  }

  private addPart(raw: string): void {
    if (this.open === null) return;
    const { clause } = this.open;
    const isBroken = clause.text !== '' && !/[。；;：:！？!?.]$/.test(clause.text) && !this.open.isTitleOnly;
    clause.text = isBroken ? clause.text + raw : `${clause.text}\n${raw}`;
    this.open.isTitleOnly = false;
    this.open.parts += 1;
  }

  /** A short line that a new list, a table or deeper clauses follow. 一、 lines are headings in any case. */
  private isHeading(number: ClauseNumber, index: number): boolean {
    if (number.rest.length > TITLE_LENGTH || /[。;]$|[。;].{6}/.test(number.rest)) return false;
    if (number.level === 1) return true;
    const next = this.passages.slice(index + 1, index + 4).find(({ raw }) => !isContentsLine(raw));
    if (next === undefined) return false;
    if (next.cell !== null) return number.rest.length <= 30;
    const below = parseNumber(next.text);
    if (below === null && this.findOpeningMarks(next.text) !== undefined) return number.rest.length <= 30;
    return (
      below !== null &&
      below.level !== number.level &&
      isFirst(below) &&
      (number.rest.length <= 30 || /[”）)》]$/.test(number.rest))
    );
  }

  private withHeadings(location: Location): Location {
    const clause = this.headings.map(({ shown }) => shown).join(' / ');
    return clause === '' ? location : { ...location, clause };
  }

  /** Below headings that describe, or that list cases which void a bid, nothing is demanded. */
  private isBackground(): boolean {
    return this.headings.some(
      ({ title }) => BACKGROUND.test(title.replace(/[:\s]/g, '')) || opensVoidingCases(title.trim()),
    );
  }

  private leave(): void {
    this.close();
    this.headings = [];
  }

  private close(): void {
    const clause = this.open?.clause;
    this.open = null;
    if (clause === undefined || clause.text.trim() === '') return;
    this.clauses.push(clause);
  }
}

/** 标的名称：智慧黑板 above a table of its parameters. */
const OBJECT = /^(?:标的|货物|设备|产品|品目)名称:/;

/** 付款方式：… below ★服务期限：…, where neither has a number: a clause of its own. */
const LABELLED = /^[\u4e00-\u9fff]{2,10}:./;

/** 采购包1： on a line of its own. */
function isBareLot(text: string): boolean {
  const [name] = findLotNames(text);
  return name !== undefined && name.from === 0 && /^[:]?$/.test(text.slice(name.to));
}

function isFirst({ bare }: ClauseNumber): boolean {
  return /^(?:1|一|①|a|A|\d{1,2}(?:[.-]\d{1,3})*[.-]1)$/.test(bare);
}

function isBareTitle(text: string): boolean {
  return text.length <= 14 && /^[\u4e00-\u9fff]+$/.test(text);
}

function closingMarks(rest: string): string {
  return CLOSING_MARK.exec(rest)?.groups?.['marks'] ?? '';
}

/** 人员稳定性要求。服务期内… → its first words; else the heading above. */
function splitTitle(rest: string, heading: string | null): { title: string | null; isTitleOnly: boolean } {
  const own = /^(?<title>[^,。;:\n]{2,24})(?:[。]|(?<!\d):|:(?!\d\d)|$)/.exec(rest)?.groups?.['title'];
  const isTitleOnly = own !== undefined && own.length === rest.length;
  return { title: own ?? heading, isTitleOnly };
}

/** As it stands, without marks and closing full stop: ★3. → 3, （四） stays. */
function showNumber(raw: string, { written }: ClauseNumber): string {
  const plain = written.replace(new RegExp(`[${MARKS}]`, 'g'), '').trim();
  return findAsWritten(raw, plain)
    .replace(/[.．。:：]$/, '')
    .replace(/^[-•·\s]+/, '');
}
