import type { PropsWithChildren } from 'hono/jsx';

/** `bad` is kept for ★ clauses and invalid bids, `look` for what a person should look at, `good` for what passed. */
export type Tone = 'bad' | 'look' | 'good' | 'must' | 'plain' | 'demo';

const SIGNS: Readonly<Record<Tone, string>> = { bad: '×', look: '？', good: '✓', must: '！', plain: '', demo: '' };

/** A sign and a word; colour only repeats what they say. */
export function Tag({ tone, children }: PropsWithChildren<{ tone: Tone }>) {
  const sign = SIGNS[tone];
  return (
    <span class={`tag ${tone}`}>
      {sign === '' ? null : (
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
      )}
      {children}
    </span>
  );
}

export function DemoTag() {
  return <Tag tone="demo">演示</Tag>;
}
