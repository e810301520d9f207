import { Faults } from './faults';
import type { Records, TicketRecord, TransferFault } from './records';
import type { DeskKnown } from './check-records';

/** Which codes of the regulation the queues of another product are, by their names there. */
export interface QueueMapping {
  /** The file that says so. */
  readonly file: string;
  readonly queues: Readonly<Record<string, MappedTo>>;
}

interface MappedTo {
  readonly topic?: string | undefined;
  readonly requestType?: string | undefined;
  readonly priority?: string | undefined;
}

/** A queue that no mapping names, and how many tickets lie in it. */
export interface Unmapped {
  readonly queue: string;
  readonly tickets: number;
}

/** What a mapping says of tickets; what stands with a ticket itself counts before it. A code that the desk does not have is a fault of the mapping. */
export function mapQueues(
  records: Records,
  mapping: QueueMapping | null,
  known: Pick<DeskKnown, 'topics' | 'requestTypes' | 'priorities'>,
): { readonly records: Records; readonly unmapped: readonly Unmapped[]; readonly faults: readonly TransferFault[] } {
  const faults = new Faults();
  const queues = new Map(
    Object.entries(mapping?.queues ?? {}).map(([queue, to]) => {
      const at = { file: mapping?.file ?? '', line: null };
      const code = (
        value: string | undefined,
        codes: ReadonlySet<string>,
        fault: 'unknown-topic' | 'unknown-type' | 'unknown-priority',
        field: string,
      ) => {
        if (value === undefined || codes.has(value)) return value ?? null;
        faults.note(at, fault, queue, field);
        return null;
      };
      return [
        queue,
        {
          topic: code(to.topic, known.topics, 'unknown-topic', 'topic'),
          requestType: code(to.requestType, known.requestTypes, 'unknown-type', 'requestType'),
          priority: code(to.priority, known.priorities, 'unknown-priority', 'priority'),
        },
      ] as const;
    }),
  );
  const left = new Map<string, number>();
  const tickets = records.tickets.map((ticket): TicketRecord => {
    const { queue } = ticket;
    if (queue === null) return ticket;
    const to = queues.get(queue);
    if (to === undefined) {
      left.set(queue, (left.get(queue) ?? 0) + 1);
      return ticket;
    }
    return {
      ...ticket,
      topic: ticket.topic ?? to.topic,
      requestType: ticket.requestType ?? to.requestType,
      priority: ticket.priority ?? to.priority,
    };
  });
  return {
    records: { ...records, tickets },
    unmapped: [...left].map(([queue, count]) => ({ queue, tickets: count })),
    faults: faults.all,
  };
}
