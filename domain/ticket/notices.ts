/**
 * Who is told of what: one event leads to these letters; the store finds the persons, letters/ the words. The table of all events by
 * who waits for them, with the reasons where nobody is told, is docs/who-waits.md.
 */
import { isOpen, linesText } from '../parts';
import { runningClocks, type Rules } from '../process';
import { endsOn } from '../regulation';
import type { TicketEvent } from './commands';
import { declined, emergencyLetters, redirected, releaseOut, releasePlanned, speedUpAsked } from './act-letters';
import { answered, closed, lapsed, resumed, standing } from './agreement-letters';
import { byWhen, owedDates, unpromised } from './by-when';
import { consentLetters } from './consent-letters';
import { withFollowers } from './followers';
import { forBoth, tell, type Letter } from './letter';
import { changesOf, limitMoved } from './limit-moved';
import { reminders } from './reminders';
import { actedByRule, lapsedHandOver } from './rule-letters';
import { silenceEnd, silenceFrom } from './silence';
import type { TicketState } from './state/state';
import { visitEnded, visitRequested } from './visit-letters';
import { begunLetters } from './work-begun';

/** Letters that follow from one event, between the state that it found and the one that it left. */
export function noticesOf(
  event: TicketEvent,
  after: TicketState,
  rules: Rules,
  before: TicketState | null,
): readonly Letter[] {
  const letters = [...lettersOf(event, after, rules, before), ...begunLetters(before, after, rules)];
  return withFollowers(letters, rules);
}

/** Of a filing; a program's is confirmed where no program reads it. */
function receiptOf({ quiet }: { readonly quiet?: boolean }): { readonly receipt: true; readonly quiet?: true } {
  return quiet === true ? { receipt: true, quiet } : { receipt: true };
}

