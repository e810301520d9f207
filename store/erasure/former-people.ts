import { Prisma } from '../../prisma/generated/client';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';
import { beginErasure } from './erasures';

/** People of a desk that are looked through in one statement. */
const atOnce = 1_000;
/** Of a desk's people so many are erased at a time by its rule: what may speak of them is for few to review. */
const underWayAtOnce = 50;

interface Former {
  readonly personId: string;
  readonly shortId: string;
}

/** What a desk's rule says of people. */
interface Rule {
  readonly desk: string;
  /** Longer ago than this is past the term. */
  readonly before: Date;
  /** The paragraph that says so, kept as the reason. */
  readonly source: string;
}

/**
 * Begins the erasure of clients' people of a desk of whom nothing is left to keep: no role at any desk since before the term, nothing done
 * about them within it, and every ticket that they filed, wrote in, had before them or were written to about has lost its words. Who
 * has worked for a desk is not among them: that goes on demand. Some at a time; the others follow when those are done.
 */
export async function eraseFormerPeople(context: StoreContext, rule: Rule): Promise<void> {
  const { desk } = rule;
  const underWay = await context.database.erasure.count({ where: { desk, askedBy: null, finishedAt: null } });
  let left = underWayAtOnce - underWay;
  for (let after = ''; left > 0;) {
    const rows = await context.database.$queryRaw<(Former & { readonly isFormer: boolean })[]>(Prisma.sql`
      SELECT d."personId", d."shortId", ${isFormer(rule)} AS "isFormer" FROM (
        SELECT "person_id" AS "personId", "short_id" AS "shortId", "created_at" FROM "desk_person"
        WHERE "desk" = ${desk} AND "person_id" > ${after} ORDER BY "person_id" LIMIT ${atOnce}) AS d ORDER BY d."personId"`);
    for (const row of rows) if (row.isFormer && left > 0 && (await begin(context, row, rule))) left -= 1;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.personId;
  }
}

/** @returns whether it began */
async function begin(context: StoreContext, { personId, shortId }: Former, rule: Rule): Promise<boolean> {
  const { desk, source } = rule;
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    // Whoever gives the person a role meanwhile is waited for, or waits and is refused.
    await transaction.$queryRaw`SELECT "id" FROM "person" WHERE "id" = ${personId} FOR UPDATE`;
    const [still] = await transaction.$queryRaw<{ isFormer: boolean }[]>(Prisma.sql`
      SELECT ${isFormer(rule)} AS "isFormer" FROM (
        SELECT "person_id" AS "personId", "created_at" FROM "desk_person" WHERE "desk" = ${desk} AND "person_id" = ${personId}) AS d`);
    if (still?.isFormer !== true) return { changed: false, answer: false };
    await beginErasure(transaction, { desk, personId, shortId, reason: source, askedBy: null }, now);
    return { changed: true, answer: true };
  });
}

/** Of a row `d` of somebody of the desk; what is asked first lets most people go by. */
function isFormer({ desk, before }: Rule): Prisma.Sql {
  return Prisma.sql`(d."created_at" < ${before}
    AND NOT EXISTS (SELECT FROM "membership" m WHERE m."person_id" = d."personId"
      AND (m."active" OR m."role" <> 'client' OR m."ended_at" >= ${before}))
    AND NOT EXISTS (SELECT FROM "erasure" e WHERE e."person_id" = d."personId")
    AND (SELECT count(*) FROM "desk_person" o WHERE o."person_id" = d."personId") = 1
    AND NOT EXISTS (SELECT FROM "audit" a WHERE a."subject_id" = d."personId" AND a."desk" = ${desk} AND a."at" >= ${before})
    AND NOT EXISTS (SELECT FROM "ticket" t WHERE t."author_id" = d."personId" AND t."erased_at" IS NULL)
    AND NOT EXISTS (SELECT FROM "ticket" t WHERE t."shared_with" @> ARRAY[d."personId"] AND t."erased_at" IS NULL)
    AND NOT EXISTS (SELECT FROM "message" m JOIN "ticket" t ON t."id" = m."root_id"
      WHERE m."author_id" = d."personId" AND t."erased_at" IS NULL)
    AND NOT EXISTS (SELECT FROM "attachment" a JOIN "ticket" t ON t."id" = a."root_id"
      WHERE a."uploaded_by" = d."personId" AND t."erased_at" IS NULL)
    AND NOT EXISTS (SELECT FROM "inbox" i JOIN "ticket" t ON t."id" = i."root_id"
      WHERE i."actor" ->> 'personId' = d."personId" AND i."actor" ->> 'role' = 'client' AND t."erased_at" IS NULL)
    AND NOT EXISTS (SELECT FROM "notice" n JOIN "ticket" t ON t."id" = n."root_id"
      WHERE n."recipient_id" = d."personId" AND t."erased_at" IS NULL))`;
}
