import type { CommandBody, ProcessEvent, ProcessKind, ProcessState } from '../../domain/process';
import type { Queryable } from '../database';

/**
 * The state that a process's row holds. One written in an older shape is folded anew from the events, which are the truth.
 *
 * @throws when there are no events to fold
 */
export async function stateOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  database: Queryable,
  kind: ProcessKind<State, Event, Opening, Later, World>,
  id: string,
  stored: unknown,
): Promise<State> {
  // Written by the commit as it came from the process; its schema says whether the shape is still ours.
  const state = stored as State & { readonly schema?: number };
  return state.schema === kind.schema.state ? state : foldAnew(database, kind, id);
}

/**
 * The state that the events of a process make.
 *
 * @throws when there are no events to fold
 */
export async function foldAnew<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(database: Queryable, kind: ProcessKind<State, Event, Opening, Later, World>, id: string): Promise<State> {
  const [first, ...rest] = await readEvents(database, kind, id);
  if (first === undefined) throw new Error(`The ${kind.kind} ${id} has no history.`);
  return rest.reduce<State>((folded, event) => kind.evolve(folded, event), kind.first(first));
}

/** Which events of a process are read; all of them, in order, where nothing is said. */
export interface EventSpan {
  /** From which end; default: the oldest first. */
  readonly order?: 'oldest' | 'newest';
  /** What comes after this revision in the order. */
  readonly after?: number | null;
  readonly most?: number;
  /** Of these types none. */
  readonly without?: readonly string[];
}

/** Events of a process in the shapes of this version. */
export async function readEvents<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  database: Queryable,
  kind: ProcessKind<State, Event, Opening, Later, World>,
  id: string,
  { order = 'oldest', after = null, most, without = [] }: EventSpan = {},
): Promise<Event[]> {
  const rows = await database.event.findMany({
    where: {
      processKind: kind.kind,
      processId: id,
      ...(after === null ? {} : { revision: order === 'oldest' ? { gt: after } : { lt: after } }),
      ...(without.length === 0 ? {} : { type: { notIn: [...without] } }),
    },
    orderBy: { revision: order === 'oldest' ? 'asc' : 'desc' },
    ...(most === undefined ? {} : { take: most }),
  });
  return rows.map((row) => eventFrom(kind, row));
}

/** All events of some processes of a kind, by process; one without any is left out. */
export async function readEventsOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  database: Queryable,
  kind: ProcessKind<State, Event, Opening, Later, World>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Event[]>> {
  const found = new Map<string, Event[]>();
  if (ids.length === 0) return found;
  const rows = await database.event.findMany({
    where: { processKind: kind.kind, processId: { in: [...ids] } },
    orderBy: [{ processId: 'asc' }, { revision: 'asc' }],
  });
  for (const row of rows) {
    const events = found.get(row.processId) ?? [];
    found.set(row.processId, events);
    events.push(eventFrom(kind, row));
  }
  return found;
}

type EventRow = Awaited<ReturnType<Queryable['event']['findMany']>>[number];

function eventFrom<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  { revision, type, schema, at, asOf, by, commandId, data }: EventRow,
): Event {
  const body = kind.upcast({ schema, type, data });
  const head = { revision, at: at.getTime(), ...(asOf === null ? {} : { asOf: asOf.getTime() }), by, commandId };
  // What was written of an event comes back as one.
  return { ...body, ...head } as unknown as Event;
}
