import { visitKind } from '../../domain/visit';
import type { VisitEvent } from '../../domain/visit';
import { withWords } from '../read-timeline';
import type { Timeline, TimelineSpan } from '../read-timeline';
import type { StoreContext } from '../store-context';
import { readEvents } from '../process/state-of';

/** What happened on a visit, with the words and files that belong to it. */
export async function readVisitTimeline(
  context: StoreContext,
  visit: { readonly id: string; readonly ticketId: string },
  span: TimelineSpan,
): Promise<Timeline<VisitEvent>> {
  const found = await readEvents(context.database, visitKind, visit.id, { ...span, most: span.most + 1 });
  return withWords(context, found, { rootId: visit.ticketId, processId: visit.id }, span.most);
}
