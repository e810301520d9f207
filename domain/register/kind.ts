import { startDuty } from '../duties';
import { causeOf, Draft, foldingOf, type BodyOf, type Notice, type ProcessKind } from '../process';
import { changeCommands, clockOf, type ChangeEvent, type LaterChange, type ReceiveChange } from './commands';
import type { ChangeState } from './state';

/** A change of the register of responsible persons, from its receipt until the register shows it (EA-7). */
export const changeKind: ProcessKind<ChangeState, ChangeEvent, ReceiveChange, LaterChange, null> = {
  kind: 'register',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<ChangeEvent>,
  first(event) {
    if (event.type !== 'change-received') throw new Error(`a change of the register does not begin with ${event.type}`);
    const { changeId: id, number, desk, rules, entry, version, because, service, since, revision, at: lastAt } = event;
    return {
      ...{ schema: 1, id, number, desk, clientId: null, rules, revision, lastAt, clocks: [] },
      ...{ entry, version, because, service, since, stage: 'received', ended: null },
    };
  },
  evolve: foldingOf<ChangeState, ChangeEvent>({ commands: changeCommands, evolve: (state) => state }),
  opening: {
    type: 'receive-change',
    pin: ({ pin }) => pin,
    open({ type: _type, pin: rules, ...facts }, command, inForce) {
      const draft = Draft.open(changeKind, { type: 'change-received', ...facts, rules }, causeOf(command));
      const { because, service, since: at } = facts;
      const code = clockOf(inForce.regulation, because);
      if (code === undefined) throw new Error('the regulation keeps no register');
      const from = because === 'operator' ? 'operator-determined' : 'contacts-received';
      startDuty(draft, inForce, { code, from, service, at });
      return draft;
    },
  },
  commands: changeCommands,
  notices: noticesOf,
  hasEnded: ({ stage }) => stage !== 'received',
};

/** Whoever the regulation names is reminded of a date ahead, and told that it has passed. */
function noticesOf(event: ChangeEvent, { number, because, service }: ChangeState): readonly Notice[] {
  if (event.type !== 'threshold-told') return [];
  const past = event.due !== null && event.at >= event.due;
  const params = { change: number, because, service, due: event.due, moment: past ? 'past' : 'ahead' };
  return event.whom.map((audience) => ({ kind: 'register-threshold', audience, awaited: false, params }));
}
