import { isBlank } from '../language/fold.ts';
import type { BidText } from './bid-text.ts';
import { isCertificateList } from './certificate-lists.ts';
import {
  type CertificateDraft,
  type CertificateText,
  isSameName,
  readCertificateText,
  readDirection,
  readIssuer,
  readLevel,
  readValidityCell,
  readValidUntil,
} from './certificate-text.ts';
import { type EvidenceLine, readEvidenceLines } from './evidence-lines.ts';
import { locate } from './place.ts';

const FIELD =
  /^\s*(?:[\d.、()]{1,4})?\s*(?<label>证书名称|资质名称|认证名称|名称|等级|级别|证书等级|资质等级|级别或方向|方向|认证方向|发证机构|颁发机构|颁证机构|认证机构|发证单位|颁发单位|发证机关|有效期至|有效期|有效期限|有效日期|有效期截止日?)\s*:\s*(?<value>.*)$/;
/** A remark such as （扫描件，见第35页） may follow a name that stands alone. */
const REMARK_LENGTH = 30;
const PERSONAL = /持证人|姓名\s*:/;

/** Certificates from the pages that show them, each with the details in the lines below its name. */
export function readCertificatePassages(bid: BidText): CertificateDraft[] {
  const drafts: CertificateDraft[] = [];
  let current: CertificateDraft | null = null;
  const parts = bid.parts.filter(({ form }) => form.kind === 'certificates');
  for (const evidence of readEvidenceLines(parts, isCertificateList)) {
    if (evidence.line.isTitle) current = null;
    if (evidence.line.isTitle || PERSONAL.test(evidence.text)) continue;
    const started = startDraft(evidence, current);
    if (started !== null) {
      current = started;
      drafts.push(current);
    } else if (current !== null) addDetails(evidence, current);
  }
  return drafts;
}

/** A new certificate begins where a line names one, unless it names the one just begun. */
function startDraft(evidence: EvidenceLine, current: CertificateDraft | null): CertificateDraft | null {
  const field = readField(evidence);
  if (field !== null && !/名称$/.test(field.label)) return null;
  const read = field === null ? readTitleLine(evidence) : readNamed(field.value);
  if (read === null) return null;
  if (current !== null && isSameName(current.name, read.name)) {
    current.name = read.name;
    return null;
  }
  return { ...read, from: 'passage', month: readValidUntil(evidence.raw).month, location: locate(evidence.line) };
}

/** `label：value` of a certificate's own form; `value` as it stands. */
function readField({ text, raw }: EvidenceLine): { label: string; value: string } | null {
  const field = FIELD.exec(text)?.groups;
  if (field === undefined) return null;
  return { label: field['label'] ?? '', value: raw.slice(raw.length - (field['value'] ?? '').length).trim() };
}

function readNamed(name: string): CertificateText | null {
  if (isBlank(name)) return null;
  const unknown = { name, level: readLevel(name), direction: readDirection(name), issuer: null, validUntil: null };
  return readCertificateText(name) ?? unknown;
}

/** Running text that merely mentions a certificate is no proof of it. */
function readTitleLine({ text, raw }: EvidenceLine): CertificateText | null {
  const read = readCertificateText(raw);
  if (read === null) return null;
  const isDetailed = read.issuer !== null || read.validUntil !== null || /编号/.test(text);
  return isDetailed || text.trim().length <= read.name.length + REMARK_LENGTH ? read : null;
}

function addDetails(evidence: EvidenceLine, draft: CertificateDraft): void {
  const { label, value } = readField(evidence) ?? { label: '', value: '' };
  if (label !== '' && isBlank(value)) return;
  if (/等级|级别/.test(label)) draft.level ??= readLevel(value) ?? (/方向/.test(label) ? null : value);
  if (/方向/.test(label) && readLevel(value) === null) draft.direction ??= value;
  if (/机构|单位|机关/.test(label)) draft.issuer ??= value;
  draft.issuer ??= readIssuer(evidence.raw);
  const validity = /^有效/.test(label) ? readValidityCell(value) : readValidUntil(evidence.raw);
  draft.validUntil ??= validity.date;
  draft.month ??= validity.month;
}
