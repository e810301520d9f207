/** The ticket as one value of the kernel. */
import { isClient } from '../policy/actor';
import { answering, notFor } from '../policy/may';
import {
  causeOf,
  Draft,
  foldingOf,
  stopClocks,
  type ClockState,
  type Command,
  type ProcessKind,
  type Rules,
  type Tick,
} from '../process';
import { commands, type LaterBody, type Open, type TicketEvent } from './commands';
import { beginTicket, bringAlong, openedBy } from './commands/open';
import { closeTicket, enterStage, oweRefusedSignal } from './effects/shared';
import { evolve, firstState } from './evolve';
import { hasEnded } from './next';
import { noticesOf } from './notices';
import { inOwnWords } from './own-words';
import { followLimit } from './effects/limit-moves';
import { lapseProposal } from './effects/proposals';
import type { TicketState } from './state/state';
import type { TicketDraft } from './state/rule';
import { eventSchema, upcast } from './upcast';
import { withBeginning } from './work-begun';

export const ticketKind: ProcessKind<TicketState, TicketEvent, Open, LaterBody> = {
  kind: 'ticket',
  schema: { events: eventSchema, state: 6 },
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
  noticed: inOwnWords,
  actorOf: (event) =>
    event.type === 'visit-progressed' || event.type === 'release-published' ? (event.cause ?? null) : null,
  pinAfter: (event) => (event.type === 'reopened' ? event.rules : undefined),
  hasEnded,
};

const words: readonly LaterBody['type'][] = ['reply', 'object', 'confirm', 'speed-up'];

/**
 * A word of the client, written or spoken, that reached us at or before the end of silence, but was stored after it, voids the closing
 * in the same cycle (DESIGN section 7.4). The ticket is solved again, and the word is treated as one written then.
 */
function voidClosing(draft: TicketDraft, command: Command<LaterBody>): void {
  const { closed } = draft.state;
  if (closed === null || closed.how !== 'silence' || command.receivedAt > closed.at) return;
  const written = isClient(command.actor) && words.includes(command.body.type);
  if (!written && !breaksSilence(draft.state, command)) return;
  draft.emit({ type: 'closing-voided', messageId: command.id });
  enterStage(draft, 'solved');
}

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

/** A call in which the client spoke up, after the solution: it counts from when it was, whenever it is recorded. */
function breaksSilence({ solution }: TicketState, { body, receivedAt }: Command<LaterBody>): boolean {
  if (body.type !== 'log-call' || solution === null || receivedAt < solution.at) return false;
  return body.outcome === 'objected' || (body.outcome === 'reached' && body.direction === 'in');
}

/** A proposal lapses, and silence warns and closes. */
function reach(draft: TicketDraft, clock: ClockState, { code }: Tick, rules: Rules): void {
  if (clock.from === 'proposal' && code === 'due') lapseProposal(draft, 'time');
  if (clock.from !== 'solution-delivered') return;
  if (code === 'warn') warn(draft);
  if (code === 'due') endSilence(draft, rules);
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
  if (warned) closeTicket(draft, 'silence');
  else {
    warn(draft);
    draft.emit({ type: 'silence-held', solutionId: solution.id });
  }
}
