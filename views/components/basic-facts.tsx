import type { Child } from 'hono/jsx';
import type { Rounding } from '../../src/domain/rounding.ts';
import { describeRounding } from '../../src/domain/rounding.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { findRoundings, showPrice, showValue } from '../figures.ts';
import { Arithmetic } from './arithmetic.tsx';
import { PlaceLine } from './place-line.tsx';

/** 基本情况: what the result was computed under. */
export function BasicFacts({ context }: { context: EvaluationContext }) {
  const { view, terms, isAward } = context;
  const { procurement, lot } = view.scheme;
  const { tenderers, date, explanation } = view.evaluation;
  const valid = tenderers.filter(({ status }) => status === 'ranked').length;
  const declared = procurement.rules.rounding;
  const roundings = findRoundings(view);
  const item = describe(roundings.item, declared.item !== undefined);
  const total = describe(roundings.total, declared.total !== undefined);
  return (
    <dl class="facts-list">
      <Fact term="项目编号">{procurement.number}</Fact>
      <Fact term="采购人">{procurement.buyer}</Fact>
      <Fact term="采购方式">{isAward ? terms.method : null}</Fact>
      <Fact term={isAward ? '评审日期' : '考核日期'}>
        <time datetime={date}>{date}</time>
      </Fact>
      <Fact term={isAward ? terms.panel : '考核人员'}>
        {view.members.length === 0 ? null : `${view.members.length} 人：${view.members.join('、')}`}
      </Fact>
      <Fact term={terms.tenderer}>{isAward ? `${tenderers.length} 家，有效 ${valid} 家` : null}</Fact>
      <Fact term="最高限价">{amountOf(lot.ceilingPrice)}</Fact>
      <Fact term="预算金额">{lot.ceilingPrice === lot.budget ? null : amountOf(lot.budget)}</Fact>
      {explanation.children
        .filter(({ id }) => id.startsWith('benchmark.'))
        .map((node) => (
          <Fact term="基准价">
            <details id={node.id}>
              <summary class="num">{showValue(node, context.scales.item)}</summary>
              <p>{node.rule}</p>
              <Arithmetic node={node} />
              {node.locations.map((location) => (
                <PlaceLine view={view} location={location} />
              ))}
            </details>
          </Fact>
        ))}
      {item === total ? (
        <Fact term="小数取舍">{item}</Fact>
      ) : (
        <>
          <Fact term="得分取舍">{item}</Fact>
          <Fact term="总分取舍">{total}</Fact>
        </>
      )}
      <Fact term="排序规则">{isAward ? explanation.rule.replace(/^排序：/, '') : null}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children?: Child }) {
  if (children === null || children === undefined) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function amountOf(value: string | null): string | null {
  return value === null ? null : `${showPrice(value)} 元`;
}

function describe(rounding: Rounding | null, isDeclared: boolean): string | null {
  if (rounding === null) return null;
  return isDeclared ? describeRounding(rounding) : `采购文件未写明，按${describeRounding(rounding)}`;
}
