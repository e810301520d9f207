import { Prisma } from '../../prisma/generated/client';
import { incidentKind, type LinkRule } from '../../domain/incident';
import { inUnit } from '../process/in-unit';
import { lockProcess } from '../process/lock';
import { partRow } from '../process/say-of-run';
import { stateOf } from '../process/state-of';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { fittingSql } from './fitting';
import { linkTickets } from './link-rows';

const decisionsMs = 1_000;

/** Whether a filing at a desk may belong to an incident by a rule: asked with what a filing draws anyway. */
export function mayBeLinked(desk: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "incident" WHERE "desk" = ${desk} AND "rule" IS NOT NULL AND "stage" = 'open')`;
}

/**
 * A ticket was filed where incidents take tickets by rules: it is linked to the first that it fits. Nobody waits for this; what is lost
 * here, with the process say, the next word to all finds (`tell-batch.ts`).
 *
 * @returns the runs that have to be told: the ticket hears what was said; none where it fails
 */
export function linkFiled(
  context: StoreContext,
  ticket: { readonly id: string; readonly desk: string },
): Promise<readonly RunTelling[]> {
  return linkToFirst(context, ticket).catch(() => []);
}

async function linkToFirst(
  context: StoreContext,
  { id, desk }: { readonly id: string; readonly desk: string },
): Promise<readonly RunTelling[]> {
  const incidents = await context.database.$queryRaw<{ id: string; rule: LinkRule }[]>`
    SELECT "id", "rule" FROM "incident" WHERE "desk" = ${desk} AND "rule" IS NOT NULL AND "stage" = 'open' ORDER BY "number"`;
  for (const incident of incidents) {
    const linked = await linkTo(context, incident, id);
    if (linked !== null) return linked;
  }
  return [];
}

async function linkTo(
  context: StoreContext,
  incident: { readonly id: string; readonly rule: LinkRule },
  ticketId: string,
): Promise<readonly RunTelling[] | null> {
  const which = (rule: LinkRule): Prisma.Sql => Prisma.sql`t."id" = ${ticketId}::uuid AND ${fittingSql(rule)}`;
  // Most filings fit none: the lock is for those that do.
  const [fits] = await context.database.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t."id" FROM "ticket" t JOIN "process" p ON p."kind" = 'ticket' AND p."id" = t."id" WHERE ${which(incident.rule)}`);
  if (fits === undefined) return null;
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const locked = await lockProcess(transaction, { kind: 'incident', id: incident.id });
    if (locked === undefined) return false;
    const state = await stateOf(transaction, incidentKind, incident.id, locked.state);
    if (state.stage !== 'open' || state.rule === null) return false;
    const at = await context.clock.now(transaction);
    const linked = await linkTickets(transaction, state, which(state.rule), { by: null, at, most: 1 });
    if (linked.length === 0) return false;
    if (state.words > 0 && state.telling === null) {
      const row = partRow({ identity: `owe/${state.number}/${ticketId}`, type: 'owe', content: {} });
      await context.kinds.of('incident').commit(unit, locked, { rows: [row], reached: null });
    }
    return true;
  });
  return result ? tellings : null;
}
