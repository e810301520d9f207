import type { Bench } from '../harness/bench';
import { answerFirst, clocksStarted, end, openDesks, solve } from '../harness/desks';
import type { Desk, DeskTicket } from '../harness/desks';
import { historiesOf } from '../harness/histories';
import { command, replyWords } from '../harness/tickets';

/** What a clock more may cost: its timer set, gone off or called off, and the task that does so. */
const eventsAClock = 3;

export interface DeskHistoryFigure {
  readonly events: number;
  /** Clocks that the path starts there. */
  readonly clocks: number;
  /** SKAI's events and three for each of these clocks. */
  readonly most: number;
}

/**
 * Events of the history of a ticket of each desk: filed, answered first with an indicative time, a word of the client, solved,
 * ended as that desk ends it. Before each step everything settles, as it is when people act; all executions count. SKAI stands
 * for itself: its own figure is `history-events`.
 */
export async function measureDeskHistories(bench: Bench): Promise<Readonly<Record<string, DeskHistoryFigure>>> {
  const desks = openDesks(bench);
  const since = Date.now();
  const tickets = new Map<Desk, DeskTicket>();
  for (const desk of desks) tickets.set(desk, await desk.file());
  const steps: readonly ((desk: Desk, ticket: DeskTicket) => Promise<unknown>)[] = [
    answerFirst,
    ({ client }, { id }) => command(client, id, replyWords),
    solve,
    end,
  ];
  for (const step of steps) {
    await bench.settled();
    for (const [desk, ticket] of tickets) await step(desk, ticket);
  }
  await bench.settled();
  const histories = await historiesOf(bench.bare.client, [...tickets.values()], since);
  const taken: (readonly [desk: string, events: number, clocks: number])[] = [];
  for (const [desk, ticket] of tickets) {
    const events = (histories.get(ticket.tid) ?? []).reduce((sum, run) => sum + run.length, 0);
    taken.push([desk.code, events, await clocksStarted(desk, ticket)]);
    desk.close();
  }
  const skai = taken.find(([desk]) => desk === 'skai')?.[1] ?? 0;
  return Object.fromEntries(
    taken.map(([desk, events, clocks]) => [desk, { events, clocks, most: skai + eventsAClock * clocks }]),
  );
}
