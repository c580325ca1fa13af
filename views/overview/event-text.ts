import type { Fact } from '../../src/ledger/events/fact-events.ts';
import type { LedgerEvent } from '../../src/ledger/events/index.ts';
import { GROUND_NAMES } from '../../src/ledger/recheck-grounds.ts';
import { ROLE_NAMES } from '../../src/ledger/roles.ts';
import { showPrice } from '../figures.ts';
import { showMoment } from '../times.ts';

const PURPOSES = {
  'procurement-document': '采购文件',
  clarification: '澄清',
  report: '报告',
  other: '其他文件',
} as const;
const PARTS = { only: '全部文件', first: '第一阶段文件', second: '第二阶段文件' } as const;
const DEVIATIONS = {
  none: '无偏离',
  positive: '正偏离',
  negative: '负偏离',
  missing: '未应答',
  vague: '应答含糊',
  unclear: '不能判定',
} as const;
const NOTICES = { award: '中标（成交）通知', result: '结果通知', termination: '终止通知', other: '通知' } as const;

/** What an event says beyond its name; empty where the name says it all. One or two sentences. */
export function describeEvent(event: LedgerEvent): string {
  switch (event.type) {
    case 'procurement.created':
      return event.data.title;
    case 'role.granted':
      return `${event.data.person.name}：${ROLE_NAMES[event.data.role]}${event.data.tenderer === null ? '' : `（${event.data.tenderer}）`}`;
    case 'role.withdrawn':
      return ROLE_NAMES[event.data.role];
    case 'document.imported':
      return `${PURPOSES[event.data.purpose]}：${event.data.document.name}`;
    case 'evaluation.scheduled':
      return `${showMoment(event.data.startsAt)}，${event.data.venue}`;
    case 'panel.formed':
      return event.data.members.map(({ name, role }) => `${name}（${ROLE_NAMES[role]}）`).join('、');
    case 'member.recused': {
      const { replacement } = event.data;
      return replacement === null ? '没有递补' : `递补：${replacement.name}（${ROLE_NAMES[replacement.role]}）`;
    }
    case 'bid.received': {
      const { documents, receivedAt } = event.data;
      const files = documents.map(({ name }) => name).join('、');
      return `${files}${receivedAt === undefined ? '' : `；接收时间 ${showMoment(receivedAt)}`}`;
    }
    case 'bid.withdrawn':
      return event.data.document === null ? '撤回全部文件' : '撤回一份文件';
    case 'bid.opened':
      return PARTS[event.data.part];
    case 'first-stage.decided':
      return `合格：${event.data.admitted.join('、') || '无'}`;
    case 'clarification.asked':
      return event.data.question;
    case 'clarification.answered':
    case 'challenge.answered':
      return event.data.answer;
    case 'negotiation.held':
      return `第 ${event.data.round} 轮：${event.data.summary}`;
    case 'final-price.submitted':
      return `${showPrice(event.data.price)} 元`;
    case 'bid.rejected': {
      const { reason, legalBasis, votes } = event.data.rejection;
      const counted = votes === undefined ? '' : `；赞成 ${votes.for.length}，反对 ${votes.against.length}`;
      return `${reason}（依据：${legalBasis}）${counted}`;
    }
    case 'fact.proposed':
    case 'fact.corrected':
      return describeFact(event.data.fact);
    case 'requirement.judged': {
      const { number, deviation, reason } = event.data.judgement;
      return `${number}：${DEVIATIONS[deviation]}${reason === undefined ? '' : `，${reason}`}`;
    }
    case 'flaw.recorded':
      return event.data.flaw.note ?? '';
    case 'mark.given':
      return event.data.mark.points === undefined ? '' : `${event.data.mark.points} 分`;
    case 'marks.returned':
      return GROUND_NAMES[event.data.ground];
    case 'totals.frozen':
      return `评审日期 ${event.data.date}`;
    case 'award.made':
      return `${event.data.supplier}，${showPrice(event.data.amount)} 元`;
    case 'procurement.failed':
    case 're-review.ordered':
    case 'final-price.declined':
      return `${event.data.reason}（依据：${event.data.legalBasis}）`;
    case 'notice.sent':
      return `${NOTICES[event.data.kind]}：${event.data.text}`;
    case 'challenge.received':
      return event.data.subject;
    case 'procurement.sealed':
      return `保存至 ${event.data.retainUntil}`;
    default:
      return '';
  }
}

function describeFact(fact: Fact): string {
  switch (fact.about) {
    case 'contract':
      return `业绩：${fact.value.customer} ${fact.value.subject}`.trim();
    case 'certificate':
      return `证书：${fact.value.name}`;
    case 'person':
      return `人员：${fact.value.name}（${fact.value.role}）`;
    case 'policy':
      return '政府采购政策';
    case 'item':
      return '评审因素的认定';
    case 'price':
      return `报价：${showPrice(fact.value.quotedPrice)} 元`;
  }
}
