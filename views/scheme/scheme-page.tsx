import type { Child } from 'hono/jsx';
import { Decimal } from '../../src/domain/decimal.ts';
import type { DraftItem, DraftScheme } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { sumMaxPoints } from '../../src/domain/totals.ts';
import type { Recorded } from '../../src/ledger/state.ts';
import { countVersions } from '../../src/ledger/versions.ts';
import { FormMark } from '../components/form-mark.tsx';
import { SEVERITY_TONES } from '../components/import-findings.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPrice } from '../figures.ts';
import { groupFindings } from '../recheck.ts';
import { groupItems, type ItemGroup } from './group-items.ts';
import { KIND_NAMES } from './item-fields.ts';
import { itemHref, schemeHref } from './scheme-frame.tsx';
import { SourceLink } from './source-link.tsx';
import { SumLine } from './sum-line.tsx';

interface DraftPageProps {
  place: LotPlace;
  draft: Recorded<DraftScheme>;
  findings: readonly Finding[];
  isPublishable: boolean;
  /** Rules in words, by item. */
  rules: ReadonlyMap<string, string>;
  canEdit: boolean;
  canPublish: boolean;
}

/** The scheme while it is written: the table as the document has it, the sum, and what the check found. */
export function DraftPage(props: DraftPageProps) {
  const { place, draft, findings, isPublishable, canEdit, canPublish } = props;
  const { lot } = draft.value;
  const isCorrection = place.lot.scheme !== null;
  return (
    <LotFrame place={place} tab="/scheme" title={isCorrection ? '评审方案的更正稿' : '评审方案的草稿'}>
      <section class="card" aria-label="办理">
        <SumLine lead="各因素合计" sum={sumMaxPoints(lot)} total={lot.totalPoints} />
        <div class="scheme-actions">
          {canPublish && isPublishable ? (
            <a class="button" href={schemeHref(place, '/publication')}>
              {isCorrection ? '发布更正' : '发布'}
            </a>
          ) : null}
          <a href={schemeHref(place, '/preview')}>预览评分表</a>
          <a href={schemeHref(place, '/versions')}>版本与修改记录</a>
          {canEdit ? <a href={schemeHref(place, '/yaml')}>以文本编辑、导出</a> : null}
          {isCorrection ? <a href={schemeHref(place)}>已发布的方案</a> : null}
        </div>
        <FindingCounts findings={findings} isHeldUp={canPublish && !isPublishable} />
      </section>
      <ItemsCard {...props} />
      <FindingsCard place={place} findings={findings} items={lot.items} />
      <PartsCard place={place} scheme={draft.value} canEdit={canEdit} />
    </LotFrame>
  );
}

/** What the check found, by weight, and the way to it: the table of items stands between. */
function FindingCounts({ findings, isHeldUp }: { findings: readonly Finding[]; isHeldUp: boolean }) {
  const groups = groupFindings(findings);
  if (groups.length === 0) return null;
  return (
    <p class="finding-counts">
      {groups.map(({ severity, word, findings: found }) => (
        <Tag tone={SEVERITY_TONES[severity]}>
          {word} {found.length} 处
        </Tag>
      ))}
      <a href="#findings-title">看检查结果</a>
      {isHeldUp ? <span class="sub">“须更正”的问题都更正以后，可以发布</span> : null}
    </p>
  );
}

function ItemsCard({ place, draft, findings, rules, canEdit }: DraftPageProps) {
  const { lot } = draft.value;
  return (
    <section class="card" aria-labelledby="items-title">
      <div class="card-head">
        <h2 id="items-title">评审因素</h2>
        {canEdit ? <a href={schemeHref(place, '/sections')}>部分的名称、分值和次序</a> : null}
      </div>
      {lot.items.length === 0 ? <NoItems place={place} draft={draft} canEdit={canEdit} /> : null}
      {lot.items.length === 0 && lot.sections.length === 0 ? null : (
        <table class="cards list items">
          <caption class="sr">评审因素</caption>
          <thead>
            <tr>
              <th scope="col">因素与计分规则</th>
              <th scope="col">计分方式</th>
              <th scope="col" class="num">
                满分
              </th>
              {canEdit ? <th scope="col">次序</th> : null}
            </tr>
          </thead>
          <tbody>
            {groupItems(draft.value).flatMap((group) => [
              <SectionRow place={place} group={group} canEdit={canEdit} />,
              ...group.items.map((item) => (
                <ItemRow
                  place={place}
                  item={item}
                  replaces={countVersions(draft)}
                  rule={rules.get(item.id) ?? ''}
                  findings={findings.filter((found) => found.item === item.id)}
                  canEdit={canEdit}
                />
              )),
            ])}
          </tbody>
        </table>
      )}
      {canEdit ? (
        <p>
          <a class="button quiet" href={schemeHref(place, '/new-item')}>
            增加评审因素
          </a>
        </p>
      ) : null}
    </section>
  );
}

function NoItems({ place, draft, canEdit }: Pick<DraftPageProps, 'place' | 'draft' | 'canEdit'>) {
  const { procurement, lot } = draft.value;
  const hasRequirements = procurement.requirements.length + lot.requirements.length > 0;
  return (
    <div>
      <p class="empty">
        还没有评审因素。
        {canEdit
          ? hasRequirements
            ? '可以逐项增加，也可以按采购需求拟一份建议稿再修改。'
            : '可以逐项增加；录入采购需求条款之后，也可以按需求拟一份建议稿。'
          : ''}
      </p>
      {canEdit && hasRequirements ? (
        <form method="post" action={schemeHref(place, '/proposal')}>
          <FormMark />
          <input type="hidden" name="replaces" value={String(countVersions(draft))} />
          <button class="quiet" type="submit">
            按采购需求拟一份建议稿
          </button>
        </form>
      ) : null}
    </div>
  );
}

