import type { EventOf, EventType } from '../events/index.ts';
import type { Draft } from './draft.ts';

/** How events change the state. Nothing here judges: what may not happen is told by `check-event.ts`. */
export type Appliers<T extends EventType> = { [K in T]: (draft: Draft, event: EventOf<K>) => void };

/** Events that are facts about the past and change no state of their own. */
export function ignore(): void {}
