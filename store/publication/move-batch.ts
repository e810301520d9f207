import { Prisma } from '../../prisma/generated/client';
import type { Outcome, Recalculate } from '../../domain/process';
import type { PublicationState } from '../../domain/publication';
import { inUnit } from '../process/in-unit';
import type { NewRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import { inLanes, type Pace } from '../process/in-lanes';
import { isSoon } from '../process/is-soon';
import { partRow, sayOfRun } from '../process/say-of-run';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { affectedPins, askedBy, countAffected, notAsked, scopeOf, type Affected } from './affected';
import { publicationOfRun } from './publication-of-run';

/** A step of a batch. */
export interface BatchStep extends Pace {
  readonly workflowId: string;
  /** Processes at most. */
  readonly most: number;
  /** How long after its beginning a batch looks once more for what was filed by the rules from before. */
  readonly settleMs: number;
  /** What runs of other processes have to be told. */
  readonly tell: (telling: RunTelling) => void;
}

export interface BatchStepped {
  /** The batch is over, or is none. */
  readonly over: boolean;
  /** How long to wait before the next step; 0: none. */
  readonly pauseMs: number;
}

/** What follows for one ticket and its visits. */
const decisionsMs = 2_000;
/** A process that was busy has its word waiting; it is looked for again after so long. */
const busyMs = 1_000;

/**
 * Has some of the processes that a publication affects decide anew, each once: the word bears the number of the publication and the id
 * of the process. Whoever runs it again after a fall goes on with those that were not asked.
 */
export async function moveBatch(context: StoreContext, step: BatchStep): Promise<BatchStepped> {
  const { id, state } = await publicationOfRun(context, step.workflowId);
  const { batch, number, about, desk } = state;
  if (state.stage !== 'moving' || batch === null) return { over: true, pauseMs: 0 };
  const pins = await affectedPins(context, scopeOf(about, desk));
  const { after, pass } = batch;
  const first = pass === 1 && after === null;
  const affected = first ? await countAffected(context, pins) : batch.affected;
  const found = pins.length === 0 ? [] : await notAsked(context, pins, { number, after, most: step.most });
  const last = await inLanes(step, found, (one) => ask(context, step, state, one));
  if (last !== undefined) {
    await note(context, id, state, {
      type: 'batch-moved',
      pass,
      after: keyOf(last),
      affected,
      ...(await sums(context, number)),
    });
    return { over: false, pauseMs: 0 };
  }
  if (after !== null) {
    // The end of a pass: once more from the beginning, for what was filed meanwhile by the rules from before.
    const counted = await sums(context, number);
    await note(context, id, state, { type: 'batch-moved', pass: pass + 1, after: null, affected, ...counted });
    return { over: false, pauseMs: 0 };
  }
  const { waiting, ...counted } = await sums(context, number);
  if (waiting > 0) return { over: false, pauseMs: busyMs };
  const left = batch.since + step.settleMs - (await context.clock.now());
  if (left > 0) return { over: false, pauseMs: left };
  // A visit that has moved with its ticket is not asked any more, nor is what has ended meanwhile.
  const total = Math.max(affected, counted.taken);
  const moved = total - counted.unfit;
  await note(
    context,
    id,
    state,
    { type: 'batch-moved', pass, after: null, affected: total, taken: total, moved, unfit: counted.unfit },
    'finish',
  );
  return { over: true, pauseMs: 0 };
}

async function ask(
  context: StoreContext,
  { tell }: BatchStep,
  { number, about, desk, published }: PublicationState,
  one: Affected,
): Promise<Outcome['result'] | null> {
  const by = one.desk === desk ? (published?.by ?? null) : null;
  const body: Recalculate = {
    type: 'recalculate',
    because: scopeOf(about, desk).because,
    publication: { number, by },
  };
  const { type, ...content } = body;
  const row = partRow({ identity: askedBy(number, one.id), type, content });
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) =>
    passRow(unit, one, row, await context.clock.now(unit.transaction)),
  );
  for (const telling of tellings) if (telling.isNew || isSoon(telling)) tell(telling);
  return result;
}

/**
 * What has become of all that was asked so far: of the rows themselves, so that nobody who falls miscounts. A visit may have moved
 * with its ticket already: nothing is left to change then.
 */
async function sums(
  { database }: StoreContext,
  number: string,
): Promise<{ readonly taken: number; readonly moved: number; readonly unfit: number; readonly waiting: number }> {
  const [row] = await database.$queryRaw<{ taken: number; moved: number; unfit: number; waiting: number }[]>(Prisma.sql`
    SELECT count(*)::int AS "taken", count(*) FILTER (WHERE "outcome" = 'done' OR "refusal" = 'nothing-to-change')::int AS "moved",
      count(*) FILTER (WHERE "refusal" = 'version-does-not-fit')::int AS "unfit",
      count(*) FILTER (WHERE "outcome" IS NULL)::int AS "waiting"
    FROM "inbox" WHERE "type" = 'recalculate' AND "content" -> 'publication' ->> 'number' = ${number}`);
  return row ?? { taken: 0, moved: 0, unfit: 0, waiting: 0 };
}

function keyOf({ kind, id }: Affected): { readonly kind: string; readonly id: string } {
  return { kind, id };
}

/** The publication learns how far its batch is; two who have done the same step say it once. */
async function note(
  context: StoreContext,
  id: string,
  { number, revision }: PublicationState,
  { type, ...content }: { readonly type: string } & Readonly<Record<string, unknown>>,
  then?: 'finish',
): Promise<void> {
  const { waiting: _, ...told } = content;
  const row = (what: string, body: Readonly<Record<string, unknown>>): NewRow =>
    partRow({ identity: `${what}/${number}/${revision}`, type: what, content: body });
  const rows = [row(type, told), ...(then === undefined ? [] : [row(then, {})])];
  await sayOfRun(context, { kind: 'publication', id }, rows);
}
