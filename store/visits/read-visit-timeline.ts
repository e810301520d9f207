import type { VisitEvent } from '../../domain/visit';
import { withWords } from '../read-timeline';
import type { Timeline, TimelineSpan } from '../read-timeline';
import type { StoreContext } from '../store-context';
import { readVisitEvents } from './visit-state-of';

/** What happened on a visit after a revision, with the words and files that belong to it. */
export async function readVisitTimeline(
  context: StoreContext,
  visit: { readonly id: string; readonly ticketId: string },
  span: TimelineSpan,
): Promise<Timeline<VisitEvent>> {
  const found = await readVisitEvents(context.database, visit.id, span.after, span.most + 1);
  return withWords(context, found, { ticketId: visit.ticketId, visitId: visit.id }, span);
}
