/**
 * Who is told of what happens on a visit; the store finds the persons, letters/ the words. The table of all events by who waits for
 * them is docs/who-waits.md. What the end of a visit means for author and responsible, the ticket tells.
 */
import { isOpen, isOverdue, linesText, orderedParts } from '../parts';
import { movedDue, newlyDated, wasUndated, type Addressee, type Notice, type Rules } from '../process';
import { withFollowers, type Letter, type NoticeKind } from '../ticket';
import type { VisitEvent } from './commands';
import { doubtsOfTicket } from './effects/doubts';
import type { VisitState } from './state/state';

/** Letters that follow from one event, the visit being as it stands after it. */
export function noticesOf(
  event: VisitEvent,
  after: VisitState,
  rules: Rules,
  before: VisitState | null,
): readonly Letter[] {
  return withFollowers(lettersOf(event, after, before), rules);
}

function lettersOf(event: VisitEvent, after: VisitState, before: VisitState | null): readonly Letter[] {
  const tell = (
    kind: NoticeKind,
    audiences: readonly Addressee[],
    params: Notice['params'] = {},
    joins?: Notice['joins'],
  ): Letter[] =>
    audiences.map((audience) => ({
      kind,
      audience,
      awaited: false,
      params: { visit: after.number, ...params },
      ...(joins === undefined ? {} : { joins }),
    }));
  switch (event.type) {
    case 'readiness-given':
      return event.because === 'word'
        ? tell('visit-readiness', ['coordinator', 'technician'], { ready: event.from })
        : [];
    case 'readiness-withdrawn':
      return event.because === 'word' ? tell('visit-readiness', ['coordinator', 'technician'], { ready: null }) : [];
    case 'slot-offered':
      return tell('slot-offered', [event.side === 'desk' ? 'author' : 'coordinator'], {
        from: event.from,
        to: event.to,
        technician: event.technician,
      });
    case 'slot-agreed':
      // Where to go and whom to ask for stands in the request, whose word bears the id of the visit. To whoever meets there it is an
      // invitation, also where the own word settled the time.
      return tell('slot-agreed', ['author', 'technician', 'coordinator'], {
        from: after.slot?.from ?? null,
        to: after.slot?.to ?? null,
        technician: event.technician,
        messageId: after.id,
        vehicles: after.vehicles,
        spares: after.needs.length === 0 ? null : linesText(after.needs),
      }).map((letter) => (letter.audience === 'coordinator' ? letter : { ...letter, receipt: true }));
    case 'slot-released':
      return tell(
        'slot-released',
        released(event),
        {
          technician: event.technician,
          because: event.because,
          from: before?.slot?.from ?? null,
          to: before?.slot?.to ?? null,
        },
        'aside',
      );
    case 'no-show':
      return tell('visit-no-show', ['author', 'coordinator'], {
        attempt: event.attempt,
        technician: event.technician,
        messageId: event.commandId,
      });
    case 'handed-back':
      return tell('visit-handed-back', ['responsible'], { attempts: event.attempts });
    case 'another-visit-needed':
    case 'check-failed':
      return tell('visit-another', ['author', 'coordinator'], { messageId: event.commandId });
    case 'work-done':
      return tell('visit-to-check', ['responsible'], {
        messageId: event.actId,
        checklist: event.checklist.length === 0 ? null : event.checklist.join(' '),
        photos: event.photos ?? null,
        readings: event.readings === true ? 1 : null,
        confirmed: event.confirmed ? 1 : null,
      });
    case 'work-checked':
      // What it means for author and responsible, the ticket tells.
      return tell('visit-checked', ['technician', 'coordinator'], { messageId: event.commandId });
    case 'visit-in-doubt': {
      const { because, technician, from, to, until } = event;
      return tell('visit-in-doubt', ['technician', 'coordinator'], { because, technician, from, to, until });
    }
    case 'doubt-settled':
      return tell('visit-kept', settled(event), {
        because: event.because,
        from: after.slot?.from ?? null,
        to: after.slot?.to ?? null,
      });
    case 'visit-cancelled':
      if (event.because === 'ticket-closed') return tell('visit-closed-with-ticket', ['author', 'coordinator']);
      return tell('visit-cancelled', ['coordinator', 'technician'], { messageId: event.commandId, side: event.side });
    case 'parts-ordered': {
      const parts = linesText(event.lines);
      return tell('parts-ordered', ['author'], { supplier: event.supplier, parts, expectedAt: event.expectedAt });
    }
    case 'parts-shipped':
      return tell('parts-shipped', ['author'], { expectedAt: event.expectedAt });
    case 'parts-received':
      return after.ended === null && !after.orders.some(isOpen)
        ? tell('parts-received', ['author', 'coordinator'])
        : [];
    case 'parts-cancelled': {
      const supplier = after.orders.find(({ id }) => id === event.orderId)?.supplier ?? null;
      return after.ended === null ? tell('parts-cancelled', ['author', 'coordinator'], { supplier }) : [];
    }
    case 'clock-aimed':
      return [
        ...limitMoved(event, after, before).flatMap((params) =>
          tell('limit-moved', ['author', 'coordinator'], { ...params, term: 'visit' }, 'aside'),
        ),
        ...byWhen(event, after, before).flatMap(([audience, by]) =>
          tell('limit-moved', [audience], { by }, 'addition'),
        ),
      ];
    case 'threshold-told': {
      const clock = after.clocks.find(({ key }) => key === event.key);
      const past = event.due !== null && event.at >= event.due ? 1 : null;
      const params = {
        ...{ clock: clock?.code ?? '', code: event.code, due: event.due, past },
        ...(clock?.from === 'slot-agreed'
          ? { technician: after.slot?.technician ?? null, departed: after.trip.departedAt }
          : {}),
        ...(clock?.from === 'parts-ordered' ? orderedParts(after.orders, clock.subject) : {}),
      };
      return [
        ...tell('visit-threshold', event.whom, params),
        // Who was promised the parts for then is told once that they are late.
        ...(isOverdue(event, before) ? tell('parts-late', ['author'], params) : []),
      ];
    }
    default:
      return [];
  }
}

