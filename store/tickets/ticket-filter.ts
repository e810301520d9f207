import { Prisma } from '../../prisma/generated/client';
import type { Stage } from '../../domain/regulation';
import { spanOfDay } from '../../domain/time';
import type { Instant, LocalDate } from '../../domain/time';
import type { Reach } from '../reach';
import { owedAt, type OwedFilter } from './owed-filter';
import { changeKey, closedKey, dueKey, isClosed, isOpen, receivedKey, undatedAt, type OrderSql } from './ticket-orders';

/** An instant, or a date by the clocks of the desk. */
export type Moment = Instant | LocalDate;

/** From a moment, itself included, to another: a date is included whole, an instant is not. */
export interface MomentSpan {
  readonly from?: Moment;
  readonly to?: Moment;
}

/** Which tickets are meant: those of which all holds that is named. */
export interface TicketFilter {
  /** Who may see what: the list holds what lies in any of these. */
  readonly reach: readonly Reach[];
  readonly stage?: Stage;
  readonly status?: string;
  /** Short id; null: nobody is responsible. */
  readonly assignee?: string | null;
  /** Short ids by desk: any of these is responsible. */
  readonly assignees?: Readonly<Record<string, readonly string[]>>;
  /** Code of the service that has it before its people: that holds it, or is asked to take it. */
  readonly service?: string;
  /** Who owes the next step. */
  readonly owes?: OwedFilter;
  readonly open?: boolean;
  /** A promise's due instant has passed. */
  readonly overdue?: boolean;
  readonly clientId?: string;
  /** Whose ticket it is in any way: the author, one with whom it is shared, or the responsible. */
  readonly personId?: string;
  readonly authorId?: string;
  /** With whom it is shared. */
  readonly followerId?: string;
  readonly topic?: string;
  readonly requestType?: string;
  readonly priority?: string;
  readonly level?: string;
  readonly received?: MomentSpan;
  readonly closed?: MomentSpan;
  /** The next due instant; what is closed has none. */
  readonly due?: MomentSpan;
  readonly updated?: MomentSpan;
  /** What has changed since, and what may have become visible since. */
  readonly updatedSince?: Moment;
  /** Words of the subject or of the fields, each at least by its beginning; or a public number. */
  readonly text?: string;
}

/**
 * A change bears the instant at which it was decided, and becomes visible when its transaction ends: what is seen now may lie before
 * what was seen before. It is at most this much later: `decidedFreshMs`, and the longest statement or transaction.
 */
export const visibleWithinMs = 60_000;

/** What conditions are written for: one desk, at one instant. */
interface At {
  readonly now: Instant;
  /** The zone of the desk. */
  readonly timeZone: string;
}

/** Whether a filter names dates, which begin by the clocks of a desk. */
export function namesDays({ received, closed, due, updated, updatedSince }: TicketFilter): boolean {
  const moments = [received, closed, due, updated].flatMap((span) => [span?.from, span?.to]);
  return [...moments, updatedSince].some((moment) => typeof moment === 'string');
}

/** A range of the list in what the order's indexes have, and what has to be looked up of each ticket `t` in it. */
export interface Part {
  /** Of the ticket `t`; in an order by changes of its process `c`. */
  readonly range: readonly Prisma.Sql[];
  readonly tests: readonly Prisma.Sql[];
  /** All of it, of the ticket alone. */
  readonly all: readonly Prisma.Sql[];
}

/** The ranges that a part of the reach consists of; a ticket may lie in several. */
export function partsOf(reach: Reach, filter: TicketFilter, order: OrderSql, at: At): Part[] {
  const { desk, clientId = filter.clientId, personId, andPrograms = false, technician, services } = reach;
  const foreign = reach.clientId !== undefined && filter.clientId !== undefined && reach.clientId !== filter.clientId;
  if (foreign) return [];
  const except = reach.exceptClients ?? [];
  const byDue = order.key === dueKey;
  const place = (of: Prisma.Sql): Prisma.Sql[] => [
    Prisma.sql`${of}."desk" = ${desk}`,
    ...(clientId === undefined ? [] : [Prisma.sql`${of}."client_id" = ${clientId}::uuid`]),
    ...(except.length === 0 ? [] : [Prisma.sql`${of}."client_id" <> ALL(${[...except]}::uuid[])`]),
  ];
  const ticket = Prisma.raw('t');
  const ranges = rangesOf(filter, order, at);
  const tested = testsOf(filter, order, desk, at);
  const visited =
    technician === undefined
      ? []
      : [
          Prisma.sql`t."id" IN (SELECT "ticket_id" FROM "visit" WHERE "desk" = ${desk} AND "technician" = ${technician})`,
        ];
  const sees: Whose[][] = personId === undefined ? [[]] : seenBy(personId, andPrograms, byDue);
  const seen =
    services === undefined ? sees : sees.flatMap((own) => tookPart(services, byDue).map((also) => [...own, ...also]));
  const named = filter.personId === undefined ? [[]] : ofPerson(filter.personId, desk, byDue);
  const asked = named.flatMap((each) => owing(each, filter.owes, desk, byDue));
  return seen.flatMap((own) =>
    asked.map((also) => {
      const whose = [...own, ...also];
      const indexed = whose.filter(({ isIndexed }) => isIndexed).map(({ sql }) => sql);
      const looked = [...whose.filter(({ isIndexed }) => !isIndexed).map(({ sql }) => sql), ...visited];
      return {
        range: [...place(Prisma.raw(order.byProcess === true ? 'c' : 't')), ...ranges, ...indexed],
        tests: [...looked, ...tested.near],
        all: [
          ...place(ticket),
          ...rangesOf(filter, { ...order, byProcess: undefined }, at),
          ...indexed,
          ...looked,
          ...tested.all,
        ],
      };
    }),
  );
}

