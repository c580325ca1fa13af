import type { Scheme } from '../../src/domain/lot.ts';
import { ErrorSummary, Field, type FieldProblem } from '../components/form-field.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { WordsField } from '../components/words-field.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import { BidFields, FilesAreGone, PrivacyCard } from './bid-fields.tsx';
import { OWN_REQUIREMENTS, SELF_CHECK, schemeKey } from './self-check-view.ts';

interface StartPageProps {
  assets: Assets;
  limits: ImportFormLimits;
  /** Lots to choose from: those that were found by the words, and how many there are in all. */
  search: { words: string; found: readonly Scheme[]; count: number };
  /** What was chosen and typed. */
  typed: { scheme: string; date: string };
  problems?: readonly FieldProblem[];
  notice?: string;
}

/** 自查: choose what to bid for, hand in the bid. */
export function StartPage({ assets, limits, search, typed, problems = [], notice }: StartPageProps) {
  return (
    <Layout
      title={problems.length === 0 ? '响应（投标）文件自查' : '响应（投标）文件自查：有误'}
      assets={assets}
      place={SELF_CHECK.href}
    >
      <PageHead trail={[]} title="响应（投标）文件自查">
        <p class="standing">提交之前核对：哪些内容会被否决，哪些影响得分，哪些没有问题。</p>
        {notice === undefined ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
      </PageHead>
      <ErrorSummary problems={problems}>
        <FilesAreGone />
      </ErrorSummary>
      <div class="split">
        <div class="self-check-ways">
          {search.count === 0 ? null : (
            <section class="card" aria-labelledby="published-title">
              <h2 id="published-title">已有评分方案的项目</h2>
              <SchemeSearch {...search} />
              <form class="form" method="post" action={SELF_CHECK.href} enctype="multipart/form-data">
                <Field
                  name="scheme"
                  label="采购包"
                  problems={problems}
                  control={(attributes) => (
                    <SchemeSelect schemes={search.found} chosen={typed.scheme} {...attributes} />
                  )}
                />
                <BidFields limits={limits} problems={problems} date={typed.date} />
                <button type="submit">开始检查</button>
              </form>
            </section>
          )}
          <section class="card" aria-labelledby="own-title">
            <h2 id="own-title">{search.count === 0 ? '从采购文件开始' : '没有列出您的项目'}</h2>
            <p>上传采购文件，系统先读出各包的评分标准和 ★ 条款，由您核对，再检查响应（投标）文件。</p>
            <p class="more">
              <a href={OWN_REQUIREMENTS.href}>{OWN_REQUIREMENTS.text}</a>
            </p>
          </section>
        </div>
        <PrivacyCard limits={limits} />
      </div>
    </Layout>
  );
}

/** Narrows the list below; by itself it chooses nothing. */
function SchemeSearch({ words, found, count }: StartPageProps['search']) {
  return (
    <search>
      <form class="search" method="get" action={SELF_CHECK.href}>
        <WordsField label="查找" words={words} />
        <button type="submit" class="quiet">
          查找
        </button>
        <p class="field-hint" id="words-hint" role="status">
          {words === ''
            ? `共 ${count} 包。项目名称、编号、采购人或包名；多个词用空格隔开。您参加的、正在接收响应（投标）文件的项目，登录后列在前面`
            : `与“${words}”相符的 ${found.length} 包，共 ${count} 包`}
          {words === '' ? null : (
            <>
              。<a href={SELF_CHECK.href}>全部列出</a>
            </>
          )}
        </p>
      </form>
    </search>
  );
}

interface SchemeSelectProps {
  schemes: readonly Scheme[];
  chosen: string;
  id: string;
  name: string;
}

/** Lots below the titles of their procurements. */
function SchemeSelect({ schemes, chosen, ...attributes }: SchemeSelectProps) {
  const procurements = [...new Set(schemes.map(({ procurement }) => procurement.id))];
  return (
    <select {...attributes}>
      <option value="">请选择</option>
      {procurements.map((id) => {
        const own = schemes.filter(({ procurement }) => procurement.id === id);
        return (
          <optgroup label={nameProcurement(own[0])}>
            {own.map((scheme) => (
              <option value={schemeKey(scheme)} selected={schemeKey(scheme) === chosen}>
                第 {scheme.lot.number} 包　{scheme.lot.title}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
}

function nameProcurement(scheme: Scheme | undefined): string {
  const { title = '', number = null } = scheme?.procurement ?? {};
  return number === null ? title : `${title}（${number}）`;
}
