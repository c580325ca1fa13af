import type { Finding, Severity } from '../../src/domain/finding.ts';
import { openHref } from '../addresses.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { groupByBasis, groupFindings, listPassed } from '../recheck.ts';
import { PlaceLine } from './place-line.tsx';
import { Tag, type Tone } from './tag.tsx';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'must', warning: 'look', info: 'plain' };

/** So many findings of one weight stand open; the rest is folded. */
const SHOWN = 6;

/** 签字前复核: what a person has to look at, the weightiest first, then the checks that found nothing. */
export function RecheckList({ context }: { context: EvaluationContext }) {
  const { evaluation, scheme, members } = context.view;
  const groups = groupFindings(evaluation.findings);
  const passed = listPassed(evaluation, scheme, members);
  return (
    <div class="recheck">
      {groups.map(({ severity, word, findings }) => (
        <section aria-label={`${word} ${findings.length} 处`}>
          <h3>
            <Tag tone={TONES[severity]}>{word}</Tag> <span class="count">{findings.length} 处</span>
          </h3>
          <FindingItems context={context} findings={findings.slice(0, SHOWN)} />
          {findings.length > SHOWN ? (
            <details class="more-findings">
              <summary>其余 {findings.length - SHOWN} 处</summary>
              <FindingItems context={context} findings={findings.slice(SHOWN)} />
            </details>
          ) : null}
        </section>
      ))}
      {passed.length === 0 ? null : (
        <section aria-label="通过">
          <h3>
            <Tag tone="good">通过</Tag> <span class="count">{passed.length} 项</span>
          </h3>
          <p class="passed">{passed.join('、')}</p>
        </section>
      )}
    </div>
  );
}

/** Findings of one kind stand together, with their legal basis once below them. */
function FindingItems({ context, findings }: { context: EvaluationContext; findings: readonly Finding[] }) {
  return (
    <>
      {groupByBasis(findings).map((group) => (
        <div class="of-kind">
          <ul>
            {group.map((found, index) => (
              <FindingItem
                context={context}
                found={found}
                isSameTenderer={found.tenderer === group[index - 1]?.tenderer}
              />
            ))}
          </ul>
          {group[0]?.legalBasis ? <p class="basis">依据：{group[0].legalBasis}</p> : null}
        </div>
      ))}
    </>
  );
}

interface FindingItemProps {
  context: EvaluationContext;
  found: Finding;
  /** The finding before it names the same tenderer. */
  isSameTenderer: boolean;
}

function FindingItem({ context, found, isSameTenderer }: FindingItemProps) {
  const { tenderer, item, message, locations } = found;
  const number = context.view.evaluation.tenderers.findIndex(({ name }) => name === tenderer) + 1;
  const isOpenable = number > 0 && item !== undefined && context.explanations.has(`t${number}.${item}`);
  return (
    <li>
      <p>
        {tenderer === undefined || message.includes(tenderer) ? null : (
          <span class={isSameTenderer ? 'sr' : 'of'}>{tenderer}</span>
        )}
        {message}
      </p>
      {number === 0 ? null : (
        <a class="to" href={isOpenable ? openHref(`t${number}.${item}`) : `#t${number}`}>
          {isOpenable ? '查看评分' : '查看排序'}
        </a>
      )}
      {locations.map((location) => (
        <PlaceLine view={context.view} location={location} />
      ))}
    </li>
  );
}
