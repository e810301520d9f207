/** Who is told of what: one event leads to these letters; the store finds the persons, texts/ the words. */
import { isOpen } from '../parts';
import type { Audience } from '../regulation';
import type { Instant } from '../time';
import { extensibleClock } from './effects/extensions';
import type { Addressee, Rules } from '../process';
import type { TicketEvent } from './commands';
import { withFollowers } from './followers';
import type { Letter, NoticeKind } from './notice-kinds';
import type { TicketState } from './state/state';

/** Letters that follow from one event, the ticket being as it stands after it. */
export function noticesOf(event: TicketEvent, after: TicketState, rules: Rules): readonly Letter[] {
  return withFollowers(lettersOf(event, after, rules), rules);
}

function lettersOf(event: TicketEvent, after: TicketState, rules: Rules): readonly Letter[] {
  const tell = (kind: NoticeKind, audience: Addressee, params: Letter['params'] = {}, awaited = false): Letter => ({
    kind,
    audience,
    awaited,
    params,
  });
  // The client's people but for the one whose act it is; the followers get what the author does.
  const others = isBy(event, after.authorId) ? 'readers' : 'author';
  switch (event.type) {
    case 'opened':
      return [
        event.splitFromTid === undefined
          ? tell('acknowledgement', 'author', { messageId: event.messageId })
          : tell('split-off', 'author', { messageId: event.messageId, origin: event.splitFromTid }),
        ...(event.phoneCall.required && !event.phoneCall.logged ? [tell('call-us', 'author')] : []),
        tell('ticket-opened', 'manager', { topic: event.topic, priority: event.priority }),
      ];
    case 'replied':
      if (event.side === 'client') {
        const params = { messageId: event.messageId };
        return [tell('client-word', 'responsible', params), tell('colleague-word', others, params)];
      }
      // An answer to a word written after the solution takes it back: one letter says both.
      return [tell(takesBack(after) ? 'work-resumed' : 'answer', 'author', { messageId: event.messageId })];
    case 'resolution-resumed':
      // Another solution, and a closing that is void, have letters of their own; so may what the same word says otherwise.
      return event.because === 'word' || event.because === 'objection'
        ? [{ ...tell('work-resumed', others), unlessTold: true }]
        : [];
    case 'shared':
      return [tell('shared', 'new-readers')];
    case 'author-changed':
      return [
        ...(others === 'author' ? [tell('author-changed', 'author')] : []),
        tell('author-changed', 'responsible'),
      ];
    case 'triaged':
      return [tell('answer', 'author', { messageId: event.messageId })];
    case 'wait-begun':
      return event.messageId === null ? [] : [tell('answer', 'author', { messageId: event.messageId })];
    case 'estimated':
      return event.with === 'triage'
        ? []
        : [tell('estimate', 'author', { messageId: event.messageId, expectedAt: event.expectedAt })];
    case 'estimate-lapsed':
      return [tell('estimate-lapsed', 'author', { expectedAt: event.expectedAt, due: limitOf(after) })];
    case 'limit-moved': {
      const dates = { was: event.was, due: event.due, because: event.because };
      return [tell('limit-moved', 'author', dates), tell('limit-moved', 'responsible', dates)];
    }
    case 'assigned':
      return [
        event.to === null
          ? tell('unassigned', 'manager', { reason: event.reason })
          : tell('assigned', 'responsible', { reason: event.reason }),
      ];
    case 'extension-proposed':
    case 'extension-countered':
      return [
        tell('extension-proposed', event.proposal.by === 'desk' ? 'author' : 'responsible', {
          proposalId: event.proposal.id,
          wouldBeDue: event.proposal.wouldBeDue,
        }),
      ];
    case 'extension-accepted':
      return answered(tell, event, 'accepted');
    case 'extension-declined':
      return answered(tell, event, 'declined');
    case 'extension-expired':
      return lapsed(tell, event);
    case 'solved': {
      const awaited = rules.regulation.solution.countsFrom === 'delivery';
      const { term } = event.objection;
      // The letter states how long silence must last (SK-20), also when the ticket has moved on since.
      const objection = { objectionAmount: term?.amount ?? null, objectionUnit: term?.unit ?? null };
      const params = { messageId: event.solutionId, solutionId: event.solutionId, ...objection };
      return [tell('solution', 'author', params, awaited)];
    }
    case 'silence-warned':
      return [tell('silence-warning', 'author', { solutionId: event.solutionId, due: silenceEnd(after) }, true)];
    case 'objected':
      return [tell('objected', 'responsible', { messageId: event.messageId })];
    case 'closed':
      if (event.of !== undefined) return both(tell, 'closed-as-duplicate', { of: event.of.tid });
      return [tell('closed', 'author', { how: event.how }), tell('closed', 'responsible', { how: event.how })];
    case 'duplicate-joined':
      return [tell('duplicate-joined', 'responsible', { duplicate: event.tid })];
    case 'word-followed':
      // While solved or after closing it is put before a person, who is told of that.
      return after.stage === 'solved' || after.stage === 'closed'
        ? []
        : [tell('client-word', 'responsible', { messageId: event.messageId })];
    case 'closing-voided':
      return [tell('closing-voided', 'author'), tell('closing-voided', 'responsible')];
    case 'rated':
      return [
        tell('feedback', 'responsible', { score: event.score, reason: event.reason }),
        tell('feedback', 'manager', { score: event.score, reason: event.reason }),
      ];
    case 'rating-corrected':
      return [
        tell('feedback-corrected', 'responsible', { score: event.score, reason: event.reason }),
        tell('feedback-corrected', 'manager', { score: event.score, reason: event.reason }),
      ];
    case 'word-kept':
      return [tell('word-to-judge', 'responsible', { messageId: event.messageId, after: event.after })];
    case 'reopened':
      return [
        tell('reopened', 'author', { messageId: event.messageId }),
        tell('reopened', 'responsible', { messageId: event.messageId }),
      ];
    case 'visit-requested':
      return [tell('visit-requested', 'coordinator', { visitId: event.visitId, subject: event.subject })];
    case 'delivery-failed':
      return [tell('delivery-failed', 'responsible', { noticeId: event.noticeId, kind: event.kind })];
    case 'signal-refused':
      return [tell('signal-refused', 'manager', { signal: event.signal, refusal: event.refusal })];
    case 'threshold-told':
      return thresholdNotices(event, after).map(([kind, audience, params]) => tell(kind, audience, params));
    case 'parts-ordered':
      return [tell('parts-ordered', 'author', { supplier: event.supplier, expectedAt: event.expectedAt })];
    case 'parts-shipped':
      return [tell('parts-shipped', 'author', { expectedAt: event.expectedAt })];
    case 'parts-received':
      return after.closed === null && !after.orders.some(isOpen)
        ? [tell('parts-received', 'author'), tell('parts-received', 'responsible')]
        : [];
    default:
      return [];
  }
}

