import type { CertificateRule } from '../../domain/items/certificate-rule.ts';
import { reachesLevel } from '../../domain/level-order.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { CriterionContext } from './criterion.ts';

/** The part of a certificate's facts that decides whether it is the one a scheme asks for. */
export interface HeldCertificate {
  name: string;
  level: string | null;
  direction: string | null;
  issuer: string | null;
  validUntil: string | null;
}

export interface CertificateJudgement {
  /** Null: it may be the certificate asked for, but what was read does not decide it. */
  qualifies: boolean | null;
  reason: string;
}

type SingleRule = Omit<CertificateRule, 'orElse'>;

/** Judges one certificate against one rule; undefined when it is a different certificate altogether. */
export function judgeCertificate(
  rule: CertificateRule,
  held: HeldCertificate,
  context: CriterionContext,
): CertificateJudgement | undefined {
  const judged = [rule, ...rule.orElse].flatMap((single) => judgeSingle(single, held, context) ?? []);
  return (
    judged.find(({ qualifies }) => qualifies === true) ??
    judged.find(({ qualifies }) => qualifies === null) ??
    judged[0]
  );
}

function judgeSingle(
  rule: SingleRule,
  held: HeldCertificate,
  context: CriterionContext,
): CertificateJudgement | undefined {
  const name = isNamed(rule, held);
  if (name === false) return undefined;
  if (held.validUntil !== null && held.validUntil < context.date) {
    return { qualifies: false, reason: `有效期至 ${held.validUntil}，已过期` };
  }
  if (rule.atLeast !== undefined) {
    const stated = held.level ?? held.name;
    const reached =
      rule.levels === undefined ? null : reachesLevel(context.levelOrders, rule.levels, stated, rule.atLeast);
    if (reached === false) return { qualifies: false, reason: `等级 ${held.level ?? '未见'} 低于 ${rule.atLeast}` };
    if (reached === null)
      return { qualifies: null, reason: `等级“${held.level ?? '未见'}”无法与 ${rule.atLeast} 比较，待确认` };
  }
  if (
    rule.issuers.length > 0 &&
    held.issuer !== null &&
    !rule.issuers.some((issuer) => includes(held.issuer ?? '', issuer))
  ) {
    return { qualifies: false, reason: `颁发机构“${held.issuer}”不在要求之列` };
  }
  return name === null
    ? { qualifies: null, reason: '名称与要求不完全一致，待确认' }
    : { qualifies: true, reason: '符合' };
}

/**
 * True: the same certificate; null: perhaps, a person has to look; false: another one. A certificate is the one
 * asked for when it carries the name and the direction asked for, whatever else stands around them.
 */
function isNamed(rule: SingleRule, held: HeldCertificate): boolean | null {
  const stated = core(held.name + (held.direction ?? ''));
  const direction = core(rule.direction ?? '');
  const hasDirection = stated.includes(direction);
  const title = [rule.title, ...rule.aliases].map(core).find((name) => stated.includes(name));
  if (title !== undefined) {
    if (hasDirection) return true;
    const rest = stated.replace(title, '');
    return rest.length < SHORTEST_DIRECTION ? null : false;
  }
  if (!hasDirection) return false;
  if (direction !== '' && stated === direction) return true;
  return stated.length >= SHORTEST_PARTIAL_NAME && core(rule.title).includes(stated) ? null : false;
}

/** What stands beside the title names another direction once it is longer than a level (三级, CS3). */
const SHORTEST_DIRECTION = 4;

/** Below this many characters a shared part of a name says nothing (“安全”, “管理”). */
const SHORTEST_PARTIAL_NAME = 5;

const FILLER = /证书|认证|资格|资质|[()（）《》“”"'、,，\-—－·\s]/g;

function core(name: string): string {
  return normaliseForMatching(name).replace(FILLER, '').toUpperCase();
}

function includes(whole: string, part: string): boolean {
  return core(whole).includes(core(part));
}
