/** Who is told of what happens on a visit; the store finds the persons, texts/ the words. */
import { isOpen } from '../parts';
import type { Rules } from '../process';
import type { Audience } from '../regulation';
import { withFollowers, type Letter, type NoticeKind } from '../ticket';
import type { VisitEvent } from './commands';
import { doubtsOfTicket } from './effects/doubts';
import type { VisitState } from './state/state';

/** Letters that follow from one event, the visit being as it stands after it. */
export function noticesOf(event: VisitEvent, after: VisitState, rules: Rules): readonly Letter[] {
  return withFollowers(lettersOf(event, after), rules);
}

function lettersOf(event: VisitEvent, after: VisitState): readonly Letter[] {
  const tell = (kind: NoticeKind, audiences: readonly Audience[], params: Letter['params'] = {}): Letter[] =>
    audiences.map((audience) => ({ kind, audience, awaited: false, params: { visit: after.number, ...params } }));
  switch (event.type) {
    case 'readiness-given':
      return event.because === 'word' ? tell('visit-readiness', ['coordinator'], { ready: event.from }) : [];
    case 'readiness-withdrawn':
      return event.because === 'word' ? tell('visit-readiness', ['coordinator', 'technician'], { ready: null }) : [];
    case 'slot-offered':
      return tell('slot-offered', [event.side === 'desk' ? 'author' : 'coordinator'], {
        from: event.from,
        to: event.to,
      });
    case 'slot-agreed':
      return tell('slot-agreed', ['author', 'technician', 'coordinator'], {
        from: after.slot?.from ?? null,
        to: after.slot?.to ?? null,
      });
    case 'slot-released':
      return tell('slot-released', released(event), { technician: event.technician, because: event.because });
    case 'no-show':
      return tell('visit-no-show', ['author', 'coordinator'], { attempt: event.attempt });
    case 'handed-back':
      return tell('visit-handed-back', ['responsible'], { attempts: event.attempts });
    case 'another-visit-needed':
    case 'check-failed':
      return tell('visit-another', ['author', 'coordinator']);
    case 'work-done':
      return tell('visit-to-check', ['responsible']);
    case 'work-checked':
      return tell('visit-checked', ['author']);
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
      // The limit of the ticket may run on: that is the responsible's affair.
      return tell('visit-cancelled', [
        ...(event.side === 'client' ? [] : (['author'] as const)),
        'coordinator',
        'responsible',
      ]);
    case 'parts-ordered':
      return tell('parts-ordered', ['author'], { supplier: event.supplier, expectedAt: event.expectedAt });
    case 'parts-shipped':
      return tell('parts-shipped', ['author'], { expectedAt: event.expectedAt });
    case 'parts-received':
      return after.ended === null && !after.orders.some(isOpen)
        ? tell('parts-received', ['author', 'coordinator'])
        : [];
    case 'threshold-told': {
      const clock = after.clocks.find(({ key }) => key === event.key);
      return tell('visit-threshold', event.whom, { clock: clock?.code ?? '', code: event.code, due: event.due });
    }
    default:
      return [];
  }
}

/** Who has to know that a time is free again: the client too, unless it was the client's word, or a letter of its own says it. */
function released({ because, by }: Extract<VisitEvent, { type: 'slot-released' }>): readonly Audience[] {
  const desk: readonly Audience[] = ['technician', 'coordinator'];
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
function settled({ because, doubts }: Extract<VisitEvent, { type: 'doubt-settled' }>): readonly Audience[] {
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
