/** Histories that release 0.2.0 wrote fold for ever, and lose no date that runs. */
import { fold, foldClocks, nextTick, type EventHead, type StoredEvent } from '../../../domain/process';
import { nextDue, ticketKind, type TicketEvent } from '../../../domain/ticket';
import { nextVisitDue, stageOf, visitKind, type VisitEvent } from '../../../domain/visit';
import histories from './histories-of-schema-1.json';

interface Running {
  readonly key: string;
  readonly due: number | null;
  readonly thresholds: readonly unknown[];
  readonly pauses: readonly unknown[];
  readonly limit: unknown;
}

/** As the store reads it: what an event says itself through the upcaster, the head beside. */
function read<Event>(
  kind: { upcast(stored: StoredEvent): unknown },
  stored: readonly (EventHead & { type: string })[],
) {
  return stored.map(({ revision, at, by, commandId, type, ...data }) => ({
    ...(kind.upcast({ schema: 1, type, data }) as object),
    revision,
    at,
    by,
    commandId,
  })) as unknown as readonly Event[];
}

const running = (clocks: ReturnType<typeof foldClocks>): Running[] =>
  clocks
    .filter(({ stoppedAt }) => stoppedAt === null)
    .map(({ key, aim, pauses, limit }) => ({ key, due: aim.due, thresholds: aim.thresholds, pauses, limit }));

const stored = histories as unknown as readonly {
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly nextDue: number | null;
  readonly running: readonly Running[];
  readonly events: readonly (EventHead & { type: string })[];
}[];

it.each(stored.map((history) => [history.name, history] as const))('X-5 %s', (_, history) => {
  if (history.kind === 'visit') {
    const events = read<VisitEvent>(visitKind, history.events);
    const state = fold(visitKind, events)!;
    expect([stageOf(state), nextVisitDue(state)]).toEqual([history.stage, history.nextDue]);
    expect(running(state.clocks)).toEqual(history.running);
    expect(running(foldClocks(visitKind, events))).toEqual(history.running);
    return;
  }
  const events = read<TicketEvent>(ticketKind, history.events);
  const state = fold(ticketKind, events)!;
  expect([state.stage, nextDue(state)]).toEqual([history.stage, history.nextDue]);
  expect(running(state.clocks)).toEqual(history.running);
  expect(running(foldClocks(ticketKind, events))).toEqual(history.running);
  expect(nextTick(state)?.at ?? null).not.toBe(undefined);
});
