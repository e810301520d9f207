import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { countSetAside } from '../set-aside';
import type { StoreContext } from '../store-context';

/** How the whole store stands, for those who run it: ages in seconds, 0 where nothing waits. */
export interface Figures {
  /** Of the run that has had something to learn for longest. */
  readonly oldestStaleRun: number;
  /** Of the instant that should have woken a run first, and has passed. */
  readonly oldestOverdueTick: number;
  /** Of the word that waits for its decision. */
  readonly oldestWaitingWord: number;
  /** Since the letter that should have left first was to leave. */
  readonly oldestUnsentLetter: number;
  /** The same of letters about passwords. */
  readonly oldestUnsentAccountLetter: number;
  /** Of the letter that has come and of which nothing has come yet. */
  readonly oldestUnreadLetter: number;
  /** Runs that the engine has not acknowledged. */
  readonly runsNeverStarted: number;
  /** What was set aside because its decision threw. */
  readonly setAside: number;
  /** What lies in the trays of all desks. */
  readonly trayItems: number;
  readonly publications: Readonly<Record<UnderWay, number>>;
  /** Since the standing check of the desk that has waited longest ended a full pass; of one that never did, since it stands. */
  readonly oldestCheckPass: number;
  /** What the standing checks have found and nobody has mended, by its code. */
  readonly findings: Readonly<Record<string, number>>;
}

/** Stages in which a publication has something to do, or will have. */
type UnderWay = 'rehearsing' | 'waiting' | 'moving';

interface Raw {
  readonly staleRun: Date | null;
  readonly tick: Date | null;
  readonly word: Date | null;
  readonly letter: Date | null;
  readonly accountLetter: Date | null;
  readonly unread: Date | null;
  readonly neverStarted: number;
  readonly tray: number;
  readonly rehearsing: number;
  readonly waiting: number;
  readonly moving: number;
  readonly pass: Date | null;
  readonly findings: Readonly<Record<string, number>> | null;
}

/** Counted up to here: beyond it the answer is that there are far too many. */
const mostCounted = 1_000;

/** Reads them: each from an index of what waits, so that it costs the same however much lies in the store. */
export async function readFigures(context: StoreContext): Promise<Figures> {
  const { database, clock } = context;
  const now = await clock.now();
  const at = new Date(now);
  const counted = (rows: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 ${rows} LIMIT ${mostCounted}) AS "some")`;
  const publications = (stage: UnderWay): Prisma.Sql => counted(Prisma.sql`FROM "draft" WHERE "stage" = ${stage}`);
  const [row] = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT (SELECT min("stale_since") FROM "run" WHERE "stale_since" IS NOT NULL) AS "staleRun",
      (SELECT min("next_tick") FROM "run" WHERE "next_tick" <= ${at}) AS "tick",
      (SELECT min("stored_at") FROM "inbox" WHERE "outcome" IS NULL) AS "word",
      (SELECT min("not_before") FROM "notice" WHERE "state" = 'waiting' AND "not_before" <= ${at}) AS "letter",
      (SELECT min("not_before") FROM "account_letter" WHERE "state" = 'waiting' AND "not_before" <= ${at}) AS "accountLetter",
      (SELECT "received_at" FROM "letter_in" WHERE "outcome" IS NULL ORDER BY "seq" LIMIT 1) AS "unread",
      ${counted(Prisma.sql`FROM "run" WHERE "started_at" IS NULL AND "ended_at" IS NULL`)} AS "neverStarted",
      ${counted(Prisma.sql`FROM "tray" WHERE "resolved_at" IS NULL`)} AS "tray",
      ${publications('rehearsing')} AS "rehearsing", ${publications('waiting')} AS "waiting", ${publications('moving')} AS "moving",
      (SELECT to_timestamp(min(COALESCE("state" #>> '{last,endedAt}', "state" ->> 'lastAt')::float8) / 1000) FROM "process"
        WHERE "kind" = 'check') AS "pass",
      (SELECT jsonb_object_agg("code", "count") FROM (
        SELECT "code", count(*)::int AS "count" FROM "finding" WHERE "resolved_at" IS NULL GROUP BY 1) AS "standing") AS "findings"`);
  if (row === undefined) throw new Error('A query of figures gave no row.');
  const { rehearsing, waiting, moving } = row;
  return {
    oldestStaleRun: ageOf(row.staleRun, now),
    oldestOverdueTick: ageOf(row.tick, now),
    oldestWaitingWord: ageOf(row.word, now),
    oldestUnsentLetter: ageOf(row.letter, now),
    oldestUnsentAccountLetter: ageOf(row.accountLetter, now),
    oldestUnreadLetter: ageOf(row.unread, now),
    runsNeverStarted: row.neverStarted,
    setAside: await countSetAside(context, mostCounted),
    trayItems: row.tray,
    publications: { rehearsing, waiting, moving },
    oldestCheckPass: ageOf(row.pass, now),
    findings: row.findings ?? {},
  };
}

function ageOf(since: Date | null, now: Instant): number {
  return since === null ? 0 : Math.max(0, now - since.getTime()) / 1_000;
}