/** Whether a filter has to be looked up of each ticket, since the indexes of the order do not have it. */
export function isTested(filter: Omit<TicketFilter, 'reach'>, order: OrderSql): boolean {
  const at = { now: 0, timeZone: 'UTC' };
  return (
    filter.personId !== undefined ||
    filter.owes !== undefined ||
    testsOf({ ...filter, reach: [], ...(filter.assignees && { assignee: null }) }, order, '', at).near.length > 0
  );
}

/** What of a filter is a range of the order's key, or has an index with it. */
function rangesOf(filter: TicketFilter, { key, of, byProcess }: OrderSql, { now, timeZone }: At): Prisma.Sql[] {
  const { stage, status, assignee, service, open, overdue, received, closed, due } = filter;
  const changes = key === changeKey ? changesOf(filter, timeZone, Prisma.raw(byProcess === true ? 'c' : 't')) : [];
  return [
    ...(of === undefined ? [] : [of]),
    ...(key === dueKey
      ? [
          ...(open === undefined
            ? []
            : [
                open
                  ? Prisma.sql`${dueKey} < 'infinity'::timestamptz`
                  : Prisma.sql`${dueKey} = 'infinity'::timestamptz`,
              ]),
          ...(overdue === undefined ? [] : [isOverdue(overdue, now)]),
          ...dueWithin(due, timeZone),
          ...is(Prisma.sql`t."stage"`, stage),
          ...is(Prisma.sql`t."status"`, status),
          ...is(Prisma.sql`t."assignee"`, assignee),
          ...is(Prisma.sql`t."service"`, service),
        ]
      : []),
    ...(key === receivedKey ? within(receivedKey, received, timeZone) : []),
    ...(key === closedKey ? within(closedKey, closed, timeZone) : []),
    ...changes,
  ];
}

/** All else of a filter but its reach, its persons and its words: of a ticket that is at hand, and of all where it is what finds them. */
function testsOf(
  filter: TicketFilter,
  { key }: OrderSql,
  desk: string,
  { now, timeZone }: At,
): { readonly near: Prisma.Sql[]; readonly all: Prisma.Sql[] } {
  const { stage, status, assignee, service, open, overdue } = filter;
  const { authorId, followerId, topic, requestType, priority, level } = filter;
  const changes = (of: 'c' | 't') => (key === changeKey ? [] : changesOf(filter, timeZone, Prisma.raw(of)));
  const tests = [
    ...(key === dueKey
      ? []
      : [
          ...(open === undefined ? [] : [open ? isOpen : isClosed]),
          ...(overdue === undefined ? [] : [isOverdue(overdue, now)]),
          ...dueWithin(filter.due, timeZone),
          ...is(Prisma.sql`t."stage"`, stage),
          ...is(Prisma.sql`t."status"`, status),
          ...is(Prisma.sql`t."assignee"`, assignee),
          ...is(Prisma.sql`t."service"`, service),
        ]),
    ...is(Prisma.sql`t."author_id"`, authorId),
    ...(followerId === undefined ? [] : [sharedWith(followerId)]),
    ...is(Prisma.sql`t."topic"`, topic),
    ...is(Prisma.sql`t."request_type"`, requestType),
    ...is(Prisma.sql`t."priority"`, priority),
    ...is(Prisma.sql`t."level"`, level),
    ...(key === receivedKey ? [] : within(receivedKey, filter.received, timeZone)),
    ...(key === closedKey ? [] : within(closedKey, filter.closed, timeZone)),
  ];
  const found = changes('c');
  return {
    near: [...tests, ...changes('t')],
    all: [...tests, ...(found.length === 0 ? [] : [changedAs(found, desk)])],
  };
}

