import type { Instant } from '../time';
import type { ProcessEvent } from './event';
import { isKernelEvent } from './kernel-events';
import type { ByPublication, Recalculate } from './rules';

/** That a deadline got another date because other rules apply. */
export interface MoveByRules {
  readonly at: Instant;
  readonly because: Recalculate['because'];
  /** Null: by none that is on record. */
  readonly publication: ByPublication | null;
  /** Null: it had no date, since it stood. */
  readonly before: Instant | null;
  readonly after: Instant | null;
}

/** By the key of each clock that other rules have moved: every move of it, the oldest first. @param events all of a process */
export function movesByRules(events: readonly ProcessEvent[]): ReadonlyMap<string, readonly MoveByRules[]> {
  const dues = new Map<string, Instant | null>();
  const moves = new Map<string, MoveByRules[]>();
  let pinned: (Omit<MoveByRules, 'before' | 'after'> & { readonly commandId: string }) | null = null;
  for (const event of events) {
    if (!isKernelEvent(event)) continue;
    const { at, commandId } = event;
    if (event.type === 'rules-pinned') {
      const { because, publication = null } = event;
      pinned = { at, because, publication, commandId };
    }
    if (event.type !== 'clock-aimed') continue;
    const { key, aim } = event;
    const before = dues.get(key);
    dues.set(key, aim.due);
    // Its first date is none that has moved; what one command decides bears its id.
    if (before === undefined || before === aim.due || pinned?.commandId !== commandId) continue;
    const { because, publication } = pinned;
    moves.set(key, [...(moves.get(key) ?? []), { at: pinned.at, because, publication, before, after: aim.due }]);
  }
  return moves;
}
