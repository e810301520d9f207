import { owedBy } from '../../domain/ticket';
import { toJson } from '../json';
import type { StoreContext } from '../store-context';
import { readTicketStates } from './read-ticket-states';

const atOnce = 500;

interface Pass {
  /** Where the next look begins. */
  readonly after: string | null;
  readonly noted: number;
}

/**
 * Says of the next tickets who owes their next step, where that was not said for the revision that they have: an earlier release
 * has written them. Who walks through all of them does so in the order of the ids.
 *
 * @returns where to go on; null: that was the end
 */
export async function noteOwed(context: StoreContext, after: string | null, most: number = atOnce): Promise<Pass> {
  const rows = await context.database.$queryRaw<{ id: string; revision: number }[]>`
    SELECT "id", "revision" FROM "ticket"
    WHERE "id" > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid AND "owed_at" IS DISTINCT FROM "revision"
    ORDER BY "id" LIMIT ${most}`;
  const states = await readTicketStates(
    context,
    rows.map(({ id }) => id),
  );
  const said = [...states.values()].map((state) => ({ id: state.id, revision: state.revision, word: owedBy(state) }));
  // One that has moved on meanwhile was written by a commit, which says it too, or is met again by the next walk.
  if (said.length > 0)
    await context.database.$executeRaw`
      UPDATE "ticket" t SET "owed_by" = s."word", "owed_at" = s."revision"
      FROM jsonb_to_recordset(${toJson(said)}::jsonb) AS s("id" uuid, "revision" int, "word" text)
      WHERE t."id" = s."id" AND t."revision" = s."revision"`;
  return { after: rows.length < most ? null : (rows.at(-1)?.id ?? null), noted: said.length };
}
