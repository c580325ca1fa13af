import { STAGE_NAMES } from '../../src/ledger/stages.ts';
import type { ProcurementSummary } from '../../src/ledger/summary.ts';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { WordsField } from '../components/words-field.tsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import { EvaluationTable } from '../evaluation-list-page.tsx';
import { showDay } from '../times.ts';
import { NEW_PROCUREMENT, procurementHref } from '../workspace-addresses.ts';

/** One page of what somebody takes part in. */
export interface ProcurementList {
  /** What was searched for; empty for everything. */
  words: string;
  found: readonly ProcurementSummary[];
  /** All that was found, on this page and on others. */
  count: number;
  /** From 1. */
  page: number;
  pages: number;
}

interface ProcurementListPageProps {
  assets: Assets;
  list: ProcurementList;
  canCreate: boolean;
  demos: readonly EvaluationContext[];
}

/** Every procurement somebody takes part in, newest first. */
export function ProcurementListPage({ assets, list, canCreate, demos }: ProcurementListPageProps) {
  const { found, words } = list;
  return (
    <Layout title="采购项目" assets={assets}>
      <PageHead
        trail={[]}
        title="采购项目"
        aside={
          canCreate ? (
            <a class="button" href={NEW_PROCUREMENT}>
              新建采购项目
            </a>
          ) : undefined
        }
      />
      <section class="card" aria-label="我参加的采购项目">
        {found.length === 0 && words === '' ? null : <SearchForm words={words} />}
        {found.length === 0 ? (
          <Nothing words={words} canCreate={canCreate} />
        ) : (
          <>
            <p class="count" role="status">
              {words === '' ? '' : `与“${words}”相符的`}共 {list.count} 个项目，按立项时间由近到远。
            </p>
            <ProcurementTable found={found} />
            <PageLinks list={list} />
          </>
        )}
      </section>
      {demos.length === 0 ? null : (
        <section class="card" aria-labelledby="demo-title">
          <h2 id="demo-title">演示评审</h2>
          <EvaluationTable contexts={demos} />
        </section>
      )}
    </Layout>
  );
}

function SearchForm({ words }: { words: string }) {
  return (
    <search>
      <form class="search" method="get" action="/">
        <WordsField label="查找项目" words={words} />
        <button class="quiet" type="submit">
          查找
        </button>
        {words === '' ? null : <a href="/">显示全部</a>}
        <p class="field-hint" id="words-hint">
          名称、编号、采购人、供应商，或者方案和通知中的文字；几个词用空格隔开
        </p>
      </form>
    </search>
  );
}

function Nothing({ words, canCreate }: { words: string; canCreate: boolean }) {
  if (words !== '') {
    return (
      <p class="empty" role="status">
        您参加的项目中，没有与“{words}”相符的。请减少或更换查找的词，或<a href="/">显示全部</a>。
      </p>
    );
  }
  return (
    <p class="empty">
      您还没有参加采购项目。
      {canCreate ? (
        <>
          可以<a href={NEW_PROCUREMENT}>新建采购项目</a>；由他人新建的，请其把您加入项目。
        </>
      ) : (
        '请项目的经办人把您加入项目，加入后这里列出。'
      )}
    </p>
  );
}

function ProcurementTable({ found }: { found: readonly ProcurementSummary[] }) {
  return (
    <table class="cards list">
      <caption class="sr">采购项目一览</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">采购人</th>
          <th scope="col">采购包与进度</th>
          <th scope="col" class="num">
            立项日期
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map((procurement) => (
          <ProcurementRow procurement={procurement} />
        ))}
      </tbody>
    </table>
  );
}

/** Lots named in a row; of more, only how many. */
const LOTS_SHOWN = 4;

function ProcurementRow({ procurement }: { procurement: ProcurementSummary }) {
  const { id, title, number, buyer, procurementAgency, lots, suppliers, createdAt } = procurement;
  return (
    <tr>
      <th scope="row">
        <a class="entry" href={procurementHref(id)}>
          {title}
        </a>
        <span class="sub">{[number, procurementAgency].filter((part) => part !== null).join(' · ')}</span>
        {suppliers.length === 0 ? null : <span class="sub">中标（成交）：{suppliers.join('、')}</span>}
      </th>
      <td class="pair">
        <span class="label">采购人</span>
        {buyer ?? '—'}
      </td>
      <td class="pair">
        <span class="label">采购包与进度</span>
        <ul class="lots">
          {lots.slice(0, LOTS_SHOWN).map((lot) => (
            <li>
              {lots.length === 1 ? '' : `第 ${lot.number} 包　`}
              {STAGE_NAMES[lot.stage]}
            </li>
          ))}
          {lots.length > LOTS_SHOWN ? <li class="none">等共 {lots.length} 包</li> : null}
        </ul>
      </td>
      <td class="num pair">
        <span class="label">立项日期</span>
        {showDay(createdAt)}
      </td>
    </tr>
  );
}

function PageLinks({ list: { words, page, pages } }: { list: ProcurementList }) {
  if (pages <= 1) return null;
  const hrefOf = (wanted: number) =>
    `/?${new URLSearchParams({ ...(words === '' ? {} : { words }), page: String(wanted) })}`;
  return (
    <nav class="turn" aria-label="翻页">
      {page === 1 ? <span class="none">上一页</span> : <a href={hrefOf(page - 1)}>上一页</a>}
      <span class="num">
        第 {page} 页，共 {pages} 页
      </span>
      {page === pages ? <span class="none">下一页</span> : <a href={hrefOf(page + 1)}>下一页</a>}
    </nav>
  );
}
