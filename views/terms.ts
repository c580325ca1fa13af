import type { Procurement } from '../src/domain/procurement.ts';
import type { LedgerState, LotView } from '../src/ledger/state.ts';

/** The official words, which differ with the method of procurement. */
export interface Terms {
  method: string;
  panel: string;
  tenderer: string;
  price: string;
  opening: string;
  procurementDocument: string;
  bidDocument: string;
  invalid: string;
  report: string;
  /** Who may get the contract, in the order of the ranking. */
  candidate: string;
  /** Who gets it, and what tells them so. */
  winner: string;
  awardNotice: string;
}

const NEGOTIATED = {
  tenderer: '供应商',
  opening: '开启',
  bidDocument: '响应文件',
  invalid: '响应无效',
  report: '评审报告',
  candidate: '成交候选供应商',
  winner: '成交供应商',
  awardNotice: '成交通知书',
} as const;

const TERMS: Readonly<Record<NonNullable<Procurement['method']>, Terms>> = {
  'open-tender': {
    method: '公开招标',
    panel: '评标委员会',
    tenderer: '投标人',
    price: '投标报价',
    opening: '开标',
    procurementDocument: '招标文件',
    bidDocument: '投标文件',
    invalid: '投标无效',
    report: '评标报告',
    candidate: '中标候选人',
    winner: '中标人',
    awardNotice: '中标通知书',
  },
  'competitive-consultation': {
    ...NEGOTIATED,
    method: '竞争性磋商',
    panel: '磋商小组',
    price: '最后报价',
    procurementDocument: '磋商文件',
  },
  'competitive-negotiation': {
    ...NEGOTIATED,
    method: '竞争性谈判',
    panel: '谈判小组',
    price: '最后报价',
    procurementDocument: '谈判文件',
  },
  inquiry: { ...NEGOTIATED, method: '询价', panel: '询价小组', price: '报价', procurementDocument: '询价通知书' },
  'single-source': {
    ...NEGOTIATED,
    method: '单一来源采购',
    panel: '协商小组',
    price: '报价',
    procurementDocument: '采购文件',
  },
};

const GENERAL: Terms = {
  ...NEGOTIATED,
  method: '采购文件未写明',
  bidDocument: '响应（投标）文件',
  invalid: '响应（投标）无效',
  panel: '评审小组',
  price: '报价',
  procurementDocument: '采购文件',
  candidate: '中标（成交）候选人',
  winner: '中标（成交）供应商',
  awardNotice: '中标（成交）通知书',
};

export function termsOf({ method }: Pick<Procurement, 'method'>): Terms {
  return method === null ? GENERAL : TERMS[method];
}

interface TermsPlace {
  state: Pick<LedgerState, 'about'>;
  lot: Pick<LotView, 'scheme'>;
}

/** By the published scheme, before that by what the procurement was begun as. */
export function termsOfLot({ state, lot }: TermsPlace): Terms {
  return termsOf({ method: lot.scheme?.value.procurement.method ?? state.about?.method ?? null });
}
