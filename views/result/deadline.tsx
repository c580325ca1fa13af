import type { RegulationInForce } from '../../src/domain/regulation.ts';

/** Until when something has to be done, in the words of the law. Working days are not counted out: which days are worked is decreed anew each year. */
export function Deadline({ rule }: { rule: RegulationInForce | null }) {
  if (rule === null) return null;
  const { title, unit } = rule.parameter;
  return (
    <p class="soft">
      {title}：{String(rule.value)} {unit}（{rule.basis}）
    </p>
  );
}
