import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { PersonRule } from '../../../src/domain/items/people.ts';
import { findPost, ROLE, readRoleClause } from './people-clause.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { readEvidence } from './wording/evidence.ts';
import { splitNumbered } from './wording/lists.ts';
import { findMentions } from './wording/mentions.ts';
import { isSame, readNumber } from './wording/number.ts';

const PEOPLE_TITLE = /人员|团队|负责人|经理|师资|成员|班子|配备|工程师/;
const HOLDS_ONE = /(?:具有|具备|持有|获得|取得)[^,;。]{2,40}证书?(?:的|者)?(?:,)?(?:可?得|加|计)?\d/;
const POST_TITLE = /(?:人员|成员|负责人|经理|工程师|总监|教师|讲师)$/;
/** 为服务人员购买保险: what is done for people is no demand on them. */
const BOUGHT_FOR = /(?:为|给|对)[^,;。\n]{0,16}(?:人员|员工|职工|成员)(?:购买|缴纳|办理|投保|配发|提供)/;
const PERSON = new RegExp(ROLE);
const INSURANCE =
  /(?:前|近|最近|截止日?前)(?<months>[一二两三四五六七八九十\d]{1,2})个?月(?:内|中)?[^。;]{0,24}(?:社会?保险|社保)|(?:社会?保险|社保)[^。;]{0,30}(?:前|近|最近)(?<other>[一二两三四五六七八九十\d]{1,2})个?月/;
const NO_COMBINING = /不得(?:相互|互相)?兼任|不得(?:相互)?兼职|不可兼任|不能兼任|不得由同一人|不得重复/;

/** People by role: each clause （1）（2）… one line, its points for each certificate or each person. */
export function readPeople(rule: Rule): KindReading | null {
  const { plain } = rule.text;
  const namesPost = PERSON.test(plain.replace(BOUGHT_FOR, ''));
  if (
    !(namesPost || (PEOPLE_TITLE.test(rule.row.title) && !BOUGHT_FOR.test(plain))) ||
    /^(?!.*(?:每|得)).*业绩/.test(rule.row.title)
  )
    return null;
  const clauses = splitClauses(rule);
  const notes: Note[] = [];
  const roles: PersonRule[] = [];
  for (const clause of clauses) {
    const mentions = findMentions(clause, null).filter(({ role }) => role !== 'heading');
    if (!mentions.some(({ role }) => ['award', 'each', 'off', 'base'].includes(role))) continue;
    const lines = readRoleClause(
      rule.text,
      clause,
      mentions,
      clauses.length === 1 ? rule.maxPoints : null,
      roles.length,
      notes,
      clauses.length === 1 && POST_TITLE.test(rule.row.title) ? rule.row.title : null,
    );
    if (lines === null) return null;
    roles.push(...lines);
  }
  if (roles.length === 0) return null;
  const total = sum(roles.map(({ maxPoints }) => new Decimal(maxPoints)));
  if (!total.equals(rule.maxPoints))
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `“${rule.row.title}”满分 ${rule.maxPoints} 分，各岗位合计 ${total.toFixed()} 分；两处并存，请核对`,
      ),
    );
  return {
    fields: {
      kind: 'people',
      roles,
      mayCombineRoles: !NO_COMBINING.test(plain),
      socialInsuranceMonths: readInsuranceMonths(plain),
      evidence: readEvidence(rule.text),
    },
    notes,
  };
}

/** Numbered clauses with points of their own; otherwise sentences that have, otherwise the whole. */
function splitClauses(rule: Rule): string[] {
  const { plain } = rule.text;
  const numbered = splitNumbered(plain);
  const hasPoints = (text: string) => findMentions(text, null).some(({ role }) => role === 'award' || role === 'each');
  if (numbered !== null) {
    const withPoints = numbered.entries.filter(hasPoints).map((entry) => nameHolder(rule, numbered.lead, entry));
    if (withPoints.length >= 2 && !hasPoints(numbered.lead)) return withPoints;
    if (withPoints.length >= 2 && PERSON.test(numbered.lead)) return [numbered.lead, ...withPoints];
  }
  const held = splitHeld(rule);
  if (held !== null) return held;
  const sentences = plain.split(/(?<=[。;\n])/).filter(hasPoints);
  const single = rule.mentions.filter(({ role }) => role === 'award' || role === 'each');
  const titled = findPost(rule.row.title) ?? null;
  return single.length > 1 && sentences.length === single.length ? withPosts(sentences, titled) : [plain];
}

/** “项目经理具有A得2分；具有B得2分”: a sentence without a post of its own goes on about the one before it, or the title's. */
function withPosts(sentences: readonly string[], titled: string | null): string[] {
  let post = titled;
  return sentences.map((sentence) => {
    if (CONTINUES.test(sentence)) return `${post ?? ''}${sentence}`;
    post = findPost(sentence) ?? post;
    return sentence;
  });
}

const CONTINUES = /^(?:同时|另|且)?(?:具有|具备|持有|获得|取得)/;

const LEAD_POST = /(?<post>[\u4e00-\u9fff]{2,12})(?:\(\d人\)|\(1名\))?:?$/;

/** “项目经理：1、具有…得2分；2、具有…得2分”: what is listed without a person of its own is the post's. */
function nameHolder(rule: Rule, lead: string, entry: string): string {
  if (!/^(?:须|应)?(?:具有|具备|持有|获得|取得|拥有|从事|满足)/.test(entry)) return entry;
  const post = LEAD_POST.exec(lead.trim())?.groups?.['post'] ?? rule.row.title;
  return POST_TITLE.test(post) ? `${post}${entry}` : entry;
}

/** “项目负责人具有A证书得4分，具有B证书得2分”: one post, what it holds adding up to the full marks. */
function splitHeld(rule: Rule): string[] | null {
  const { plain } = rule.text;
  const given = rule.mentions.filter(({ role }) => role !== 'zero' && role !== 'heading');
  if (given.length < 2 || given.some(({ role, from, to }) => role !== 'award' || !isSame(from, to))) return null;
  if (!sum(given.map(({ to }) => new Decimal(to))).equals(rule.maxPoints)) return null;
  const pieces = given.map(({ end }, index) => plain.slice(given[index - 1]?.end ?? 0, end).replace(/^[,;。的]+/, ''));
  const post = CONTINUES.test(pieces[0] ?? '') ? findPost(rule.row.title) : findPost(pieces[0] ?? '');
  if (post === undefined || !pieces.every((piece) => HOLDS_ONE.test(piece))) return null;
  return pieces.map((piece) => (CONTINUES.test(piece) ? `${post}${piece}` : piece));
}

function readInsuranceMonths(plain: string): number | null {
  const groups = INSURANCE.exec(plain)?.groups;
  const months = readNumber(groups?.['months'] ?? groups?.['other'] ?? '');
  return months === null || isSame(months, '0') ? null : Number.parseInt(months, 10);
}
