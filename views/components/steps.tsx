import type { Terms } from '../terms.ts';

interface StepsProps {
  terms: Terms;
  isAward: boolean;
}

/** The stages of the procedure; the result belongs to 汇总复核. */
export function Steps({ terms, isAward }: StepsProps) {
  const stages = isAward
    ? [terms.procurementDocument, '评分方案', terms.opening, '符合性审查', '评分', '汇总复核', terms.report, '归档']
    : ['考核方案', '记录与取证', '评分', '汇总复核', '考核结果', '归档'];
  const current = stages.indexOf('汇总复核');
  return (
    <ol class="steps" aria-label="进度">
      {stages.map((stage, index) => (
        <li
          class={index < current ? 'done' : undefined}
          aria-current={index === current ? 'step' : undefined}
          data-position={`${index + 1} / ${stages.length}`}
        >
          {index < current ? (
            <span class="sign" aria-hidden="true">
              ✓
            </span>
          ) : null}
          {stage}
          {index < current ? <span class="sr">（已完成）</span> : null}
        </li>
      ))}
    </ol>
  );
}