function isOverdue(overdue: boolean, now: Instant): Prisma.Sql {
  return Prisma.sql`${dueKey} ${Prisma.raw(overdue ? '<' : '>=')} ${new Date(now)}`;
}

/** What has a due instant in the span: neither what is closed nor what has none lies in any. */
function dueWithin(span: MomentSpan | undefined, timeZone: string): Prisma.Sql[] {
  const edges = within(dueKey, span, timeZone);
  return edges.length === 0 ? [] : [...edges, Prisma.sql`${dueKey} < ${new Date(undatedAt)}`];
}

function is(column: Prisma.Sql, value: string | null | undefined): Prisma.Sql[] {
  if (value === undefined) return [];
  return [value === null ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${value}`];
}

function sharedWith(personId: string): Prisma.Sql {
  return Prisma.sql`t."shared_with" @> ARRAY[${personId}]::text[]`;
}

function within(column: Prisma.Sql, span: MomentSpan | undefined, timeZone: string): Prisma.Sql[] {
  const { from, to } = span ?? {};
  return [
    ...(from === undefined ? [] : [Prisma.sql`${column} >= ${new Date(edgeOf(from, 'from', timeZone))}`]),
    ...(to === undefined ? [] : [Prisma.sql`${column} < ${new Date(edgeOf(to, 'to', timeZone))}`]),
  ];
}

/** @throws for a date that the edge should have refused */
function edgeOf(moment: Moment, edge: 'from' | 'to', timeZone: string): Instant {
  if (typeof moment === 'number') return moment;
  const day = spanOfDay(timeZone, moment);
  if (day === undefined) throw new Error('There is no such day.');
  return day[edge];
}

/** What a filter says of the last change: of the process `c`, or of the ticket, which has the same. */
function changesOf({ updated, updatedSince }: TicketFilter, timeZone: string, of: Prisma.Sql): Prisma.Sql[] {
  const column = Prisma.sql`${of}."updated_at"`;
  const since = updatedSince === undefined ? undefined : edgeOf(updatedSince, 'from', timeZone) - visibleWithinMs;
  return [
    ...within(column, updated, timeZone),
    ...(since === undefined ? [] : [Prisma.sql`${column} >= ${new Date(since)}`]),
  ];
}

/** The same of a ticket in an order that is not by changes: by the index of changes where that finds few. */
function changedAs(conditions: readonly Prisma.Sql[], desk: string): Prisma.Sql {
  return Prisma.sql`t."id" IN (SELECT c."id" FROM "process" c WHERE c."kind" = 'ticket' AND c."desk" = ${desk}
    AND ${Prisma.join([...conditions], ' AND ')})`;
}

/** Whose tickets, and whether there is an index of these in the order of the list. */
interface Whose {
  readonly sql: Prisma.Sql;
  readonly isIndexed: boolean;
}

/** The own, the shared, and those of programs. */
function seenBy(personId: string, andPrograms: boolean, byDue: boolean): Whose[][] {
  const programs = { sql: Prisma.sql`t."author_kind" = 'integration'`, isIndexed: byDue };
  return [[authorIs(personId, byDue)], [follower(personId)], ...(andPrograms ? [[programs]] : [])];
}

/** What one of the services took part in, and what is with none. */
function tookPart(services: readonly string[], byDue: boolean): Whose[][] {
  const took = Prisma.sql`t."services" <> ARRAY[]::text[] AND t."services" && ${[...services]}::text[]`;
  const unnamed = Prisma.sql`t."service" IS NULL`;
  return [[{ sql: took, isIndexed: false }], [{ sql: unnamed, isIndexed: byDue }]];
}

/** Those of a person in any way. */
function ofPerson(personId: string, desk: string, byDue: boolean): Whose[][] {
  const responsible = Prisma.sql`t."assignee" = (
    SELECT "short_id" FROM "desk_person" WHERE "desk" = ${desk} AND "person_id" = ${personId})`;
  return [[authorIs(personId, byDue)], [follower(personId)], [{ sql: responsible, isIndexed: byDue }]];
}

/** The same, and what is owed by those who are meant. */
function owing(whose: readonly Whose[], owes: OwedFilter | undefined, desk: string, byDue: boolean): Whose[][] {
  if (owes === undefined) return [[...whose]];
  return owedAt(owes, desk).map(({ sql, isIndexed, also }) => [
    ...whose,
    { sql, isIndexed: isIndexed && byDue },
    ...also.map((each) => ({ sql: each, isIndexed: false })),
  ]);
}

function authorIs(personId: string, byDue: boolean): Whose {
  return { sql: Prisma.sql`t."author_id" = ${personId}`, isIndexed: byDue };
}

function follower(personId: string): Whose {
  return { sql: sharedWith(personId), isIndexed: false };
}
