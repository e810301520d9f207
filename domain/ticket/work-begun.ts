/** When work begins, and the notice that says so (HT-10). */
import { effectiveAt, type Rules } from '../process';
import { holds, ownWordsOf } from '../regulation';
import type { TicketEvent } from './commands';
import { tell, type Letter } from './letter';
import { situationOf } from './situation';
import type { TicketState } from './state/state';

/** Facts by which a person of the desk works on a ticket. What only sorts it (its topic, its service) begins nothing. */
const works: ReadonlySet<TicketEvent['type']> = new Set([
  'noted',
  'replied',
  'triaged',
  'estimated',
  'wait-begun',
  'extension-proposed',
  'solved',
  'call-logged',
  'test-recorded',
  'questions-answered',
  'visit-requested',
  'parts-ordered',
  'work-taken',
]);

/**
 * Whether work on a cycle begins with this fact, unless it has begun before: somebody was made responsible, or a person of the desk
 * did something about it. The second counts where somebody is responsible from the start: after a reopening, say.
 */
function begins(event: TicketEvent): boolean {
  if (event.type === 'assigned') return event.to !== null;
  return works.has(event.type) && 'person' in event.by && event.by.role !== 'client';
}

/** The same folding, which also keeps when work on the cycle has begun. */
export function withBeginning(
  evolve: (state: TicketState, event: TicketEvent) => TicketState,
): (state: TicketState, event: TicketEvent) => TicketState {
  return (state, event) => {
    const after = evolve(state, event);
    return after.begunAt === null && begins(event) ? { ...after, begunAt: effectiveAt(event) } : after;
  };
}

/**
 * That processing has begun, once a cycle and where the desk words it. A word that brings the author another letter says so by it.
 * No person wrote it, so that it is no reaction.
 */
export function begunLetters(before: TicketState | null, after: TicketState, rules: Rules): readonly Letter[] {
  if (before === null || before.begunAt !== null || after.begunAt === null) return [];
  const rule = ownWordsOf(rules.regulation, 'work-begun');
  const told = rule !== undefined && holds(rule.when, situationOf(after, rules));
  return told ? [tell('work-begun', 'author', {}, { joins: 'aside' })] : [];
}
