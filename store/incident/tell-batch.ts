import { Prisma } from '../../prisma/generated/client';
import { incidentKind, type IncidentStage, type IncidentState } from '../../domain/incident';
import type { Transaction } from '../database';
import { inLanes, type Pace } from '../process/in-lanes';
import { inUnit } from '../process/in-unit';
import { ownRow } from '../process/inbox';
import { isSoon } from '../process/is-soon';
import { lockProcess } from '../process/lock';
import { passRow } from '../process/pass-row';
import { partRow } from '../process/say-of-run';
import { stateOf } from '../process/state-of';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { fittingSql } from './fitting';
import { incidentOfRun } from './incident-of-run';
import { linkTickets } from './link-rows';
import { readWords, toldBy, type IncidentWord } from './words';

/** A step of telling the tickets of an incident. */
export interface TellStep extends Pace {
  readonly workflowId: string;
  /** Tickets at most. */
  readonly most: number;
  /** What runs of other processes have to be told. */
  readonly tell: (telling: RunTelling) => void;
}

export interface TellStepped {
  /** Every ticket that belongs to it has what was said. */
  readonly over: boolean;
}

/** What follows for one ticket and its visits. */
const decisionsMs = 2_000;

/**
 * Links what belongs to an incident by its rule, and gives some of its tickets what they have not heard yet, each word once: the word
 * bears the number of the incident, its own and the id of the ticket. Whoever runs it again after a fall goes on with those that have
 * not heard. A ticket is told as by the person who said it, and refuses what does not fit.
 */
export async function tellIncident(context: StoreContext, step: TellStep): Promise<TellStepped> {
  const state = await incidentOfRun(context, step.workflowId);
  if (state.telling === null) return { over: true };
  if (await linkFitting(context, state, step.most)) return { over: false };
  const owing = await context.database.$queryRaw<{ id: string; told: number }[]>(Prisma.sql`
    SELECT l."ticket_id" AS "id", l."told" FROM "incident_link" l
    WHERE l."incident_id" = ${state.id}::uuid AND l."told" < ${state.words} AND l."unlinked_at" IS NULL
    ORDER BY l."ticket_id" LIMIT ${step.most}`);
  if (owing.length === 0) return { over: await catchUp(context, state) };
  const words = await readWords(context.database, state.id, { from: 1 + Math.min(...owing.map(({ told }) => told)) });
  await inLanes(step, owing, async ({ id, told }) => {
    for (const word of words) if (word.word > told) await give(context, step, state, word, id);
  });
  return { over: false };
}

/** @returns whether there may be more */
async function linkFitting(context: StoreContext, { id }: IncidentState, most: number): Promise<boolean> {
  const { result } = await inUnit(context, { runOf: null, decisionsMs }, async ({ transaction }) => {
    const locked = await lockProcess(transaction, { kind: 'incident', id });
    if (locked === undefined) return 0;
    const state = await stateOf(transaction, incidentKind, id, locked.state);
    const which = belongingSql(state);
    if (which === null) return 0;
    const at = await context.clock.now(transaction);
    return (await linkTickets(transaction, state, which, { by: null, at, most })).length;
  });
  return result > 0;
}

/** What belongs to it by its rule; once it is restored, while that is being said, what came before it was. Null: nothing does. */
function belongingSql({ stage, rule, telling, restoredAt }: IncidentState): Prisma.Sql | null {
  if (rule === null) return null;
  if (stage === 'open') return fittingSql(rule);
  if (stage !== 'restored' || telling === null || restoredAt === null) return null;
  return Prisma.sql`${fittingSql(rule)} AND t."received_at" <= ${new Date(restoredAt)}::timestamptz`;
}

/**
 * One word to one ticket; who else gives it, or has unlinked the ticket meanwhile, leaves nothing to do. What is refuted by now counts
 * as given, so that the telling ends.
 */
async function give(
  context: StoreContext,
  { tell }: TellStep,
  { id, number, silent }: IncidentState,
  { word, type, text, kind, actor, channel }: IncidentWord,
  ticketId: string,
): Promise<void> {
  const spoken = type === 'tell' ? { type: 'reply', content: { text } } : { type: 'solve', content: { text, kind } };
  const row = ownRow({ identity: toldBy(number, word, ticketId), ...spoken, actor, channel });
  const { tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const [told] = await transaction.$queryRaw<{ stage: IncidentStage }[]>`
      UPDATE "incident_link" l SET "told" = ${word}::int FROM "incident" i
      WHERE i."id" = l."incident_id" AND l."incident_id" = ${id}::uuid AND l."ticket_id" = ${ticketId}::uuid
        AND l."told" = ${word - 1}::int AND l."unlinked_at" IS NULL
      RETURNING i."stage"`;
    if (told === undefined || told.stage === 'withdrawn') return;
    if (type === 'solve' && (word <= silent || told.stage === 'open')) return;
    const to = { kind: 'ticket', id: ticketId, rootId: ticketId };
    await passRow(unit, to, row, await context.clock.now(transaction));
  });
  for (const telling of tellings) if (telling.isNew || isSoon(telling)) tell(telling);
}

/**
 * Tickets are linked under the lock of the incident, so that none is overlooked here. A word that waits in its inbox is decided in the
 * same commit, before this: the incident has moved then, and another step gives it.
 *
 * @returns whether nothing was left
 */
async function catchUp(context: StoreContext, { id, number, revision }: IncidentState): Promise<boolean> {
  const { result } = await inUnit(context, { runOf: id, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, { kind: 'incident', id });
    if (locked === undefined) throw new Error('The process of a run is not there: incident.');
    const state = await stateOf(unit.transaction, incidentKind, id, locked.state);
    // Somebody has said or linked something since: another step looks at that.
    if (state.revision !== revision || (await owes(unit.transaction, state))) return false;
    const row = partRow({ identity: `catch-up/${number}/${revision}`, type: 'catch-up', content: {} });
    const said = { rows: [{ ...row, ifMatch: revision }], reached: null };
    const { state: after } = await context.kinds.of('incident').commit(unit, locked, said);
    return (after as IncidentState).telling === null;
  });
  return result;
}

async function owes(transaction: Transaction, { id, words }: IncidentState): Promise<boolean> {
  const count = await transaction.incidentLink.count({
    where: { incidentId: id, told: { lt: words }, unlinkedAt: null },
  });
  return count > 0;
}
