/** The ticket as one value of the kernel. */
import { answering, notFor } from '../policy/may';
import {
  causeOf,
  Draft,
  foldingOf,
  stopClocks,
  type ClockState,
  type ProcessKind,
  type Rules,
  type Tick,
} from '../process';
import { commands, type LaterBody, type Open, type TicketEvent } from './commands';
import { beginTicket, bringAlong, openedBy } from './commands/open';
import { actByRule, endIfDone } from './effects/rule-acts';
import { closeTicket, oweRefusedSignal } from './effects/shared';
import { evolve, firstState } from './evolve';
import { hasEnded } from './next';
import { groupOfLetter } from './letter-groups';
import { heldUntil } from './letter-hours';
import { noticesOf } from './notices';
import { inOwnWords } from './own-words';
import { followLimit } from './effects/limit-moves';
import { lapseConsent } from './effects/consents';
import { lapseProposal } from './effects/proposals';
import type { TicketWorld } from './effects/works';
import type { TicketState } from './state/state';
import type { TicketDraft } from './state/rule';
import { eventSchema, upcast } from './upcast';
import { answeredByPress } from './answerable';
import { voidClosing } from './void-closing';
import { withBeginning } from './work-begun';

export const ticketKind: ProcessKind<TicketState, TicketEvent, Open, LaterBody, TicketWorld> = {
  kind: 'ticket',
  schema: { events: eventSchema, state: 9 },
  upcast,
  first: firstState,
  evolve: withBeginning(foldingOf({ evolve, commands })),
  opening: {
    type: 'open',
    pin: ({ pin }) => pin,
    open(body, command, rules) {
      const draft = Draft.open(ticketKind, openedBy(body, command, rules), causeOf(command));
      bringAlong(draft, body);
      beginTicket(draft, rules);
      return draft;
    },
    message: ({ text }) => ({ kind: 'public', text }),
  },
  commands,
  before: voidClosing,
  after: releaseUnfit,
  aimed: followLimit,
  reach,
  handRefused: oweRefusedSignal,
  notices: noticesOf,
  noticed: (notice, after, rules) => ({
    ...inOwnWords(notice, after, rules),
    ...answeredByPress(notice, after, rules),
  }),
  heldUntil,
  letterGroup: groupOfLetter,
  actorOf: (event) =>
    event.type === 'visit-progressed' || event.type === 'release-published' ? (event.cause ?? null) : null,
  pinAfter: (event) => (event.type === 'reopened' ? event.rules : undefined),
  hasEnded,
};

/** An owner is a person who may do the work and sees it, or nobody yet: then a manager assigns. */
function releaseUnfit(
  draft: TicketDraft,
  { directory, standing }: Parameters<NonNullable<typeof ticketKind.after>>[1],
): void {
  const { assignee: from, stage, words, service } = draft.state;
  // Of what is closed and at rest it stays on record whose work it was.
  if (from === null || (stage === 'closed' && words.length === 0)) return;
  if (notFor(directory.member(from), answering, { ...standing, service }, service.holds) !== null)
    draft.emit({ type: 'assigned', to: null, from, reason: null });
}

/** A proposal or a question lapses, silence warns and closes, and what the rule says is done. */
function reach(draft: TicketDraft, clock: ClockState, tick: Tick, rules: Rules): void {
  const { code } = tick;
  if (clock.from === 'proposal' && code === 'due') lapseProposal(draft, 'time');
  if (clock.from === 'agreement-proposed' && code === 'due') lapseConsent(draft, clock.subject);
  if (clock.from === 'solution-delivered' && code === 'warn') warn(draft);
  if (clock.from === 'solution-delivered' && code === 'due') endSilence(draft, rules);
  actByRule(draft, clock, tick, rules);
  endIfDone(draft, clock);
}

function warn(draft: TicketDraft): void {
  const { solution } = draft.state;
  if (solution !== null && solution.warnedAt === null) draft.emit({ type: 'silence-warned', solutionId: solution.id });
}

/** Closing by silence needs a warning that arrived; until it has, the silence is held. */
function endSilence(draft: TicketDraft, rules: Rules): void {
  const { solution } = draft.state;
  if (solution === null) {
    stopClocks(draft, { from: ['solution-delivered'] });
    return;
  }
  const warned = rules.regulation.solution.warn === null || solution.warningDeliveredAt !== null;
  if (warned) closeTicket(draft, rules, 'silence');
  else {
    warn(draft);
    draft.emit({ type: 'silence-held', solutionId: solution.id });
  }
}
