import { code, line, orNull } from '../schemas/values';
import { says, z } from '../schemas/zod';

/** How many requests a year may have here; `npm run simulate` plays more. */
export const mostRequests = 10_000;

/** A whole number of a query. */
function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^[0-9]{1,5}$/, says('whole-number'))
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .openapi({ type: 'integer', minimum: least, maximum: most });
}

export const yearQuery = z.strictObject({
  desk: code().optional().openapi({ description: 'May be left out by one who leads a single desk.' }),
  year: whole(2023, 2098),
  seed: line(40).openapi({ description: 'Of the same seed the same year, to the last word.' }),
  requests: whole(1, mostRequests),
  specialists: whole(1, 1_000)
    .optional()
    .openapi({ description: 'Left out: as many as have enough to do with so many requests.' }),
  contract: z.uuid().optional().openapi({ description: 'A contract that is laid over the regulation.' }),
});

const counts = {
  promised: z.int().openapi({ description: 'The sum of the other three.' }),
  kept: z.int(),
  missed: z.int(),
  running: z.int().openapi({ description: 'Neither when the year ends.' }),
};

const longest = z
  .object({ tid: z.string(), workingSeconds: z.int() })
  .openapi('SimulatedLongest', { description: 'Of which made-up request, and in working time of the desk.' });

const promiseRow = z
  .object({
    of: z.enum(['ticket', 'visit']),
    clock: z.string(),
    title: z.string(),
    source: z.string().openapi({ description: 'The paragraph of the regulation, or the clause of the contract.' }),
    ...counts,
    undated: z.int().openapi({ description: 'Those that have no date; not among the promised.' }),
    latest: orNull(longest).openapi({ description: 'The one that is late by the most working time; null: none is.' }),
  })
  .openapi('SimulatedPromise');

const ledger = z
  .object({ total: z.object(counts).openapi('SimulatedCounts'), rows: z.array(promiseRow) })
  .openapi('SimulatedLedger');

const waitRow = z
  .object({
    key: z.string(),
    title: z.string(),
    awaited: z.enum(['desk', 'client', 'supplier', 'nature']),
    awaitedText: z.string(),
    workingSeconds: z.int(),
    share: z.number().openapi({ description: 'Of all waiting, from 0 to 1.' }),
    count: z.int(),
    longest,
  })
  .openapi('SimulatedWait');

const month = z
  .object({
    month: z
      .string()
      .openapi({ example: '2027-02', description: 'Promises stand in the month in which they fall due.' }),
    filed: z.int(),
    closed: z.int(),
    ...counts,
  })
  .openapi('SimulatedMonth');

export const yearView = z
  .object({
    desk: z.string(),
    title: z.string(),
    version: z.string(),
    contract: z.string().nullable().openapi({ description: 'The number of the contract; null: the regulation alone.' }),
    worksUnderContracts: z.boolean().openapi({
      description: 'Whether the desk serves under contracts only: without one, nothing closed is reopened.',
    }),
    timeZone: z.string(),
    year: z.int(),
    seed: z.string(),
    specialists: z.int(),
    load: z.number().openapi({ description: 'How much of their time they were at work, from 0 to 1.' }),
    words: z.int(),
    tellings: z.int().openapi({ description: 'Warnings and reminders that time brought.' }),
    tickets: z
      .object({
        filed: z.int(),
        closed: z.int(),
        open: z.int(),
        reopenings: z.int(),
        closings: z.array(z.object({ how: z.string(), title: z.string(), count: z.int() }).openapi('SimulatedClosing')),
      })
      .openapi('SimulatedTickets'),
    /** What the desk's people owe. */
    promises: ledger,
    /** What is asked of clients; missed where nothing came in time. */
    asked: ledger,
    waits: z
      .object({
        workingSeconds: z.int(),
        bySide: z.array(waitRow),
        byStage: z.array(waitRow),
        byClock: z.array(waitRow),
        byTopic: z.array(waitRow),
      })
      .openapi('SimulatedWaits', { description: 'Who waited for whom, in working time of the desk.' }),
    extensions: z
      .object({ proposed: z.int(), accepted: z.int(), declined: z.int(), expired: z.int() })
      .openapi('SimulatedExtensions'),
    holds: z.array(
      z.object({ reason: z.string(), title: z.string(), source: z.string(), count: z.int() }).openapi('SimulatedHold'),
    ),
    partsOrders: z.int(),
    visits: orNull(
      z
        .object({ requested: z.int(), done: z.int(), cancelled: z.int(), open: z.int(), noShows: z.int() })
        .openapi('SimulatedVisits'),
    ).openapi({ description: 'Null where the desk makes none.' }),
    months: z.array(month),
    refusals: z.array(z.object({ word: z.string(), code: z.string(), count: z.int() }).openapi('SimulatedRefusal')),
  })
  .openapi('SimulatedYear');
