/** What a reminder of a clock says beside its date. */
import { isOverdue, orderedParts } from '../parts';
import type { TicketEvent } from './commands';
import { extensibleClock } from './effects/extensions';
import { tell, type Letter } from './letter';
import type { NoticeKind } from './notice-kinds';
import type { TicketState } from './state/state';

type Told = Extract<TicketEvent, { type: 'threshold-told' }>;

export function reminders(event: Told, after: TicketState, before: TicketState | null): readonly Letter[] {
  const clock = after.clocks.find(({ key }) => key === event.key);
  if (clock === undefined) return [];
  const past = event.due !== null && event.at >= event.due ? 1 : null;
  const isEstimate = clock.from === 'estimate';
  const params = {
    clock: clock.code,
    code: event.code,
    due: event.due,
    past,
    // The second of two reminders says what the client was written.
    clientTold: isEstimate && event.whom.includes('author') ? 1 : null,
    ...(clock.from === 'parts-ordered' ? orderedParts(after.orders, clock.subject) : {}),
  };
  const told = event.whom.map((audience) => {
    const kind: NoticeKind = isEstimate && audience === 'author' ? 'estimate-slips' : 'threshold';
    return tell(kind, audience, kind === 'estimate-slips' ? { ...params, limit: limitAfter(event, after) } : params);
  });
  // Who was promised the parts for then is told once that they are late.
  return isOverdue(event, before) ? [...told, tell('parts-late', 'author', params)] : told;
}

/** The limit, where it stands later than the time that slips. */
function limitAfter({ due }: Told, state: TicketState): number | null {
  const limit = extensibleClock(state)?.aim.due ?? null;
  return limit !== null && due !== null && limit > due ? limit : null;
}
