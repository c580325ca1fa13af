import type { Location } from '../../src/domain/location.ts';
import type { IsoDate } from '../../src/domain/scalars.ts';
import { findDates, parseDate } from '../language/date.ts';
import { foldText, isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';

/** A certificate as one place names it. */
export interface CertificateText {
  name: string;
  level: string | null;
  direction: string | null;
  issuer: string | null;
  validUntil: IsoDate | null;
}

export type LocatedCertificate = CertificateText & { location: Location };

/** A certificate before list and page about it are joined; `month` where its expiry names no day. */
export type CertificateDraft = LocatedCertificate & { from: 'list' | 'passage'; month: string | null };

const LEVEL =
  /CS\s*-?\s*[1-5](?!\d)|CMMI\s*-?\s*(?:(?:DEV|L|ML)\s*)*[1-5]|CSPM\s*-?\s*[1-5]|DCMM\s*-?\s*[1-5]|[一二三四五壹贰叁肆伍甲乙丙1-5]\s*级|特级|(?:正|副)?高级|中级|初级|A{2,5}级?/i;
const DETAILS =
  /[,;。:]|\s{2,}|证书?编号|编号|注册号|有效期|有效至|(?<!开)发证|颁发|颁证|认证机构|由.{2,30}(?:颁发|签发|核发)|持证|见(?:附件|第|本|后)|扫描件|复印件|文字稿/;
/** Brackets that name no direction: standards, abbreviations, levels, remarks. */
const NO_DIRECTION =
  /^(?:ISO|GB|IEC|CMMI|[A-Za-z0-9\s/\-.:]+$)|扫描|复印|文字稿|原件|见|附|如有|年|^第|证明|持证|编号|有效/;
const ISSUER_LABEL =
  /(?:(?<!开)发证|颁发|颁证|认证|签发|授予|核发|发放)(?:机构|单位|机关|部门|者)\s*(?:名称)?\s*[:为]?\s*(?<value>[^,;。()\s]{3,50})/;
const ISSUED_BY = /由\s*(?<value>[^,;。()]{3,50}?)\s*(?:颁发|签发|核发|发放|认证)/;
const VALIDITY = /有效(?:期|日期|期限|至|截止)|到期|截止日/;
const DIRECTION_LABEL = /(?:认证|证书|专业)?方向\s*[:为]?\s*(?<value>[^,;。()]{2,30})/;
const LEVEL_LABEL = /(?:等级|级别)\s*[:为]\s*(?<value>[^,;。()]{1,20})/;
const GENERIC =
  /^(?:相关|资质|企业|公司|投标人|供应商|有关|荣誉|认证|各类|以上|所获|个人|人员|管理|体系|主要|资格|其他|证书)*(?:证书|资质|认证|资格)?(?:一览表|清单|情况|材料|文件|名称|编号|扫描件|复印件|等级|级别|评价|证明|部分|机构|机关|单位|有效期[限至]?|有效日期|(?:颁发|发证|获证|取得|到期|截止)(?:日期|时间))?$/;
const SPEAKING = /^(?:我|本|投标人|供应商|响应人|以下|下列|上述|提供|附|注|按|须|应|见|详见|无|具备|具有|包括|如|根据)/;
export const CERTIFICATE_WORD =
  /证书|认证|资质|资格证|许可证|管理师|工程师|分析师|评测师|架构设计师|规划师|建造师|审计师|CMMI|ITSS|CISP|CISAW|PMP|CSPM|DCMM|信用等级|职称证|毕业证|学位证/i;

/** Reads a line or list entry that names a certificate, with what it says about it; null where it names none. */
export function readCertificateText(text: string): CertificateText | null {
  const folded = foldText(text);
  const lead =
    /^\s*(?:[(（]?[\dA-Za-z一二三四五六七八九十]{1,3}[).）、．]\s*|[①-⑳•·●-]\s*)*(?:(?:证书|资质|附件|证明)\s*[\d一二三四五六七八九十]{0,3}\s*:\s*)?(?:(?:同时|并|还)?(?:持有|具有|具备|取得|获得|拥有)(?:了)?)?[《"“]?/.exec(
      folded,
    );
  const start = lead?.[0].length ?? 0;
  const body = folded.slice(start);
  const stop = maskBrackets(body).search(DETAILS);
  const head = (stop < 0 ? body : body.slice(0, stop)).trimEnd();
  const name = withoutRemarks(text.slice(start, start + head.length)).replace(/[》"”,，、(（]+$/, '');
  if (!isCertificateName(name)) return null;
  return {
    name,
    level: readLevel(head) ?? readLabel(LEVEL_LABEL, folded),
    direction: readDirection(head) ?? readLabel(DIRECTION_LABEL, body.slice(head.length)),
    issuer: readIssuer(text),
    validUntil: readValidUntil(text).date,
  };
}

/** Without brackets that speak of the copy and not of the certificate: （扫描件，持证人：…）. */
function withoutRemarks(name: string): string {
  return name.replace(/[(（][^()（）]*(?:扫描|复印|文字稿|原件|持证|见附件|附后|证书编号)[^()（）]*[)）]/g, '').trim();
}

export function isCertificateName(name: string): boolean {
  const plain = foldText(name).trim();
  if (isBlank(plain) || plain.length > 70 || plain.length < 3) return false;
  return CERTIFICATE_WORD.test(plain) && !GENERIC.test(plain.replace(/\([^()]*\)/g, '')) && !SPEAKING.test(plain);
}

/** 三级, CS4, 高级 – as written, without spaces. */
export function readLevel(text: string): string | null {
  const match = LEVEL.exec(foldText(text));
  return match === null ? null : match[0].replace(/\s/g, '').toUpperCase().replace(/^CS-/, 'CS');
}

/** What stands in the brackets behind the name: …证书（软件安全开发）. */
export function readDirection(text: string): string | null {
  const folded = foldText(text);
  const labelled = readLabel(/(?:认证|证书|专业)方向\s*[:为]?\s*(?<value>[^()]{2,30})/, folded);
  if (labelled !== null) return labelled;
  const brackets = [...folded.matchAll(/\((?<inside>[^()]*)\)/g)].map((match) =>
    (match.groups?.['inside'] ?? '').trim(),
  );
  const direction = brackets.findLast((inside) => inside !== '' && !NO_DIRECTION.test(inside) && !isOnlyLevel(inside));
  return direction?.replace(LEVEL, '').trim() ?? null;
}

export function readIssuer(text: string): string | null {
  const folded = foldText(text);
  const match = ISSUER_LABEL.exec(folded) ?? ISSUED_BY.exec(folded);
  const value = match?.groups?.['value'];
  return value === undefined || isBlank(value) ? null : value.trim();
}

/** Last day of validity; `month` where only that is stated, null where nothing is said or it never ends. */
export function readValidUntil(text: string): { date: IsoDate | null; month: string | null } {
  const folded = foldText(text);
  const place = folded.search(VALIDITY);
  if (place < 0) return { date: null, month: null };
  const dates = findDates(folded).filter(({ start }) => start > place && start - place <= 40);
  const last = dates.at(-1)?.reading;
  return { date: last?.date ?? null, month: last?.date === null ? last.month : null };
}

/** A cell under 有效期: one date, or the later end of a period. */
export function readValidityCell(text: string): { date: IsoDate | null; month: string | null } {
  const single = parseDate(text);
  if (single.reason !== 'several') return { date: single.date, month: single.date === null ? single.month : null };
  return readValidUntil(`有效期${text}`);
}

/** The entries of a list of certificates in one cell or line, split outside brackets. */
export function splitCertificates(text: string): string[] {
  const masked = maskBrackets(foldText(text));
  const entries: string[] = [];
  let start = 0;
  for (const match of masked.matchAll(/[、;\n]|,(?=[^,;\n]*(?:证书|师|认证|资质))/g)) {
    entries.push(text.slice(start, match.index));
    start = match.index + 1;
  }
  entries.push(text.slice(start));
  return entries.map((entry) => entry.trim()).filter((entry) => !isBlank(entry));
}

function isOnlyLevel(text: string): boolean {
  return (
    text
      .replace(LEVEL, '')
      .replace(/[级及以上]/g, '')
      .trim() === ''
  );
}

function readLabel(pattern: RegExp, text: string): string | null {
  const value = pattern.exec(text)?.groups?.['value']?.trim();
  return value === undefined || isBlank(value) ? null : value;
}

/** Brackets and what stands in them, replaced letter by letter. */
function maskBrackets(text: string): string {
  let depth = 0;
  return [...text]
    .map((character) => {
      if (character === '(') depth += 1;
      const masked = depth > 0 ? '#' : character;
      if (character === ')' && depth > 0) depth -= 1;
      return masked;
    })
    .join('');
}

/** The same words, however brackets, dashes and spaces stand between them. */
export function isSameName(one: string, other: string): boolean {
  return coreOf(one) === coreOf(other);
}

function coreOf(name: string): string {
  return normaliseForMatching(name)
    .replace(/[()《》"'、,.\s-]/g, '')
    .toUpperCase();
}
