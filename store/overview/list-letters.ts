import { Prisma } from '../../prisma/generated/client';
import type { NoticeKind } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import { ticketsIn, type DeskScope } from './scope';

/** Letters that ask for somebody's attention. */
export const letterTroubles = [
  /** Refused for good, or come back; the last first. */
  'failed',
  /** One hand-over at least was tried; the oldest first. */
  'delayed',
  /** To leave by now, and still here; what was to leave first stands first. */
  'waiting',
] as const;
export type LetterTrouble = (typeof letterTroubles)[number];

export interface LetterFilter {
  readonly scope: DeskScope;
  readonly state: LetterTrouble;
  /** Of tickets that are open, or closed. */
  readonly open?: boolean | undefined;
}

/** A letter of a ticket in such a list. */
export interface LetterLine {
  readonly id: string;
  readonly ticketId: string;
  readonly tid: string;
  readonly ticketSubject: string;
  readonly isOpen: boolean;
  readonly kind: NoticeKind;
  /** As it was rendered; null before that. */
  readonly subject: string | null;
  readonly recipientId: string;
  readonly recipientName: string;
  /** Where it goes. */
  readonly address: string | null;
  readonly attempts: number;
  readonly createdAt: Instant;
  /** When it is handed over, or tried again; null: it no longer is. */
  readonly dueAt: Instant | null;
  readonly bouncedAt: Instant | null;
  readonly fault: string | null;
}

type Dated = 'createdAt' | 'dueAt' | 'bouncedAt';

interface Raw extends Omit<LetterLine, Dated> {
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly key: Date;
}

/** Letters of a desk's tickets that did not arrive, are late, or wait, a page at a time. */
export async function listLetters(
  { database, clock }: StoreContext,
  filter: LetterFilter,
  cursor: string | null,
  most: number,
): Promise<Page<LetterLine> | BadCursor> {
  const { scope, state, open } = filter;
  const mark = listMark('letters', { desk: scope.desk, state, open });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const key = keys[state];
  const way = Prisma.raw(state === 'failed' ? 'DESC' : 'ASC');
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (${key}, n."id") ${Prisma.raw(state === 'failed' ? '<' : '>')} (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT n."id", n."root_id" AS "ticketId", t."tid", t."subject" AS "ticketSubject", t."closed_at" IS NULL AS "isOpen", n."kind", n."subject",
      n."recipient_id" AS "recipientId", r."name" AS "recipientName", r."email" AS "address", n."attempts", n."created_at" AS "createdAt",
      CASE WHEN n."state" = 'waiting' THEN n."not_before" END AS "dueAt", n."bounced_at" AS "bouncedAt", n."fault", ${key} AS "key"
    ${lettersOf(filter, await clock.now(), Prisma.sql`JOIN "person" r ON r."id" = n."recipient_id"`)} ${beyond}
    ORDER BY ${key} ${way}, n."id" ${way} LIMIT ${most + 1}`);
  const { items, ...page } = pageOf(rows, most, (last) => writeCursor(mark, { at: last.key.getTime(), id: last.id }));
  return {
    ...page,
    items: items.map(({ key: _key, createdAt, dueAt, bouncedAt, ...letter }) => ({
      ...letter,
      createdAt: createdAt.getTime(),
      dueAt: dueAt?.getTime() ?? null,
      bouncedAt: bouncedAt?.getTime() ?? null,
    })),
  };
}

const keys: Readonly<Record<LetterTrouble, Prisma.Sql>> = {
  failed: Prisma.sql`n."bounced_at"`,
  delayed: Prisma.sql`n."created_at"`,
  waiting: Prisma.sql`n."not_before"`,
};

/** `FROM ... WHERE ...` of letters `n` of tickets `t`. @param also further tables */
export function lettersOf({ scope, state, open }: LetterFilter, now: Instant, also = Prisma.empty): Prisma.Sql {
  if (state === 'waiting') return lettersThatLeave(scope, now, open, also);
  const troubles = {
    failed: Prisma.sql`n."bounced_at" IS NOT NULL`,
    delayed: Prisma.sql`n."state" = 'waiting' AND n."delayed_at" IS NOT NULL`,
  };
  return from(scope, troubles[state], open, also);
}

/** The same of those that are to leave by now. */
export function lettersThatLeave(scope: DeskScope, now: Instant, open?: boolean, also = Prisma.empty): Prisma.Sql {
  return from(scope, Prisma.sql`n."state" = 'waiting' AND n."not_before" <= ${new Date(now)}`, open, also);
}

function from(scope: DeskScope, which: Prisma.Sql, open: boolean | undefined, also: Prisma.Sql): Prisma.Sql {
  const closed = open === undefined ? Prisma.empty : Prisma.raw(`AND t."closed_at" IS ${open ? '' : 'NOT '}NULL`);
  return Prisma.sql`FROM "notice" n JOIN "ticket" t ON t."id" = n."root_id" ${also}
    WHERE ${which} AND n."channel" = 'email' AND ${ticketsIn(scope)} ${closed}`;
}
