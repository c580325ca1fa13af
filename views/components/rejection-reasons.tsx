import type { Finding } from '../../src/domain/finding.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { PlaceLine } from './place-line.tsx';

/** Why a bid is invalid: each reason with its legal basis and its place. */
export function RejectionReasons({ context, reasons }: { context: EvaluationContext; reasons: readonly Finding[] }) {
  return (
    <ul class="rejections">
      {reasons.map(({ message, legalBasis, locations }) => (
        <li>
          {message}
          {legalBasis === null ? null : <span class="basis">依据：{legalBasis}</span>}
          {locations.map((location) => (
            <PlaceLine view={context.view} location={location} />
          ))}
        </li>
      ))}
    </ul>
  );
}
