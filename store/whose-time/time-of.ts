import type { TicketEvent } from '../../domain/ticket';
import { ticketKind } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { countTime, courseOf, measureBy, type Measure, type WhoseTime } from '../../domain/whose-time';
import { readEvents } from '../process/state-of';
import type { StoreContext } from '../store-context';

/** What is needed to count whose time it was. */
type Counting = Pick<StoreContext, 'database' | 'library'>;

/** Whose the working time of a ticket was until now, span by span; undefined for one that is not there. */
export async function readWhoseTime(context: Counting, id: string, now: Instant): Promise<WhoseTime | undefined> {
  const events = await readEvents(context.database, ticketKind, id);
  return events.length === 0 ? undefined : timeOf(context, events, now);
}

/** The same from all events of a ticket. */
export async function timeOf(
  { library }: Pick<Counting, 'library'>,
  events: readonly TicketEvent[],
  now: Instant,
): Promise<WhoseTime> {
  const course = courseOf(events);
  const measures = new Map(
    await Promise.all(
      course.cycles.map(async (cycle): Promise<readonly [typeof cycle, Measure]> => [
        cycle,
        measureBy(cycle, await library.pinned(cycle.pin)),
      ]),
    ),
  );
  return countTime(
    course,
    (cycle) => {
      const measure = measures.get(cycle);
      if (measure === undefined) throw new Error('a cycle of another course');
      return measure;
    },
    now,
  );
}
