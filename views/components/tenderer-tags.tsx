import type { EvaluationContext } from '../evaluation-context.ts';
import { isTied, type NumberedResult } from '../evaluation-view.ts';
import { Tag } from './tag.tsx';

interface TendererTagsProps {
  context: EvaluationContext;
  entry: NumberedResult;
  /** Where 签字前复核 stands. */
  recheckHref?: string;
}

/** What stands beside a tenderer's name: policy help granted, what is still open, why it is out. */
export function TendererTags({ context, entry, recheckHref = '#recheck' }: TendererTagsProps) {
  const { view, terms, explanations } = context;
  const { number, result } = entry;
  const deductions = explanations.get(`t${number}.evaluatedPrice`)?.inputs ?? [];
  const toLookAt = view.evaluation.findings.filter(
    ({ tenderer, severity }) => tenderer === result.name && severity !== 'info',
  ).length;
  const isUnconfirmed = view.tenderers[number - 1]?.confirmed === false;
  return (
    <span class="tags">
      {result.status === 'rejected' ? <Tag tone="bad">{terms.invalid}</Tag> : null}
      {deductions.map(({ name, value }) => (
        <Tag tone="good">
          {name.replace(/(的)?价格扣除$/, '')} −{value}
        </Tag>
      ))}
      {isTied(view.evaluation, result) ? <Tag tone="look">名次并列</Tag> : null}
      {result.status === 'ranked' && result.total === null ? <Tag tone="look">评分未完成</Tag> : null}
      {isUnconfirmed ? <Tag tone="look">系统提示，待确认</Tag> : null}
      {toLookAt > 0 ? (
        <a class="tag-link" href={recheckHref}>
          <Tag tone="look">请看 {toLookAt} 处</Tag>
        </a>
      ) : null}
    </span>
  );
}
