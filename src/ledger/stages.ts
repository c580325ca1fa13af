import type { EventType } from './events/index.ts';

/** Where a lot stands. A lot of a procurement may be further on than another. */
export const STAGES = ['drafting', 'receiving', 'reviewing', 'marking', 'totalled', 'decided', 'sealed'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  drafting: '编制文件',
  receiving: '接收响应（投标）文件',
  reviewing: '资格与符合性审查',
  marking: '评分',
  totalled: '汇总与报告',
  decided: '结果确定',
  sealed: '已归档封存',
};

/** The events that move a lot on (or back), and to which stage; every other event leaves it where it is. */
export const TRANSITIONS: Readonly<Partial<Record<EventType, Stage>>> = {
  'scheme.published': 'receiving',
  'bid.opened': 'reviewing',
  'marking.opened': 'marking',
  'totals.frozen': 'totalled',
  'marks.returned': 'marking',
  'award.made': 'decided',
  'procurement.failed': 'decided',
  're-review.ordered': 'reviewing',
  'procurement.sealed': 'sealed',
};

/** What concerns the whole procurement is judged by its lot that is least far on. */
export function earliestStage(stages: Iterable<Stage>): Stage {
  const reached = new Set(stages);
  return STAGES.find((stage) => reached.has(stage)) ?? 'drafting';
}
