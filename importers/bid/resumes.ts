import { findDates } from '../language/date.ts';
import { foldText, isBlank, trimFill } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText, Line } from './bid-text.ts';
import { readCellLines } from './bid-text.ts';
import { CERTIFICATE_WORD, readCertificateText, splitCertificates } from './certificate-text.ts';
import type { FormKind } from './forms.ts';
import {
  findYearsTold,
  type InsuranceProof,
  type PersonDraft,
  readDegree,
  readYears,
  startPerson,
} from './person-draft.ts';
import { locate } from './place.ts';
import { headText, type Sheet } from './sheet.ts';

const PEOPLE_FORMS: ReadonlySet<FormKind> = new Set(['people', 'resume']);
const LABELS = {
  role: '(?:建议|拟任|拟派|担任|所任|现任|项目)?(?:职位|岗位|职务)|在本项目(?:中)?(?:担任|拟任)的?(?:职务|职位|岗位)|拟在本(?:项目|合同)担任(?:的)?职务',
  name: '(?:人员)?姓\\s*名',
  degree: '(?:最高)?学\\s*历(?:学位)?|文化程度|学历及学位',
  major: '(?:所学|毕业)?专\\s*业',
  title: '(?:技术|专业)?职\\s*称',
  yearsStated:
    '(?:从事|相关|本专业|专业|项目|工作|从业|行业)(?:\\S{0,8}?)(?:工作)?(?:年限|经验)|从业年限|工作年限|经验年限',
  yearsInCompany: '在(?:此|本|该)?公司(?:的)?(?:工作|服务)?年限|本单位工作年限|入职年限|司龄',
  certificates: '(?:所获|所持|持有|获得|相关|执业|职业|专业)?(?:资格)?证书(?:情况|名称)?|持证情况|执业资格|职业资格',
  insurance: '(?:社会保险|社保|养老保险)(?:缴纳|缴费|参保)?(?:证明|情况|记录|单位)?',
  history:
    '(?:主要)?(?:工作|项目)?(?:简历|经历|经验|业绩)|教育(?:经历|背景)?|毕业院校|关键资格条件|出生\\S{0,2}|性别|年龄|公司名称|备注|联系\\S*|任务',
} as const;
type Label = keyof typeof LABELS;
/** 在此公司工作年限 also ends in 工作年限, so it is asked for first. */
const ORDER: readonly Label[] = [
  'yearsInCompany',
  'yearsStated',
  'role',
  'name',
  'degree',
  'major',
  'title',
  'certificates',
  'insurance',
  'history',
];
const HEADED =
  /^(?:.{0,6}?简历|人员|成员|附|项目(?:成员|人员))\s*[\d一二三四五六七八九十]{0,3}\s*:\s*(?<name>\S{2,12})$/;
const INSURED = /社会?保险?|参保|缴费|缴纳|养老保险/;
const UNPAID = /未(?:缴|参保|提供|到账)|欠缴|停缴|中断|:\s*无|没有|暂无/;
const PAYER =
  /(?:缴费|缴纳|参保)(?:单位|主体)\s*[:为]?\s*(?<value>[^,;。()]{2,40})|由\s*(?<by>[^,;。()]{2,40}?)(?:为其)?(?:缴纳|缴费|参保)/;
