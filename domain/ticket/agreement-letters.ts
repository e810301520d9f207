/** Letters about what two sides agreed, took back or ended. */
import type { Rules } from '../process';
import { clocksFrom } from '../regulation';
import type { TicketEvent } from './commands';
import { forBoth, tell, type Letter } from './letter';
import { situationOf } from './situation';
import type { TicketState } from './state/state';

/** The solution did not hold. An objection has a letter of its own; who objected by telephone reads that it was taken down. */
export function resumed(because: Extract<TicketEvent, { type: 'resolution-resumed' }>['because']): readonly Letter[] {
  switch (because) {
    case 'objection':
      return [tell('work-resumed', 'author', { resumed: 1 }, { joins: 'aside' })];
    case 'word':
      return forBoth('work-resumed', { resumed: 1 }, { joins: 'aside' });
    case 'another-solution':
    case 'closing-voided':
      // The solution itself, or the letter of the closing that is void, says it.
      return [];
    default: {
      const never: never = because;
      return never;
    }
  }
}

export function closed(
  event: Extract<TicketEvent, { type: 'closed' }>,
  after: TicketState,
  rules: Rules,
): readonly Letter[] {
  if (event.of !== undefined) return forBoth('closed-as-duplicate', { of: event.of.tid });
  // Brought and confirmed by one act, the work on the spot: what was done stands in the one letter of it.
  const together = after.solution !== null && after.solution.id === event.commandId;
  const params = { how: event.how, ...(together ? { messageId: after.solution.id } : {}) };
  const own = 'person' in event.by && event.by.person === after.authorId ? 1 : null;
  return [
    // Whoever has closed is asked to rate the work all the same (SK-9), by a letter of its own where the desk has one (SP-10).
    tell('closed', 'author', { ...params, own, askedLater: asksLater(after, rules) }, { receipt: true }),
    tell('closed', 'responsible', params),
  ];
}

function asksLater(after: TicketState, rules: Rules): 1 | null {
  const clocks = clocksFrom(rules.regulation, 'closed', { ...situationOf(after, rules), stage: 'closed' });
  return clocks.some(([, { tell: tellings }]) => Object.values(tellings).some(({ act }) => act?.do === 'ask-rating'))
    ? 1
    : null;
}

/** Who was only phoned reads what was recorded as the own answer. Nobody reads the reason that the own side gave. */
export function answered(
  { proposalId, byPhone }: Extract<TicketEvent, { type: 'extension-accepted' | 'extension-declined' }>,
  answer: 'accepted' | 'declined',
  before: TicketState | null,
): readonly Letter[] {
  const params = { ...proposed(before), proposalId, answer };
  const { by = null, reason = null } = before?.proposal ?? {};
  const to = (side: 'desk' | 'client'): Letter['params'] => ({ ...params, reason: by === side ? null : reason });
  return [
    byPhone === true
      ? tell('extension-answered-by-phone', 'author', params)
      : tell('extension-answered', 'author', to('client')),
    tell('extension-answered', 'responsible', to('desk')),
  ];
}

/** A proposal that stands no more: nobody answered, or it was dropped with the limit that it was for. */
export function lapsed(
  { because, proposalId }: Extract<TicketEvent, { type: 'extension-expired' }>,
  before: TicketState | null,
): readonly Letter[] {
  switch (because) {
    case 'time':
      return forBoth('extension-expired', { ...proposed(before), proposalId });
    case 'relimited':
      return forBoth('extension-dropped', { proposalId, dropped: 1 }, { joins: 'aside' });
    case 'solved':
    case 'closed':
      // The letter of the solution, or of the closing, says that nothing is asked any more.
      return [];
    default: {
      const never: never = because;
      return never;
    }
  }
}

/** The limit that was to be moved, or that there is none yet; where it went is told by the clock itself. */
function proposed(before: TicketState | null): Letter['params'] {
  const proposal = before?.proposal ?? null;
  return before === null || proposal === null ? {} : standing(before, proposal.clock);
}

/** The date that stands while the two sides talk about another; or that none has been agreed so far. */
export function standing({ clocks }: TicketState, key: string): Letter['params'] {
  const clock = clocks.find((each) => each.key === key);
  const none = clock?.limit.kind === 'to-be-agreed' && clock.agreed === null;
  return { oldDue: clock?.aim.due ?? null, noLimit: none ? 1 : null };
}
