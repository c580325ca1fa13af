import { isObjective, type ScoringItem } from '../../src/domain/scoring-item.ts';
import { closeHref, openHref } from '../addresses.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import type { NumberedResult } from '../evaluation-view.ts';
import { showPoints } from '../figures.ts';
import { describeRange, type ScoreGroup, sumGroup } from '../score-groups.ts';
import { ItemExplanation } from './item-explanation.tsx';

interface ItemTableProps {
  context: EvaluationContext;
  entry: NumberedResult;
  groups: readonly ScoreGroup[];
  caption: string;
  /** `all`: every explanation stands below its item. Else scores are links and at most this item is open. */
  open: 'all' | { item: string | null; within?: 'total'; back: string };
}

/** A tenderer's items: full points, what each member gave, the score. */
export function ItemTable({ context, entry, groups, caption, open }: ItemTableProps) {
  const members = findMarkingMembers(context, entry, groups);
  const width = members.length + 3;
  return (
    <table class="items cards">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">评审因素</th>
          <th scope="col" class="num">
            {context.isAward ? '满分' : '分值'}
          </th>
          {members.map((member) => (
            <th scope="col" class="num">
              {member}
            </th>
          ))}
          <th scope="col" class="num">
            得分
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <>
          {groups.length > 1 && group.items.length > 1 ? (
            <GroupRow context={context} group={group} entry={entry} width={width} />
          ) : null}
          {group.items.map((item) => (
            <ItemRows
              context={context}
              entry={entry}
              item={item}
              members={members}
              open={open}
              width={width}
              showsNature={isMixed(group)}
            />
          ))}
        </>
      ))}
    </table>
  );
}

function findMarkingMembers({ view }: EvaluationContext, { result }: NumberedResult, groups: readonly ScoreGroup[]) {
  const marks = groups.flatMap(({ items }) => items.map(({ id }) => result.items[id]?.byMember ?? {}));
  return view.members.filter((member) => marks.some((byMember) => byMember[member] !== undefined));
}

/** Objective and subjective items stand in one group: each says which it is. */
function isMixed({ items }: ScoreGroup): boolean {
  return new Set(items.filter(({ kind }) => kind !== 'price').map(isObjective)).size > 1;
}

interface GroupRowProps {
  context: EvaluationContext;
  group: ScoreGroup;
  entry: NumberedResult;
  width: number;
}

function GroupRow({ context, group, entry, width }: GroupRowProps) {
  const points = sumGroup(group, entry.result);
  return (
    <tbody class="group">
      <tr>
        <th scope="rowgroup" colspan={width - 1}>
          {group.title} <span class="full">{group.maxPoints.toFixed()} 分</span>
        </th>
        <td class="num">
          <span class="label">小计</span>
          {points === null ? '—' : showPoints(points, context.scales.item)}
        </td>
      </tr>
    </tbody>
  );
}

interface ItemRowsProps {
  context: EvaluationContext;
  entry: NumberedResult;
  item: ScoringItem;
  members: readonly string[];
  open: ItemTableProps['open'];
  width: number;
  showsNature: boolean;
}

function ItemRows({ context, entry, item, members, open, width, showsNature }: ItemRowsProps) {
  const { scales } = context;
  const result = entry.result.items[item.id];
  const id = `t${entry.number}.${item.id}`;
  const isOpen = open === 'all' || open.item === item.id;
  const score = result?.score ?? null;
  const shown = score === null ? '未完成' : showPoints(score, scales.item);
  const byMember = result?.byMember ?? {};
  const isMarked = Object.keys(byMember).length > 0;
  return (
    <tbody id={id} class={isOpen ? 'is-open' : undefined}>
      <tr>
        <th scope="row">
          {item.title}
          {showsNature ? <span class="nature">{isObjective(item) ? '客观' : '主观'}</span> : null}
        </th>
        <td class="num pair">
          <span class="label">{context.isAward ? '满分' : '分值'}</span>
          {describeRange(item)}
        </td>
        {isMarked
          ? members.map((member) => (
              <td class="num pair">
                <span class="label">{member}</span>
                {byMember[member] === undefined ? '—' : showPoints(byMember[member], scales.mark)}
              </td>
            ))
          : members.length > 0 && (
              <td class="computed" colspan={members.length}>
                {item.kind === 'price' ? '按公式计算' : '按事实计算'}
              </td>
            )}
        <td class="num score">
          {open === 'all' ? (
            shown
          ) : (
            <a
              class="door"
              href={isOpen ? open.back : openHref(id, open.within)}
              aria-expanded={isOpen ? 'true' : 'false'}
            >
              {shown}
              <span class="sr">，{item.title}的依据</span>
            </a>
          )}
        </td>
      </tr>
      {isOpen ? (
        <tr class="opened">
          <td colspan={width}>
            <ItemExplanation
              context={context}
              item={item}
              tendererNumber={entry.number}
              compact
              {...(open === 'all' ? {} : { closeHref: open.back })}
            />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** Where closing an item leads: the table it stands in. */
export function itemBackHref(entry: NumberedResult, group: ScoreGroup | null): string {
  return group === null
    ? openHref(`t${entry.number}`)
    : group.items.length === 1
      ? closeHref(entry.number)
      : openHref(`t${entry.number}.group.${group.id}`);
}
