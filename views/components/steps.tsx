interface StepsProps {
  stages: readonly string[];
  /** Index of the stage that is under way. */
  current: number;
}

/** The stages of the procedure in order: what is done, and where it stands. */
export function Steps({ stages, current }: StepsProps) {
  return (
    <ol class="steps" aria-label="进度">
      {stages.map((stage, index) => (
        <li aria-current={index === current ? 'step' : undefined} data-position={`${index + 1} / ${stages.length}`}>
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
