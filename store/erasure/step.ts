import { phaseAfter, reviewDays, type ErasurePhase } from '../../domain/erasure';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { eraseAuditPage, eraseContactsPage, eraseLettersPage, eraseTrayPage } from './beside-tickets';
import { endLeases } from './end-leases';
import { erasePerson } from './erase-person';
import type { Stepped, UnderWay } from './erasures';
import { ErasureFailed } from './fault';
import { changedBehind, ticketsAtOnce, ticketsBehind, type Place } from './pages';
import { reviewState, settleReview } from './review';
import type { PersonScope } from './scope';
import { eraseTicketsPage } from './tickets-page';

/** Of those that can go on so many are looked at: a desk has a few a month. */
const mostUnderWay = 100;

/**
 * One bounded step of an erasure that is under way and can go on: of the oldest that somebody has asked for, and where there is none,
 * of the oldest that a desk's rule has begun. Whoever falls has the next one go on where it was. One that waits for a person is left
 * alone; one that fails is passed over, and tried again with the next step.
 *
 * @param most tickets of a step
 * @throws ErasureFailed when one has failed and no other is left
 */
export async function eraseNext(context: StoreContext, most = ticketsAtOnce): Promise<'more' | 'idle'> {
  const overBefore = new Date((await context.clock.now()) - reviewDays * 86_400_000);
  const rows = await context.database.$queryRaw<UnderWay[]>`
    SELECT "id", "desk", "person_id" AS "personId", "short_id" AS "shortId", "created_at" AS "createdAt",
      "reviewed_from" AS "reviewedFrom", "phase", "after_at" AS "afterAt", "after" FROM "erasure" e
    WHERE "finished_at" IS NULL AND NOT ("phase" = 'review' AND coalesce("reviewed_from", "created_at") > ${overBefore}
      AND EXISTS (SELECT FROM "erasure_mention" n WHERE n."erasure_id" = e."id" AND n."decision" IS NULL)
      AND NOT EXISTS (SELECT FROM "erasure_mention" n WHERE n."erasure_id" = e."id" AND n."decision" = 'erase' AND n."gone_at" IS NULL))
    ORDER BY "asked_by" IS NULL, "created_at", "id" LIMIT ${mostUnderWay}`;
  let failed: ErasureFailed | null = null;
  for (const row of rows)
    try {
      if ((await step(context, row, most)) === 'more') return 'more';
    } catch (error) {
      failed ??= new ErasureFailed(error);
    }
  if (failed !== null) throw failed;
  return 'idle';
}

async function step(context: StoreContext, row: UnderWay, most: number): Promise<Exclude<Stepped, 'done'>> {
  await endLeases(context, row);
  const person = await context.database.person.findUniqueOrThrow({
    where: { id: row.personId },
    select: { name: true, email: true, phone: true },
  });
  const scope: PersonScope = { kind: 'person', personId: row.personId, ...person };
  const stepped = await inPhase(context, row, { scope, most });
  if (stepped !== 'done') return stepped;
  if (row.phase !== 'person') await enterNext(context, row, row.phase);
  return 'more';
}

async function inPhase(
  context: StoreContext,
  row: UnderWay,
  { scope, most }: { readonly scope: PersonScope; readonly most: number },
): Promise<Stepped> {
  const { database } = context;
  const { desk, phase } = row;
  const place: Place = { at: row.afterAt, id: row.after };
  switch (phase) {
    case 'tickets':
      return eraseTicketsPage(context, row, {
        scope,
        page: await ticketsBehind(database, desk, { place, most }),
        counts: true,
      });
    case 'review':
      return settleReview(context, row, scope);
    case 'meanwhile': {
      // What was changed from the act on; where that is looked at again behind a review, from where it was.
      const from = place.at === null ? { at: row.createdAt, id: null } : place;
      const page = await changedBehind(database, desk, { place: from, most });
      return eraseTicketsPage(context, row, { scope, page, counts: false });
    }
    case 'tray':
      return eraseTrayPage(context, row, { scope, place });
    case 'contacts':
      return eraseContactsPage(context, row, { scope, place });
    case 'letters':
      return eraseLettersPage(context, row, scope);
    case 'audit':
      return eraseAuditPage(context, row, { scope, place });
    case 'person':
      return finish(context, row, scope);
    default: {
      const never: never = phase;
      return never;
    }
  }
}

/**
 * Another worker may have gone on meanwhile. Whoever decides about a mention waits for this lock, or has decided: nothing that is to go
 * is left behind. What comes before or behind a review goes on where it was.
 */
async function enterNext(context: StoreContext, row: UnderWay, phase: Exclude<ErasurePhase, 'person'>): Promise<void> {
  const { id } = row;
  await transact(context.database, async (transaction) => {
    await transaction.$queryRaw`SELECT "id" FROM "erasure" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const isBack = phase === 'meanwhile' && (await reviewState(context, transaction, row)) !== 'settled';
    const place = isBack || phase === 'review' ? {} : { afterAt: null, after: null };
    const next = isBack ? 'review' : phaseAfter(phase);
    const begins = next === 'review' && !isBack ? { reviewedFrom: new Date(await context.clock.now(transaction)) } : {};
    await transaction.erasure.updateMany({ where: { id, phase }, data: { phase: next, ...place, ...begins } });
  });
}

/** The last: what stands beside tickets, and who it was. */
async function finish(context: StoreContext, row: UnderWay, scope: PersonScope): Promise<Stepped> {
  const { id, desk, shortId } = row;
  await publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const [mine] = await transaction.$queryRaw<{ id: string }[]>`
      UPDATE "erasure" SET "finished_at" = ${new Date(now)} WHERE "id" = ${id}::uuid AND "finished_at" IS NULL RETURNING "id"`;
    if (mine === undefined) return { changed: false, answer: null };
    await erasePerson(context, transaction, { desk, shortId, scope, now });
    return { changed: true, answer: null };
  });
  return 'done';
}