const HINT = /^\s*\((?:概述|提供|从现任|请|如|填写|包括)/;

/** People from resumes and the proofs that stand with them, one draft for each resume. */
export function readResumes(bid: BidText, knownNames: readonly string[]): PersonDraft[] {
  const reader = new ResumeReader(knownNames);
  for (const part of bid.parts) {
    if (!PEOPLE_FORMS.has(part.form.kind)) reader.close();
    else if (part.type === 'line') reader.readLine(part);
    else if (isForm(part)) reader.readForm(part);
  }
  reader.close();
  return reader.people.filter(({ name }) => name !== '');
}

/** A table of labels with their values, not a list under a head. */
function isForm(sheet: Sheet): boolean {
  const labels = sheet.rows.flatMap((row) =>
    row.own.filter((_cell, index) => index % 2 === 0).map((cell) => findLabel(headText(cell.text))),
  );
  return (
    labels.includes('name') &&
    labels.filter((label) => label !== null).length >= Math.min(3, sheet.rows.length) &&
    sheet.rows[0]?.own.length !== undefined &&
    isNameBesideLabel(sheet)
  );
}

function isNameBesideLabel(sheet: Sheet): boolean {
  return sheet.rows.some((row) =>
    row.own.some(
      (cell, index) =>
        findLabel(headText(cell.text)) === 'name' &&
        index + 1 < row.own.length &&
        findLabel(headText(row.own[index + 1]?.text ?? '')) === null,
    ),
  );
}

function findLabel(text: string): Label | null {
  return ORDER.find((label) => new RegExp(`^(?:${LABELS[label]})(?:\\([^()]*\\))?$`).test(text)) ?? null;
}

class ResumeReader {
  readonly people: PersonDraft[] = [];
  private current: PersonDraft | null = null;
  private open: Label | null = null;
  private readonly known: readonly string[];

  constructor(known: readonly string[]) {
    this.known = known;
  }

  close(): void {
    this.current = null;
    this.open = null;
  }

  readForm(sheet: Sheet): void {
    this.close();
    for (const row of sheet.rows) {
      const cells = row.own;
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index];
        const value = cells[index + 1];
        const label = cell === undefined ? null : findLabel(headText(cell.text));
        if (label === null || value === undefined || findLabel(headText(value.text)) !== null) continue;
        const lines = readCellLines({ ...sheet, rows: [{ ...row, own: [value] }] });
        const [first] = lines;
        if (first !== undefined) this.take(label, { ...first, text: value.text, raw: value.raw }, value.raw, 0);
        index += 1;
      }
    }
    this.close();
  }

  readLine(line: Line): void {
    if (HINT.test(line.text)) return;
    if (line.level !== null && this.readHeading(line)) return;
    const field = this.splitLabel(line);
    if (field !== null) {
      this.open = field.label;
      if (!isBlank(field.value)) this.take(field.label, line, field.value, field.start);
    } else if (this.open === 'certificates' && this.current !== null) this.takeCertificates(line, line.raw, 0);
    else this.takeSentence(line);
    if (INSURED.test(line.text)) this.takeInsurance(line);
  }

  private readHeading(line: Line): boolean {
    const name = HEADED.exec(foldText(line.raw).trim())?.groups?.['name'] ?? this.findName(line);
    this.open = null;
    if (INSURED.test(line.text) && name === null) return false;
    this.current = null;
    if (name !== null && name !== undefined) this.begin(name, line);
    return true;
  }

  private splitLabel(line: Line): { label: Label; value: string; start: number } | null {
    const match = /^\s*(?:[\d.、()]{1,4}\s*)?(?<label>[^:]{2,20}?)\s*(?:\([^()]*\))?\s*:(?<value>.*)$/.exec(line.text);
    const label = match?.groups === undefined ? null : findLabel(headText(match.groups['label'] ?? ''));
    if (label === null) return null;
    const start = line.text.length - (match?.groups?.['value'] ?? '').length;
    return { label, value: line.raw.slice(start).trim(), start };
  }

  private take(label: Label, line: Line, value: string, start: number): void {
    const text = trimFill(value);
    if (isBlank(text)) return;
    if (label === 'name') this.begin(text.replace(/\s/g, ''), line);
    else if (label === 'role') this.beginRole(text, line);
    else if (label === 'certificates') this.takeCertificates(line, value, start);
    else if (label === 'insurance') this.takeInsurance(line);
    else if (label === 'history') this.takeSentence(line);
    else if (this.current !== null) {
      if (label === 'degree') this.current.degree ??= readDegree(text);
      if (label === 'major') this.current.major ??= text;
      if (label === 'title' && text !== '无') this.current.title ??= text;
      if (label === 'yearsStated') this.current.yearsStated ??= readYears(text) ?? findYearsTold(text);
      if (label === 'yearsInCompany') this.current.yearsInCompany ??= readYears(text);
    }
  }

  private begin(name: string, line: Line): void {
    const isSame = this.current !== null && (this.current.name === '' || this.current.name === name);
    if (this.current === null || !isSame) this.start(name, line);
    else {
      this.current.name = name;
      this.current.location = locate(line);
    }
  }

  /** The form asks for the post before the name, so a post after a named person's own begins the next one. */
  private beginRole(role: string, line: Line): void {
    if (this.current === null || this.current.roles.length > 0) this.start('', line);
    this.current?.roles.push(role);
  }

  private start(name: string, line: Line): void {
    this.current = startPerson(name, locate(line));
    this.people.push(this.current);
  }

  private takeCertificates(line: Line, value: string, offset: number): void {
    if (this.current === null || /^\s*无\s*[。;；]?$/.test(value)) return;
    for (const entry of splitCertificates(value)) {
      const read = readCertificateText(entry);
      if (read === null || !CERTIFICATE_WORD.test(read.name)) continue;
      const start = offset + Math.max(0, value.indexOf(entry));
      this.current.certificates.push({ ...read, location: locate(line, start, start + entry.length) });
    }
  }

  private takeSentence(line: Line): void {
    if (this.current !== null) this.current.yearsTold ??= findYearsTold(line.text);
    const named = this.findName(line);
    if (named === null || INSURED.test(line.text) || !CERTIFICATE_WORD.test(line.text)) return;
    const after = line.raw.slice(line.raw.indexOf(named) + named.length).replace(/^[\s:：,，的持有取得具备-]+/, '');
    const person = startPerson(named, locate(line));
    this.people.push(person);
    const kept = this.current;
    this.current = person;
    this.takeCertificates(line, after, line.raw.length - after.length);
    this.current = kept;
  }

  private takeInsurance(line: Line): void {
    const named = this.findName(line);
    const months = findDates(line.text).flatMap(({ reading }) => reading.month ?? []);
    const isStated = months.length > 0 || /已(?:缴|参保|提供)|正常(?:缴|参保)|缴纳证明.*(?:附|见)/.test(line.text);
    const isUnpaid = UNPAID.test(line.text);
    if (!isStated && !isUnpaid) return;
    const match = PAYER.exec(line.text)?.groups;
    const proof: InsuranceProof = {
      isPaid: !isUnpaid,
      payer: (match?.['value'] ?? match?.['by'] ?? '').trim() || null,
      months: [...new Set(months)],
    };
    if (named !== null && named !== this.current?.name) {
      const person = startPerson(named, locate(line));
      person.insurance.push(proof);
      this.people.push(person);
    } else this.current?.insurance.push(proof);
  }

  /** The one known person whom a line names. */
  private findName(line: Line): string | null {
    const text = normaliseForMatching(line.raw);
    const own = this.known.filter((name) => text.includes(normaliseForMatching(name)));
    const longest = own.filter((name) => !own.some((other) => other !== name && other.includes(name)));
    return longest.length === 1 ? (longest[0] ?? null) : null;
  }
}
