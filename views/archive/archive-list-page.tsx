import type { ProcurementSummary } from '../../src/ledger/summary.ts';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { WordsField } from '../components/words-field.tsx';
import { procurementHref } from '../workspace-addresses.ts';
import { ARCHIVE_VERIFICATION } from './verification-view.ts';

interface ArchiveListPageProps {
  assets: Assets;
  words: string;
  year: string;
  found: readonly ProcurementSummary[];
}

/** Sealed procurements one takes part in, with a search over everything in them. */
export function ArchiveListPage({ assets, words, year, found }: ArchiveListPageProps) {
  const isSearch = words !== '' || year !== '';
  return (
    <Layout title="归档项目" assets={assets} place="/archive" scripts={['keys']}>
      <PageHead trail={[{ text: '采购项目', href: '/' }, { text: '归档项目' }]} title="归档项目">
        <p class="standing">
          收到别人的归档包：<a href={ARCHIVE_VERIFICATION.href}>{ARCHIVE_VERIFICATION.text}</a>
        </p>
      </PageHead>
      <section class="card" aria-label="查找归档项目">
        <search>
          <form class="search" method="get" action="/archive">
            <WordsField label="查找" words={words} />
            <label for="year">年份</label>
            <input id="year" name="year" inputmode="numeric" value={year} maxlength={4} size={6} autocomplete="off" />
            <button type="submit">查找</button>
            <p class="field-hint" id="words-hint">
              项目名称、编号、采购人、供应商，或者文件里的文字；多个词用空格隔开
            </p>
          </form>
        </search>
        {found.length === 0 ? (
          <p class="empty">
            {isSearch
              ? '没有符合的归档项目。请减少词语，或者换一个年份。'
              : '您参加的项目还没有归档的。项目封存后列在这里。'}
          </p>
        ) : (
          <table class="cards list">
            <caption class="sr">归档项目</caption>
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">采购人</th>
                <th scope="col">中标（成交）供应商</th>
                <th scope="col" class="num">
                  封存
                </th>
                <th scope="col" class="num">
                  保存至
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ id, title, number, buyer, suppliers, sealedOn, retainUntil }) => (
                <tr>
                  <th scope="row">
                    <a class="entry" href={procurementHref(id, '/filing')}>
                      {title}
                    </a>
                    <span class="sub">{number ?? ''}</span>
                  </th>
                  <td class="pair">
                    <span class="label">采购人</span>
                    {buyer ?? '—'}
                  </td>
                  <td class="pair">
                    <span class="label">供应商</span>
                    {suppliers.join('、') || '—'}
                  </td>
                  <td class="num pair">
                    <span class="label">封存</span>
                    {sealedOn ?? '—'}
                  </td>
                  <td class="num pair">
                    <span class="label">保存至</span>
                    {retainUntil ?? '—'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </Layout>
  );
}
