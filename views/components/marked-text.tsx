import { findQuote } from '../scripts/viewer/find-quote.js';

/** What is marked in the text of a block. */
export interface TextMark {
  quote: string;
  /** Asked for, or read without confidence. */
  reason: 'asked' | 'doubt';
}

/** A text with the quotes in it marked; what overlaps an earlier mark is left unmarked. */
export function MarkedText({ text, marks }: { text: string; marks: readonly TextMark[] }) {
  const spans = marks
    .flatMap(({ quote, reason }) => {
      const found = findQuote(text, quote);
      return found === null ? [] : [{ ...found, reason }];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((span, index, all) => all.slice(0, index).every(({ end }) => end <= span.start));
  if (spans.length === 0) return <>{text}</>;
  return (
    <>
      {spans.map(({ start, end, reason }, index) => (
        <>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          {reason === 'asked' ? (
            <mark>{text.slice(start, end)}</mark>
          ) : (
            <mark class="doubt" title="识别把握不足">
              {text.slice(start, end)}
            </mark>
          )}
        </>
      ))}
      {text.slice(spans.at(-1)?.end)}
    </>
  );
}
