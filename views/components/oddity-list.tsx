import type { EvaluationContext } from '../evaluation-context.ts';
import type { Oddity } from '../oddities.ts';
import { PlaceLine } from './place-line.tsx';

/** What is odd in the procurement document: kept as it is, shown, never mended in silence. */
export function OddityList({ context, oddities }: { context: EvaluationContext; oddities: readonly Oddity[] }) {
  return (
    <ul class="facts">
      {oddities.map(({ text, location }) => (
        <li>
          {text}
          <PlaceLine view={context.view} location={location} />
        </li>
      ))}
    </ul>
  );
}