/** By when a time that is offered has to be answered, and work that is done to be checked: said in the letter that asks for it. */
function byWhen(
  event: Extract<VisitEvent, { type: 'clock-aimed' }>,
  after: VisitState,
  before: VisitState | null,
): readonly (readonly [Addressee, number | null])[] {
  const clock = newlyDated(event.key, before, after);
  switch (clock?.from) {
    case 'slot-offered':
      return clock.owes === 'nobody' ? [] : [[clock.owes, clock.aim.due]];
    case 'work-done':
    case 'visit-handed-back':
      return [['responsible', clock.aim.due]];
    default:
      return [];
  }
}

/** The term of the visit moved, stands, or runs again; one that has just begun has moved nowhere. */
function limitMoved(
  event: Extract<VisitEvent, { type: 'clock-aimed' }>,
  after: VisitState,
  before: VisitState | null,
): readonly Notice['params'][] {
  return movedDue(event.key, before, after, (was, now) => now.from === 'visit-ready' && !wasUndated(was));
}

/** Who has to know that a time is free again: the client too, unless it was the client's word, or a letter of its own says it. */
function released({ because, by }: Extract<VisitEvent, { type: 'slot-released' }>): readonly Addressee[] {
  const desk: readonly Addressee[] = ['technician', 'coordinator'];
  const ownWord = 'role' in by && by.role === 'client';
  switch (because) {
    case 'declined':
      return ownWord ? desk : ['author', ...desk];
    case 'unanswered':
    case 'technician-absent':
    case 'technician-inactive':
      return ['author', ...desk];
    case 'replaced':
    case 'no-show':
    case 'cancelled':
      return desk;
    default: {
      const never: never = because;
      return never;
    }
  }
}

/** Who has to know that the visit goes ahead as agreed: who goes, and the client who saw the ticket end. */
function settled({ because, doubts }: Extract<VisitEvent, { type: 'doubt-settled' }>): readonly Addressee[] {
  switch (because) {
    case 'kept':
      return doubts.some((doubt) => doubtsOfTicket.includes(doubt)) ? ['technician', 'author'] : ['technician'];
    case 'ticket-resumed':
    case 'absence-ended':
      return ['technician', 'coordinator'];
    case 'replanned':
    case 'slot-gone':
    case 'work-begun':
      return [];
    default: {
      const never: never = because;
      return never;
    }
  }
}
