/** What a coordinator and a technician do for a visit, and when. */
import type { PersonActor } from '../policy/actor';
import type { Instant } from '../time';
import type { LaterVisitCommand, VisitState } from '../visit';
import { vehicleMissing } from './habits';
import type { Stage } from './stage';
import type { Todo } from './todo';

const minuteMs = 60_000;
const text = '…';

/** Of what a specialist owes to a visit. */
export function specialistSays({ code }: Todo): LaterVisitCommand | null {
  if (code === 'check-work') return { type: 'check', ok: true, text };
  return code === 'decide-visit' ? { type: 'cancel', reason: text } : null;
}

export function coordinatorSays(
  { desk }: Stage,
  { code }: Todo,
  visit: VisitState,
  now: Instant,
): LaterVisitCommand | null {
  const { visits } = desk.rules.regulation;
  if (visits === undefined) return null;
  switch (code) {
    case 'offer-slot':
    case 'answer-slot': {
      // Not before the client can have answered.
      const calendar = desk.rules.calendar(visits.calendar);
      const free = desk.diary.free(visit, visits, calendar, now + 24 * 60 * minuteMs);
      return free === null ? null : { type: 'offer-slot', ...free };
    }
    case 'decide':
      return { type: 'decide', decision: 'keep' };
    default:
      return null;
  }
}

/** When a technician acts next; null: there is nothing to do. */
export function technicianActsAt({ chance, rules }: Stage, { code }: Todo, { slot }: VisitState): Instant | null {
  if (slot === null) return null;
  switch (code) {
    case 'go':
      return slot.from - chance.whole(20, 50) * minuteMs;
    case 'begin-work':
      // Who waits in vain leaves when the rules say so.
      return chance.happens(vehicleMissing)
        ? slot.from + waitMinutes(rules) * minuteMs
        : slot.from + chance.whole(-10, Math.min(2, waitMinutes(rules) - 1)) * minuteMs;
    case 'leave-act':
      return slot.to - chance.whole(5, 40) * minuteMs;
    default:
      return null;
  }
}

export function technicianSays(
  { rules }: Stage,
  { code }: Todo,
  { slot }: VisitState,
  now: Instant,
): LaterVisitCommand | null {
  const { visits } = rules.regulation;
  if (slot === null || visits === undefined) return null;
  switch (code) {
    case 'go':
      return { type: 'depart' };
    case 'begin-work':
      return now < slot.from + waitMinutes(rules) * minuteMs ? { type: 'start' } : { type: 'no-show', proof: text };
    case 'leave-act': {
      const { checklist, photos } = visits.act;
      const attachments = Array.from({ length: photos }, (_, index) => `photo-${index + 1}`);
      const seen = { checklist: Object.keys(checklist), attachments, readings: { before: text, after: text } };
      return { type: 'act', outcome: 'done', text, ...seen, confirmedBy: text };
    }
    default:
      return null;
  }
}

function waitMinutes({ regulation }: Stage['rules']): number {
  return Math.max(1, regulation.visits?.noShow.waitMinutes ?? 1);
}

export function technicianOf({ desk }: Stage, { slot }: VisitState): PersonActor | undefined {
  return desk.cast.technicians.find(({ shortId }) => shortId === slot?.technician);
}
