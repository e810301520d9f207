import { foldingOf, stopClocks, type BodyOf, type ProcessKind } from '../process';
import { leaseCommands, type LaterLease, type OpenLease } from './commands';
import { erasing } from './commands/follow-ticket';
import { openLease } from './commands/open';
import type { LeaseWorld } from './commands/rule';
import type { LeaseEvent } from './events';
import { leaseLetters } from './letters';
import type { LeaseState } from './state';
import { isLeaseOpen } from './state';

/** A lease on access data, from the question for them until they are gone: one kind of process, under its ticket (SM-4). */
export const leaseKind: ProcessKind<LeaseState, LeaseEvent, OpenLease, LaterLease, LeaseWorld> = {
  kind: 'access',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<LeaseEvent>,
  first(event) {
    if (event.type !== 'access-opened') throw new Error(`a lease does not begin with ${event.type}`);
    const { leaseId: id, number, ticketId, tid, desk, clientId, rules, what, revision, at: lastAt } = event;
    return {
      ...{ schema: 1, id, number, ticketId, tid, desk, clientId, rules, what, revision, lastAt, stage: 'asked' },
      ...{ askedAt: lastAt, givenAt: null, closedAt: null, looks: 0, endedAt: null, withdrawn: null, clocks: [] },
    };
  },
  evolve: foldingOf<LeaseState, LeaseEvent>({
    commands: leaseCommands,
    evolve: (state, event) =>
      event.type === 'access-erased' ? { ...state, stage: 'erased', endedAt: event.at } : state,
  }),
  opening: {
    type: 'open-access',
    pin: ({ pin }) => pin,
    open: (body, command) => openLease(leaseKind, body, command),
  },
  commands: leaseCommands,
  reach(draft, clock, { code }) {
    if (clock.code !== erasing || code !== 'due') return;
    draft.emit({ type: 'access-erased' });
    stopClocks(draft, {});
  },
  told: () => [],
  notices: leaseLetters,
  hasEnded: (state) => !isLeaseOpen(state),
};
