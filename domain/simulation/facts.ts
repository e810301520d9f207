import type { Rules } from '../process';
import type { Closing, TicketEvent } from '../ticket';
import { localDateOf, type Calendar, type Instant } from '../time';
import { stageOf } from '../visit';
import { Tally } from './counting';
import type { Ongoing } from './ongoing';
import type { Counts, MonthRow, Simulation } from './result';

/** What happened, by the events of all requests. */
export class Facts {
  readonly #types = new Tally();
  readonly #holds = new Tally();
  readonly #closings = new Tally();
  readonly #visits = new Tally();
  readonly #filed = new Tally();
  readonly #closed = new Tally();
  #tickets = 0;

  constructor(private readonly calendar: Calendar) {}

  count({ played }: Ongoing): void {
    this.#tickets += 1;
    const { ticket } = played;
    for (const event of played.events) this.#note(event);
    for (const events of played.visitEvents.values()) for (const { type } of events) this.#types.add(type);
    for (const visit of played.visits) this.#visits.add(visit.ended === null ? 'open' : stageOf(visit));
    this.#filed.add(this.#monthOf(ticket.receivedAt));
    if (ticket.closed === null) return;
    this.#closings.add(ticket.closed.how);
    this.#closed.add(this.#monthOf(ticket.closed.at));
  }

  result({
    regulation,
  }: Rules): Pick<Simulation, 'tickets' | 'extensions' | 'holds' | 'partsOrders' | 'visits' | 'tellings'> {
    const of = (type: string): number => this.#types.of(type);
    const closings = this.#closings.inOrder().map(([how, count]) => ({ how: how as Closing, count }));
    const closed = closings.reduce((sum, { count }) => sum + count, 0);
    const { waits, visits } = regulation;
    return {
      tickets: {
        ...{ filed: this.#tickets, closed, open: this.#tickets - closed },
        ...{ closings, reopenings: of('reopened') },
      },
      extensions: {
        ...{ proposed: of('extension-proposed'), accepted: of('extension-accepted') },
        ...{ declined: of('extension-declined'), expired: of('extension-expired') },
      },
      holds: this.#holds.inOrder().flatMap(([reason, count]) => {
        const wait = waits[reason];
        return wait === undefined ? [] : [{ reason, title: wait.title, source: wait.source, owner: wait.owner, count }];
      }),
      partsOrders: of('parts-ordered'),
      visits:
        visits === undefined
          ? null
          : {
              ...{ requested: of('visit-requested'), done: this.#visits.of('done') },
              ...{ cancelled: this.#visits.of('cancelled'), open: this.#visits.of('open'), noShows: of('no-show') },
            },
      tellings: of('threshold-told'),
    };
  }

  months(year: number, promised: ReadonlyMap<string, Counts>): readonly MonthRow[] {
    return Array.from({ length: 12 }, (_, index) => {
      const month = `${year}-${String(index + 1).padStart(2, '0')}`;
      const counts = promised.get(month) ?? { promised: 0, kept: 0, missed: 0, running: 0 };
      return { month, filed: this.#filed.of(month), closed: this.#closed.of(month), ...counts };
    });
  }

  #note(event: TicketEvent): void {
    this.#types.add(event.type);
    if (event.type === 'wait-begun') this.#holds.add(event.reason);
  }

  #monthOf(at: Instant): string {
    return localDateOf(this.calendar, at).slice(0, 7);
  }
}
