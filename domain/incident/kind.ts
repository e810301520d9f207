import { answering, notFor } from '../policy/may';
import { foldingOf, type BodyOf, type ProcessKind } from '../process';
import { nextStepOf } from './analysis';
import { incidentCommands, type DeclareIncident, type LaterIncident } from './commands';
import { declareIncident } from './commands/declare';
import type { IncidentEvent } from './events';
import { noticesOf } from './notices';
import type { IncidentState } from './state';

/** A mass incident: one process of a desk's own, with the tickets that it caused linked to it. */
export const incidentKind: ProcessKind<IncidentState, IncidentEvent, DeclareIncident, LaterIncident, null> = {
  kind: 'incident',
  schema: { events: 1, state: 3 },
  // One schema of events so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<IncidentEvent>,
  first(event) {
    if (event.type !== 'declared') throw new Error(`an incident does not begin with ${event.type}`);
    const { incidentId: id, number, desk, rules, person: declaredBy, owner, rule, revision, at } = event;
    return {
      ...{ schema: 3, id, number, desk, clientId: null, rules, revision, lastAt: at, clocks: [] },
      ...{ stage: 'open', owner, declaredBy, declaredAt: at, rule, words: 0, solution: null, silent: 0 },
      ...{ telling: rule === null ? null : at, restoredAt: null, endedAt: null },
    };
  },
  evolve: foldingOf<IncidentState, IncidentEvent>({
    commands: incidentCommands,
    evolve: (state, event) => (event.type === 'assigned' ? { ...state, owner: event.to } : state),
  }),
  opening: {
    type: 'declare-incident',
    pin: ({ pin }) => pin,
    open: (body, command) => declareIncident(incidentKind, body, command),
    message: ({ text }) => (text === null ? null : { kind: 'description', text }),
  },
  commands: incidentCommands,
  after(draft, { directory, standing }) {
    // Who works there no more owes nothing: a manager does until somebody is named. Of what is over nobody owes anything.
    const from = nextStepOf(draft.state)?.owner ?? null;
    if (from !== null && notFor(directory.member(from), answering, standing) !== null)
      draft.emit({ type: 'assigned', to: null, from });
  },
  told: () => ['manager'],
  notices: noticesOf,
  hasEnded: ({ stage, telling }) => stage === 'withdrawn' || (stage === 'analysed' && telling === null),
};