function lettersOf(
  event: TicketEvent,
  after: TicketState,
  rules: Rules,
  before: TicketState | null,
): readonly Letter[] {
  switch (event.type) {
    case 'opened':
      return [
        event.splitFromTid === undefined
          ? tell('acknowledgement', 'author', { level: event.level, ...unpromised(after, rules) }, receiptOf(event))
          : tell('split-off', 'author', { origin: event.splitFromTid }, { receipt: true }),
        ...(event.phoneCall.required && !event.phoneCall.logged ? [callUs()] : []),
        tell('ticket-opened', 'manager', { topic: event.topic, priority: event.priority, messageId: event.messageId }),
      ];
    case 'replied':
      if (event.side === 'desk') return [tell('answer', 'author', { messageId: event.messageId })];
      return [
        // What is put before a person is told by `word-kept`.
        ...(after.stage === 'solved' || after.stage === 'closed'
          ? []
          : [tell('client-word', 'responsible', { messageId: event.messageId })]),
        tell('colleague-word', 'author', { messageId: event.messageId }),
      ];
    case 'shared':
      return [tell('shared', 'new-readers')];
    case 'author-changed':
      return forBoth('author-changed', { authorId: after.authorId });
    case 'triaged':
      return [tell('answer', 'author', { messageId: event.messageId })];
    case 'wait-begun': {
      const params = { wait: event.reason, until: event.until, owner: event.owner };
      if (event.postponed === true) return [tell('postponed', 'author', { ...params, messageId: event.messageId })];
      return event.messageId === null
        ? [tell('wait', 'author', params)]
        : [tell('answer', 'author', { ...params, messageId: event.messageId })];
    }
    case 'estimated': {
      const formerly = before?.estimate?.expectedAt ?? null;
      const params = { expectedAt: event.expectedAt, formerly: formerly === event.expectedAt ? null : formerly };
      return [
        event.with === 'triage'
          ? tell('estimate', 'author', params, { joins: 'aside' })
          : tell('estimate', 'author', { ...params, messageId: event.messageId }),
      ];
    }
    case 'assigned':
      if (event.to === null) return [tell('unassigned', 'manager', { reason: event.reason, former: event.from })];
      return [
        tell('assigned', 'responsible', { reason: event.reason, former: event.from, ...owedDates(after) }),
        ...(event.from === null ? [] : [tell('handed-over', 'former-responsible', { responsible: event.to })]),
      ];
    case 'handed-over': {
      const { service, fromService, messageId, found = null } = event;
      return [tell('service-asked', 'service', { service, fromService, messageId, found })];
    }
    case 'hand-over-accepted':
      return [tell('service-took', 'former-responsible', { service: event.service })];
    case 'hand-over-returned': {
      const { fromService, reason, messageId } = event;
      return [tell('service-returned', 'service', { fromService, reason, messageId })];
    }
    case 'classified':
      return classified(event, before, after);
    case 'rules-pinned':
      return forBoth('limit-moved', { cause: event.because }, { joins: 'addition' });
    case 'clock-aimed':
      return [
        ...limitMoved(event, before, after).flatMap((params) => forBoth('limit-moved', params, { joins: 'aside' })),
        ...byWhen(event, after, before, rules),
      ];
    case 'extension-proposed':
    case 'extension-countered': {
      const { id, by, wouldBeDue, reason, clock } = event.proposal;
      const params = { proposalId: id, wouldBeDue, reason, ...standing(after, clock) };
      return [tell('extension-proposed', by === 'desk' ? 'author' : 'responsible', params)];
    }
    case 'extension-accepted':
      return answered(event, 'accepted', before);
    case 'extension-declined':
      return answered(event, 'declined', before);
    case 'extension-expired':
      return lapsed(event, before);
    case 'estimate-lapsed':
      // Where a later date was agreed, the letter of the agreement says it, and nobody waits for another.
      return event.because === 'limit-agreed'
        ? forBoth('estimate-lapsed', { lapsed: event.expectedAt }, { joins: 'addition' })
        : [tell('estimate-lapsed', 'author', { lapsed: event.expectedAt }, { joins: 'aside' })];
    case 'limit-moved':
      // `clock-aimed` tells the dates of every limit, whatever moved it; only that there is none until one is agreed it cannot.
      return event.due === null && !standsOn(after, event.key)
        ? forBoth('limit-moved', { oldDue: event.was, open: 1, proposeBy: proposeBy(after) }, { joins: 'aside' })
        : [];
    case 'solved': {
      const awaited = countsDelivery(rules);
      const { term } = event.objection;
      // The letter states how long silence must last (SK-20), also when the ticket has moved on since.
      const objection = {
        objectionAmount: term?.amount ?? null,
        objectionUnit: term?.unit ?? null,
        objectUntil: term === null ? null : silenceFrom(event.at, term, after, rules),
      };
      const params = { messageId: event.solutionId, solutionId: event.solutionId, ...objection };
      return [tell('solution', 'author', params, { awaited })];
    }
    case 'silence-warned': {
      const params = { solutionId: event.solutionId, messageId: event.solutionId, due: silenceEnd(after) };
      return [tell('silence-warning', 'author', params, { awaited: true })];
    }
    case 'objected':
      return [tell('objected', 'responsible', { messageId: event.messageId })];
    case 'resolution-resumed':
      return resumed(event.because);
    case 'closed':
      if (event.how === 'declined') return declined(event);
      return event.how === 'redirected' ? redirected(event, rules) : closed(event, after, rules);
    case 'rule-acted':
      return actedByRule(event, after);
    case 'hand-over-lapsed':
      return lapsedHandOver(event);
    case 'release-planned':
      return releasePlanned(event);
    case 'release-published':
      return releaseOut(event);
    case 'speed-up-asked':
      return speedUpAsked(event, after);
    case 'emergency-proposed':
    case 'emergency-declared':
    case 'emergency-declined':
    case 'emergency-ended':
      return emergencyLetters(event, before);
    case 'consent-requested':
    case 'consent-given':
    case 'consent-declined':
    case 'consent-withdrawn':
    case 'consent-expired':
      return consentLetters(event, before);
    case 'access-requested':
      return [tell('access-requested', 'author', { access: event.what, messageId: event.messageId })];
    case 'duplicate-joined':
      return [tell('duplicate-joined', 'responsible', { duplicate: event.tid })];
    case 'word-followed':
      // What is put before a person is told by `word-kept`.
      return after.stage === 'solved' || after.stage === 'closed'
        ? []
        : [tell('client-word', 'responsible', { messageId: event.messageId })];
    case 'closing-voided': {
      // The letter that the ticket is closed has gone out, and no longer holds.
      const params = { undelivered: event.noticeId === undefined ? null : 1 };
      return [
        tell('closing-voided', 'author', params, { receipt: true }),
        tell('closing-voided', 'responsible', params),
      ];
    }
    case 'rated':
    case 'rating-corrected': {
      const kind = event.type === 'rated' ? 'feedback' : 'feedback-corrected';
      const params = { score: event.score, reason: event.reason, messageId: event.messageId };
      return [tell(kind, 'responsible', params), tell(kind, 'manager', params)];
    }
    case 'word-kept':
      return [
        tell('word-to-judge', 'responsible', { messageId: event.messageId, after: event.after, by: judgeBy(after) }),
      ];
    case 'courtesy-marked': {
      const term = after.stage === 'solved' ? (after.solution?.objection ?? null) : null;
      return term === null
        ? []
        : [tell('solution-stands', 'author', { objectUntil: silenceFrom(event.at, term, after, rules) })];
    }
    case 'reopened':
      return forBoth('reopened', { messageId: event.messageId });
    case 'visit-requested':
      return visitRequested(event, after, before, rules);
    case 'visit-progressed':
      return visitEnded(event, after, before);
    case 'delivery-failed':
      return [tell('delivery-failed', 'responsible', { noticeId: event.noticeId, kind: event.kind })];
    case 'signal-refused':
      return [tell('signal-refused', 'manager', { signal: event.signal, refusal: event.refusal })];
    case 'threshold-told':
      return reminders(event, after, before);
    case 'parts-ordered': {
      const parts = linesText(event.lines);
      return [tell('parts-ordered', 'author', { supplier: event.supplier, parts, expectedAt: event.expectedAt })];
    }
    case 'parts-shipped':
      return [tell('parts-shipped', 'author', { expectedAt: event.expectedAt })];
    case 'parts-received':
      return after.closed === null && !after.orders.some(isOpen) ? forBoth('parts-received', {}) : [];
    case 'parts-cancelled': {
      const supplier = after.orders.find(({ id }) => id === event.orderId)?.supplier ?? null;
      return after.closed === null ? forBoth('parts-cancelled', { supplier }) : [];
    }
    default:
      return [];
  }
}