type Tell = (kind: NoticeKind, audience: Addressee, params?: Letter['params'], awaited?: boolean) => Letter;

function isBy({ by }: TicketEvent, personId: string): boolean {
  return 'person' in by && by.person === personId;
}

/** Solved, and a word of the client since, which whatever the desk answers takes up. */
function takesBack({ stage, words }: TicketState): boolean {
  return stage === 'solved' && words.length > 0;
}

/** A proposal that stands no more: nobody answered, or it was dropped with the limit that it was for. */
function lapsed(
  tell: Tell,
  { because, proposalId }: Extract<TicketEvent, { type: 'extension-expired' }>,
): readonly Letter[] {
  switch (because) {
    case 'time':
      return both(tell, 'extension-expired', { proposalId });
    case 'relimited':
      return both(tell, 'extension-dropped', { proposalId });
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

/** When the whole of the work falls due. */
function limitOf(state: TicketState): Instant | null {
  return extensibleClock(state)?.aim.due ?? null;
}

/** Both sides of an agreement. */
function both(tell: Tell, kind: NoticeKind, params: Letter['params']): readonly Letter[] {
  return [tell(kind, 'author', params), tell(kind, 'responsible', params)];
}

/** Who was only phoned reads what was recorded as the own answer. */
function answered(
  tell: Tell,
  { proposalId, byPhone }: { readonly proposalId: string; readonly byPhone?: true },
  answer: 'accepted' | 'declined',
): readonly Letter[] {
  const params = { proposalId, answer };
  return byPhone === true
    ? [tell('extension-answered-by-phone', 'author', params), tell('extension-answered', 'responsible', params)]
    : both(tell, 'extension-answered', params);
}

function thresholdNotices(
  event: Extract<TicketEvent, { type: 'threshold-told' }>,
  after: TicketState,
): readonly (readonly [NoticeKind, Audience, Letter['params']])[] {
  const clock = after.clocks.find(({ key }) => key === event.key);
  if (clock === undefined) return [];
  const params = { clock: clock.code, code: event.code, due: event.due };
  return event.whom.map((audience) => {
    const kind: NoticeKind = clock.from === 'estimate' && audience === 'author' ? 'estimate-slips' : 'threshold';
    return [kind, audience, params] as const;
  });
}

function silenceEnd(state: TicketState): number | null {
  return (
    state.clocks.find(({ from, stoppedAt }) => from === 'solution-delivered' && stoppedAt === null)?.aim.due ?? null
  );
}
