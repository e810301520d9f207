/** The visit as one value of the kernel. */
import { causeOf, Draft, foldingOf, type ClockState, type ProcessKind, type Rules, type Tick } from '../process';
import type { Audience } from '../regulation';
import { groupOfLetter, heldToHours } from '../ticket';
import { visitCommands, type LaterVisitCommand, type OpenVisit, type VisitEvent } from './commands';
import { beginVisit, openedBy } from './commands/open';
import { evolve, firstState } from './evolve';
import type { Field } from './state/field';
import { hasVisitEnded } from './next';
import { noticesOf } from './notices';
import type { VisitDraft } from './state/rule';
import { releaseSlot } from './effects/slots';
import type { VisitState } from './state/state';
import { eventSchema, upcast } from './upcast';

const folded = foldingOf<VisitState, VisitEvent>({ evolve, commands: visitCommands });

export const visitKind: ProcessKind<VisitState, VisitEvent, OpenVisit, LaterVisitCommand, Field> = {
  kind: 'visit',
  schema: { events: eventSchema, state: 5 },
  upcast,
  first: firstState,
  evolve(state, event) {
    const next = folded(state, event);
    // In old records a clock may stop in what still lies ahead; what happened has not.
    return event.type === 'clock-stopped' && event.asOf === undefined ? { ...next, lastAt: state.lastAt } : next;
  },
  opening: {
    type: 'open-visit',
    pin: ({ pin }) => pin,
    open(body, command, rules) {
      const draft = Draft.open(visitKind, openedBy(body, rules), causeOf(command));
      beginVisit(draft, body, rules);
      return draft;
    },
  },
  commands: visitCommands,
  reach,
  told,
  notices: noticesOf,
  heldUntil: (told, event, _after, rules, now) => heldToHours(told, event, rules, now),
  letterGroup: groupOfLetter,
  hasEnded: hasVisitEnded,
};

/** An offer that nobody answered frees the technician. */
function reach(draft: VisitDraft, clock: ClockState, { code }: Tick): void {
  const { slot } = draft.state;
  if (code !== 'due' || clock.from !== 'slot-offered') return;
  if (slot === null || slot.agreedAt !== null || slot.id !== clock.subject) return;
  releaseSlot(draft, 'unanswered');
  draft.emit({ type: 'clock-stopped', key: clock.key });
}

/** An offer of the client is for the desk to answer: who owes is told, whoever owes it by the rule. */
function told(clock: ClockState, { code }: Tick, { regulation }: Rules): readonly Audience[] {
  const rule = regulation.clocks[clock.code];
  const whom = rule?.tell[code]?.whom ?? [];
  const asked = clock.owes === 'nobody' ? [] : [clock.owes];
  return [...new Set(whom.flatMap((audience) => (audience === rule?.owes ? asked : [audience])))];
}