/** Whether it matters when the letter with the solution arrives. */
function countsDelivery({ regulation }: Rules): boolean {
  const { solution, clocks } = regulation;
  return solution.countsFrom === 'delivery' || Object.values(clocks).some((rule) => endsOn(rule, 'client-told'));
}

/** A critical failure is reported by telephone too (SK-15); with the confirmation of a filing where there is one. */
function callUs(): Letter {
  return tell('call-us', 'author', { call: 1 }, { joins: 'aside', receipt: true });
}

/** What the ticket is about now is said with what it led to; by itself it changes nobody's waiting. */
function classified(
  event: Extract<TicketEvent, { type: 'classified' }>,
  before: TicketState | null,
  after: TicketState,
): readonly Letter[] {
  const becameUrgent = event.phoneCallRequired && before?.phoneCall.required === false;
  return [
    ...forBoth('limit-moved', changesOf(event, before), { joins: 'addition' }),
    ...(becameUrgent && after.phoneCall.loggedAt === null ? [callUs()] : []),
  ];
}

/** The clock stands for a while: it has no date for now. */
function standsOn({ clocks }: TicketState, key: string): boolean {
  return clocks.some((clock) => clock.key === key && clock.aim.remainingSeconds !== null);
}

function proposeBy(state: TicketState): number | null {
  return runningClocks(state, { from: ['limit-missing'] })[0]?.aim.due ?? null;
}

/** When the words that wait have to be judged; of the first one the clock begins with it. */
function judgeBy(state: TicketState): number | null {
  return runningClocks(state, { from: ['word-after-solution', 'word-after-closing'] })[0]?.aim.due ?? null;
}