function SectionRow({ place, group, canEdit }: { place: LotPlace; group: ItemGroup; canEdit: boolean }) {
  const sum = group.items.reduce((total, { maxPoints }) => total.plus(maxPoints ?? '0'), new Decimal('0'));
  const isWrong = group.points !== null && !sum.equals(new Decimal(group.points));
  return (
    <tr class="section-row">
      <th scope="rowgroup" colspan={2}>
        {group.title}
        {canEdit && group.id !== null ? (
          <a href={`${schemeHref(place, '/new-item')}?section=${encodeURIComponent(group.id)}`}>在这里增加</a>
        ) : null}
      </th>
      <td class="num pair">
        <span class="label">合计</span>
        {sum.toFixed()}
        {isWrong ? <span class="sub"> 标明 {group.points}</span> : null}
      </td>
      {canEdit ? <td /> : null}
    </tr>
  );
}

interface ItemRowProps {
  place: LotPlace;
  item: DraftItem;
  replaces: number;
  rule: string;
  findings: readonly Finding[];
  canEdit: boolean;
}

function ItemRow({ place, item, replaces, rule, findings, canEdit }: ItemRowProps) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <tr id={`item-${item.id}`}>
      <th scope="row">
        {canEdit ? (
          <a class="entry" href={itemHref(place, item.id)}>
            {item.title}
          </a>
        ) : (
          <span class="entry">{item.title}</span>
        )}
        <span class="rule">{rule}</span>
        {item.location === null ? null : (
          <span class="rule">
            出处：
            <SourceLink place={place} location={item.location} />
          </span>
        )}
        <span class="tags">
          {item.proposed ? <Tag tone="plain">系统提示：文件里还没有这一项</Tag> : null}
          {errors === 0 ? null : <Tag tone="must">须更正 {errors} 处</Tag>}
          {warnings === 0 ? null : <Tag tone="look">请看 {warnings} 处</Tag>}
        </span>
      </th>
      <td class="pair">
        <span class="label">计分方式</span>
        <span class="item-kind">
          {KIND_NAMES[item.kind]}
          <span class="sub">{item.objective === null ? '' : item.objective ? '客观分' : '主观分'}</span>
        </span>
      </td>
      <td class="num pair">
        <span class="label">满分</span>
        {item.maxPoints ?? '未定'}
      </td>
      {canEdit ? (
        <td>
          <form class="order" method="post" action={`${itemHref(place, item.id)}/up`}>
            <FormMark />
            <input type="hidden" name="replaces" value={String(replaces)} />
            <button class="plain" type="submit" aria-label={`上移“${item.title}”`}>
              上移
            </button>
            <button
              class="plain"
              type="submit"
              formaction={`${itemHref(place, item.id)}/down`}
              aria-label={`下移“${item.title}”`}
            >
              下移
            </button>
          </form>
        </td>
      ) : null}
    </tr>
  );
}

interface FindingsCardProps {
  place: LotPlace;
  findings: readonly Finding[];
  items: readonly DraftItem[];
}

/** What the check found, the weightiest first, each with its legal basis and the way to the item. */
export function FindingsCard({ place, findings, items }: FindingsCardProps) {
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return (
    <section class="card" aria-labelledby="findings-title">
      <h2 id="findings-title">检查结果</h2>
      {findings.length === 0 ? <p class="empty">没有发现问题。</p> : null}
      <ul class="finding-list">
        {groupFindings(findings).flatMap((group) =>
          group.findings.map(({ severity, message, legalBasis, item, locations }) => (
            <li>
              <Tag tone={SEVERITY_TONES[severity]}>{group.word}</Tag> {linkItem(place, item, titles)}
              {message}
              {legalBasis === null ? null : <span class="basis">依据：{legalBasis}</span>}
              {locations.slice(0, 2).map((location) => (
                <span class="basis">
                  {location.quote === '' ? null : <q>{location.quote}</q>}{' '}
                  <SourceLink place={place} location={location} />
                </span>
              ))}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

function linkItem(place: LotPlace, item: string | undefined, titles: ReadonlyMap<string, string>): Child {
  const title = item === undefined ? undefined : titles.get(item);
  if (item === undefined || title === undefined) return null;
  return (
    <a class="of-item" href={itemHref(place, item)}>
      {title}
    </a>
  );
}

function PartsCard({ place, scheme, canEdit }: { place: LotPlace; scheme: DraftScheme; canEdit: boolean }) {
  const { procurement, lot } = scheme;
  const money = (value: string | null) => (value === null ? '没有写明' : `${showPrice(value)} 元`);
  const marked = procurement.mandatoryRequirements.length + lot.mandatoryRequirements.length;
  const others = procurement.requirements.length + lot.requirements.length;
  const edit = (page: string, text: string) => (canEdit ? <a href={schemeHref(place, page)}>{text}</a> : null);
  return (
    <section class="card" aria-labelledby="parts-title">
      <h2 id="parts-title">方案的其他内容</h2>
      <dl class="facts-list">
        <div>
          <dt>本包</dt>
          <dd>
            预算 {money(lot.budget)}，最高限价 {money(lot.ceilingPrice)}　{edit('/lot', '修改本包信息和政策')}
          </dd>
        </div>
        <div>
          <dt>条款</dt>
          <dd>
            ★ 条款 {marked} 条，其他要求 {others} 条{'　'}
            <a href={schemeHref(place, '/requirements')}>{canEdit ? '查看和修改' : '查看'}</a>
          </dd>
        </div>
        <div>
          <dt>项目</dt>
          <dd>采购方式、类别、舍入、同分时的先后，各包相同　{edit('/shared', '修改')}</dd>
        </div>
      </dl>
    </section>
  );
}
