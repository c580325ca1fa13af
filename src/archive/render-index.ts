import { html } from 'hono/html';
import { Decimal, showAmount } from '../domain/decimal.ts';
import { EVENT_NAMES } from '../ledger/event-names.ts';
import { lotOf, subjectOf } from '../ledger/events/index.ts';
import { ROLE_NAMES } from '../ledger/roles.ts';
import { STAGE_NAMES } from '../ledger/stages.ts';
import type { LotView } from '../ledger/state.ts';
import { type ArchiveInput, documentName, listTotals } from './archive-input.ts';
import { renderPage, renderTable, showInstant } from './render-page.ts';

/** The page an archive is opened with: what it is about, its result, its files, and everything that happened. */
export function renderIndex({ state, events, entries, software }: ArchiveInput): string {
  const about = state.about;
  const title = about?.title ?? state.id ?? '';
  const last = entries.at(-1)?.digests;
  return renderPage(
    `${title} 采购档案`,
    html`<h1>${title}　采购档案</h1>
${renderTable(
  ['项目', '内容'],
  [
    ['项目编号', about?.number ?? '—'],
    ['采购人', about?.buyer ?? '—'],
    ['采购代理机构', about?.procurementAgency ?? '—'],
    ['归档时间', state.sealed === null ? '—' : showInstant(state.sealed.at)],
    ['保存期限至', state.sealed?.value.retainUntil ?? '—'],
    ['事件数', String(entries.length)],
    ['台账末尾 SHA-256', html`<code>${last?.sha256 ?? ''}</code>`],
    ['台账末尾 SM3', html`<code>${last?.sm3 ?? ''}</code>`],
    ['归档软件', software],
  ],
)}
<p>核验：<code>hengbiao archive verify</code> 加上本归档包的文件名，不需要服务器和数据库。</p>
${[...state.lots.values()].map((lot) =>
  renderLot(
    lot,
    listTotals(state).filter((totals) => totals.lot === lot.number),
  ),
)}
<h2>文件</h2>
${renderTable(
  ['文件', '字节', 'SHA-256'],
  [...state.documents.values(), ...state.attachments.values()].map(({ name, sha256, bytes }) => [
    html`<a href="${link(documentName(sha256, name))}">${name}</a>`,
    String(bytes),
    html`<code>${sha256}</code>`,
  ]),
  [1],
)}
<h2>经过</h2>
${renderTable(
  ['序号', '时间', '谁', '角色', '做了什么', '包', '供应商', '依据'],
  events.map((event) => [
    String(event.sequence),
    event.clock === undefined
      ? showInstant(event.at)
      : `${showInstant(event.at)}（时钟显示 ${showInstant(event.clock)}）`,
    event.by.name,
    ROLE_NAMES[event.by.role],
    EVENT_NAMES[event.type],
    lotOf(event) ?? '',
    subjectOf(event) ?? '',
    event.rule ?? '',
  ]),
  [0],
)}`,
  );
}

function renderLot(lot: LotView, totals: ReturnType<typeof listTotals>) {
  const { award, failure } = lot;
  const outcome =
    award !== null
      ? `${award.value.supplier}，${showAmount(new Decimal(award.value.amount))} 元`
      : failure !== null
        ? `废标（终止）：${failure.value.reason}（依据：${failure.value.legalBasis}）`
        : '未确定';
  return html`<h2>第 ${lot.number} 包　${lot.title}</h2>
<p>结果：${outcome}　阶段：${STAGE_NAMES[lot.stage]}</p>
<p><a href="lots/${lot.number}/scheme.json">评审方案</a>${totals.map(
    ({ sequence }, index) =>
      html`　<a href="lots/${lot.number}/report-${sequence}.html">评审报告${index === totals.length - 1 ? '' : '（已被替代）'}</a>`,
  )}</p>`;
}

/** Relative to the index page, which lies in `data/`. */
function link(name: string): string {
  return name
    .replace(/^data\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
