import { causeOf, Draft, foldingOf, stopClocks, type BodyOf, type ProcessKind } from '../process';
import { aimPass, checkCommands, passClock, type CheckEvent, type LaterCheck, type StandCheck } from './commands';
import type { CheckState } from './state';

/** How soon after its beginning a check looks for the first time: what starts beside it has come up by then. */
const firstPassMs = 60_000;

/** The standing check of a desk: a process of the desk's own that never ends, and passes over everything open again and again. */
export const checkKind: ProcessKind<CheckState, CheckEvent, StandCheck, LaterCheck, null> = {
  kind: 'check',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<CheckEvent>,
  first(event) {
    if (event.type !== 'check-stood') throw new Error(`a check does not begin with ${event.type}`);
    const { checkId: id, number, desk, rules, revision, at: lastAt } = event;
    return {
      ...{ schema: 1, id, number, desk, clientId: null, rules, revision, lastAt },
      ...{ stage: 'waiting', passes: 0, since: null, last: null, clocks: [] },
    };
  },
  evolve: foldingOf<CheckState, CheckEvent>({
    commands: checkCommands,
    evolve: (state, event) =>
      event.type === 'pass-begun' ? { ...state, stage: 'passing', passes: state.passes + 1, since: event.at } : state,
  }),
  opening: {
    type: 'stand-check',
    pin: ({ pin }) => pin,
    open({ type: _type, pin: rules, ...facts }, command, inForce) {
      const draft = Draft.open(checkKind, { type: 'check-stood', ...facts, rules }, causeOf(command));
      aimPass(draft, inForce, draft.at + firstPassMs);
      return draft;
    },
  },
  commands: checkCommands,
  reach(draft) {
    if (draft.state.stage !== 'waiting') return;
    stopClocks(draft, { code: passClock });
    draft.emit({ type: 'pass-begun' });
  },
  told: () => [],
  hasEnded: () => false,
};
