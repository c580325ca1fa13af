import { isBlank, trimFill } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import { type BidText, type Line, readCellLines } from './bid-text.ts';
import { CERTIFICATE_WORD, readCertificateText, splitCertificates } from './certificate-text.ts';
import type { FormKind } from './forms.ts';
import { findYearsTold, type PersonDraft, readDegree, readYears, startPerson } from './person-draft.ts';
import { locate } from './place.ts';
import { findResumeLabel, isResumeTable, type ResumeLabel, splitResumeFields } from './resume-labels.ts';
import type { Sheet } from './sheet.ts';
import { readInsurance, speaksOfInsurance } from './social-insurance.ts';

const PEOPLE_FORMS: ReadonlySet<FormKind> = new Set(['people', 'resume']);
const HEADED =
  /^(?:.{0,6}?简历|人员|成员|附|项目(?:成员|人员))\s*[\d一二三四五六七八九十]{0,3}\s*:\s*(?<name>\S{2,12})$/;
/** 项目经理：人员一 – the post is the label. */
const POST =
  /^\s*(?:\(?[\d一二三四五六七八九十]{1,2}[).、]\s*)?(?<role>[\u4e00-\u9fff]{0,8}(?:经理|负责人|人员|工程师|主管|组长|专员))\s*:\s*(?<name>[\u4e00-\u9fff·A-Za-z0-9]{2,6})(?=$|[\s,;。(])/;
const NO_NAME = /具备|负责|不少于|不低于|要求|证书|^共|^由|^见|[名人]$|提供|学历|^无$/;
const HINT = /^\s*\((?:概述|提供|从现任|请|如|填写|包括)/;

/** People from resumes and the proofs that stand with them, one draft for each resume. */
export function readResumes(bid: BidText, knownNames: readonly string[]): PersonDraft[] {
  const reader = new ResumeReader(knownNames);
  for (const part of bid.parts) {
    if (!PEOPLE_FORMS.has(part.form.kind)) reader.close();
    else if (part.type === 'line') reader.readLine(part);
    else if (isResumeTable(part)) reader.readTable(part);
  }
  reader.close();
  return reader.people.filter(({ name }) => name !== '');
}

class ResumeReader {
  readonly people: PersonDraft[] = [];
  private current: PersonDraft | null = null;
  private open: ResumeLabel | null = null;
  private readonly known: readonly string[];

  constructor(known: readonly string[]) {
    this.known = known;
  }

  close(): void {
    this.current = null;
    this.open = null;
  }

  readTable(sheet: Sheet): void {
    this.close();
    for (const row of sheet.rows)
      for (const [index, cell] of row.own.entries()) {
        const value = row.own[index + 1];
        const label = findResumeLabel(cell.label);
        if (label === null || value === undefined || findResumeLabel(value.label) !== null) continue;
        const [line] = readCellLines({ ...sheet, rows: [{ ...row, own: [value] }] });
        if (line !== undefined) this.take(label, { ...line, text: value.text, raw: value.raw }, value.raw, 0);
      }
    this.close();
  }

  readLine(line: Line): void {
    if (HINT.test(line.text)) return;
    if (line.level !== null && this.readHeading(line)) return;
    const fields = splitResumeFields(line.text, line.raw);
    for (const { label, value, start } of fields) {
      this.open = label;
      this.take(label, line, value, start);
    }
    if (fields.length === 0) this.readSentence(line);
    if (speaksOfInsurance(line.text)) this.takeInsurance(line);
  }

  private readHeading(line: Line): boolean {
    const name = HEADED.exec(line.text.trim())?.groups?.['name'] ?? this.findName(line);
    this.open = null;
    if (speaksOfInsurance(line.text) && name === null) return false;
    this.current = null;
    if (name !== null) this.begin(name, line);
    return true;
  }

  private readSentence(line: Line): void {
    const post = POST.exec(line.text);
    const name = post?.groups?.['name'] ?? '';
    if (post !== null && !NO_NAME.test(name)) {
      this.open = null;
      this.start(name, line);
      this.current?.roles.push(post.groups?.['role'] ?? '');
      this.takeCertificates(line, line.raw.slice(post[0].length), post[0].length);
      if (this.current !== null) this.current.yearsTold ??= findYearsTold(line.text);
    } else if (this.open === 'certificates' && this.current !== null) this.takeCertificates(line, line.raw, 0);
    else this.takeSentence(line);
  }

  private take(label: ResumeLabel, line: Line, value: string, start: number): void {
    const text = trimFill(value);
    if (isBlank(text)) return;
    if (label === 'name') this.begin(text.replace(/\s/g, ''), line);
    else if (label === 'role') this.beginRole(text, line);
    else if (label === 'certificates') this.takeCertificates(line, value, start);
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

  /** The form asks for the post before the name, so a post after one already stated begins the next person. */
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
      if (read === null) continue;
      const start = offset + Math.max(0, value.indexOf(entry));
      this.current.certificates.push({ ...read, location: locate(line, start, start + entry.length) });
    }
  }

  /** Running text: years of experience of the person at hand, or a certificate of a person whom it names. */
  private takeSentence(line: Line): void {
    if (this.current !== null) this.current.yearsTold ??= findYearsTold(line.text);
    const named = this.findName(line);
    if (named === null || speaksOfInsurance(line.text) || !CERTIFICATE_WORD.test(line.text)) return;
    const start = line.raw.indexOf(named) + named.length;
    const after = line.raw.slice(start).replace(/^[\s:：,，的持有取得具备-]+/, '');
    const kept = this.current;
    this.start(named, line);
    this.takeCertificates(line, after, line.raw.length - after.length);
    this.current = kept;
  }

  private takeInsurance(line: Line): void {
    const proof = readInsurance(line.text);
    if (proof === null) return;
    const named = this.findName(line);
    const person = named === null || named === this.current?.name ? this.current : startPerson(named, locate(line));
    person?.insurance.push(proof);
    if (person !== null && person !== this.current) this.people.push(person);
  }

  /** The one person on the staff list, or already met, whom a line names. */
  private findName(line: Line): string | null {
    const text = normaliseForMatching(line.raw);
    const all = new Set([...this.known, ...this.people.map(({ name }) => name)]);
    const named = [...all].filter((name) => name !== '' && text.includes(normaliseForMatching(name)));
    const longest = named.filter((name) => !named.some((other) => other !== name && other.includes(name)));
    return longest.length === 1 ? (longest[0] ?? null) : null;
  }
}
