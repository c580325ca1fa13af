import type { Deviation } from '../../src/domain/facts.ts';
import type { Answer } from './answers.ts';
import type { RequirementGroup } from './requirements.ts';

interface Words {
  sign: string;
  word: string;
  /** Of who may take part, one does not say that it deviates. */
  ofQualification?: string;
}

export const VERDICTS: Readonly<Record<Deviation, Words>> = {
  none: { sign: '✓', word: '满足' },
  positive: { sign: '↑', word: '正偏离' },
  negative: { sign: '×', word: '负偏离', ofQualification: '不符合' },
  missing: { sign: '—', word: '缺失', ofQualification: '未提供' },
  vague: { sign: '？', word: '含糊' },
  unclear: { sign: '？', word: '待核实' },
};

/** What can be judged: a proof of who may take part does not outdo what is asked. */
export const JUDGEABLE: Readonly<Record<'qualification' | 'answer', readonly Deviation[]>> = {
  qualification: ['none', 'negative', 'missing', 'unclear'],
  answer: ['none', 'negative', 'missing', 'positive', 'vague', 'unclear'],
};

export function nameVerdict(deviation: Deviation, group: RequirementGroup): string {
  const { word, ofQualification } = VERDICTS[deviation];
  return group === 'qualification' ? (ofQualification ?? word) : word;
}

/** A sign and a word; what the tool proposes says so until a member has judged. */
export function Verdict({
  answer,
  group,
}: {
  answer: Pick<Answer, 'deviation' | 'isJudged'>;
  group: RequirementGroup;
}) {
  const { deviation, isJudged } = answer;
  if (deviation === null) return <span class="answer-verdict open">○ 未判</span>;
  return (
    <span class={`answer-verdict ${deviation}`}>
      <span class="sign" aria-hidden="true">
        {VERDICTS[deviation].sign}
      </span>{' '}
      {nameVerdict(deviation, group)}
      {isJudged ? null : <span class="hint-mark">系统提示</span>}
    </span>
  );
}
