import type { Finding } from '../../src/domain/finding.ts';
import { Tag } from './tag.tsx';

/** What the law says about what is to be done, each with its basis. */
export function LawFindings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="law-findings">
      {findings.map(({ severity, message, legalBasis }) => (
        <li>
          <Tag tone={severity === 'error' ? 'must' : 'look'}>{severity === 'error' ? '不符合' : '请核对'}</Tag>
          <span>
            {message}
            {legalBasis === null ? null : <span class="sub">依据：{legalBasis}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
