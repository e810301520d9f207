import { Prisma } from '../../prisma/generated/client';
import type { StoreContext } from '../store-context';
import type { ArrivedLetter, LetterOrder, LetterWay } from './arrived';

interface RawLetter {
  readonly id: string;
  readonly desk: string | null;
  readonly way: LetterWay;
  readonly envelopeFrom: string | null;
  readonly envelopeTo: string[];
  readonly sha256: string;
  readonly size: number;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly order: LetterOrder | null;
}

const columns = Prisma.raw(
  `l."id", l."desk", l."way", l."envelope_from" AS "envelopeFrom", l."envelope_to" AS "envelopeTo", l."sha256", l."size",
   l."received_at" AS "receivedAt", l."attempts", l."order"`,
);

export interface LetterClaim {
  readonly most: number;
  readonly leaseMs: number;
  /** This one alone. */
  readonly id?: string;
}

/**
 * Claims letters that nothing has come of yet, in the order of their coming. Processes beside each other never get the same one;
 * one that dies leaves its claims to the others when the lease ends.
 */
export async function claimLetters(
  { database, clock }: StoreContext,
  { most, leaseMs, id }: LetterClaim,
): Promise<readonly ArrivedLetter[]> {
  const now = await clock.inSql();
  const which = id === undefined ? Prisma.empty : Prisma.sql`AND w."id" = ${id}::uuid`;
  const rows = await database.$queryRaw<RawLetter[]>(Prisma.sql`
    WITH "claimed" AS (
      SELECT w."id", w."seq" FROM "letter_in" w
      WHERE w."outcome" IS NULL AND (w."lease_until" IS NULL OR w."lease_until" <= ${now}) ${which}
      ORDER BY w."seq" LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), "taken" AS (
      UPDATE "letter_in" l SET "attempts" = l."attempts" + 1, "lease_until" = ${now} + make_interval(secs => ${leaseMs / 1_000})
      FROM "claimed" c WHERE l."id" = c."id" RETURNING ${columns}, c."seq"
    )
    SELECT * FROM "taken" ORDER BY "seq"`);
  return rows.map(({ receivedAt, ...row }) => ({ ...row, receivedAt: receivedAt.getTime() }));
}

/** Gives claimed letters back: they are claimed again after so many milliseconds. @param how whether the claim counts as an attempt */
export async function putBackLetters(
  { database, clock }: StoreContext,
  ids: readonly string[],
  waitMs: number,
  how: 'tried' | 'not-tried' = 'tried',
): Promise<void> {
  await database.$executeRaw(Prisma.sql`
    UPDATE "letter_in" SET "lease_until" = ${await clock.inSql()} + make_interval(secs => ${waitMs / 1_000}),
      "attempts" = GREATEST("attempts" - ${how === 'tried' ? 0 : 1}, 0)
    WHERE "id" = ANY(${[...ids]}::uuid[]) AND "outcome" IS NULL`);
}

/** The bytes of a letter, piece by piece; undefined when they are not there. */
export async function readLetterBytes(
  { database, blobs }: StoreContext,
  { sha256 }: Pick<ArrivedLetter, 'sha256'>,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  return blobs.read(database, sha256);
}

/** A letter's bytes for whoever wants it as it came; undefined when there is none. */
export async function findLetterBytes(
  context: StoreContext,
  id: string,
): Promise<
  | { readonly id: string; readonly size: number; readonly sha256: string; readonly chunks: AsyncIterable<Uint8Array> }
  | undefined
> {
  const [letter] = await context.database.$queryRaw<{ size: number; sha256: string }[]>`
    SELECT l."sha256", (SELECT COALESCE(sum(length(c."bytes")), 0)::int FROM "blob_chunk" c WHERE c."sha256" = l."sha256") AS "size"
    FROM "letter_in" l WHERE l."id" = ${id}::uuid`;
  const chunks = letter === undefined ? undefined : await readLetterBytes(context, letter);
  return letter === undefined || chunks === undefined ? undefined : { id, ...letter, chunks };
}
