import { nextTick } from '../../domain/process';
import type { CommandBody, ProcessEvent, ProcessState } from '../../domain/process';
import { deliveryRow } from './delivery-row';
import { commandOf, takeRows } from './inbox';
import type { KeptKind } from './kept-kind';
import { noteLook } from './ledger';
import type { Place } from './lock';
import { noteMoved } from './moved';
import { planTurn, type Turn } from './plan-turn';
import { guardOf, record as write } from './record';
import { searchedWithFiles } from './searched';
import { tell } from './telling';
import type { Turned, Unit } from './unit';

/**
 * Decides commands and everything that has come due, and writes what follows, in the unit's transaction, which holds the lock of
 * the process.
 */
export async function turn<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  unit: Unit,
  kept: KeptKind<State, Event, Opening, Later, World>,
  at: Place,
  work: Turn<State, Opening | Later>,
): Promise<Turned<State>> {
  const { transaction, context } = unit;
  const { before, commands, now, loaded, rowsLeft } = work;
  const around = await kept.surround(transaction, { id: at.id, rootId: at.rootId, before, commands, loaded });
  const looks = unit.runOf === at.id;
  const { state, rules, outcomes, more, change, record, telling } = await planTurn(context, kept, at, around, {
    ...work,
    goesOn: afterTheFirst(unit.goesOn),
    looks,
    hasChildren: async (each) => ((await kept.children?.(transaction, each)) ?? []).length > 0,
  });
  if (record === null) {
    const stands = { revision: state.revision, nextTick: nextTick(state)?.at ?? null };
    if (looks) await noteLook(transaction, at, stands, now);
    return { state, rules, outcomes, more };
  }
  // What follows may have come back to it; what stands under its id is of its kind.
  const latest = (): State => (unit.states.get(at.id) as State | undefined) ?? state;
  await kept.keep?.(transaction, change);
  const searched = await searchedWithFiles(transaction, record);
  const model = kept.model?.(change, guardOf(record)) ?? [];
  const written = await write(transaction, { ...record, searched, model });
  const { settled, awaited } = written ?? { settled: [], awaited: false };
  unit.states.set(at.id, state);
  const { revision } = state;
  if (revision > (before?.revision ?? 0)) noteMoved(unit.moved, { kind: at.kind, id: at.id, revision });
  if (!looks) tell(unit, kept, { ...telling, awaited });
  await kept.follow?.(unit, change, loaded);
  const left =
    settled.length > 0 ? await hear(unit, kept, at, { before: latest(), now, loaded, settled, rowsLeft }) : more;
  return { state: latest(), rules: loaded.catalog.of(latest().rules), outcomes, more: more || left };
}

/** Whatever the time, one thing is decided: a process that another one opens or speaks to is not left half-way by it. */
function afterTheFirst(goesOn: () => boolean): () => boolean {
  let isFirst = true;
  return () => {
    const goes = goesOn() || isFirst;
    isFirst = false;
    return goes;
  };
}

/**
 * What stands in the portal has arrived with whoever can sign in: the process hears what became of letters that a clock counts from
 * in the same transaction.
 *
 * @returns whether something was left for the next commit
 */
async function hear<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  unit: Unit,
  kept: KeptKind<State, Event, Opening, Later, World>,
  at: Place,
  {
    settled,
    now,
    ...rest
  }: Pick<Turn<State, Opening>, 'before' | 'now' | 'loaded' | 'rowsLeft'> & {
    readonly settled: readonly string[];
  },
): Promise<boolean> {
  const { transaction, context } = unit;
  const letters = await transaction.notice.findMany({ where: { id: { in: [...settled] } } });
  const rows = letters.map((letter) => ({
    ...deliveryRow(letter, letter.state === 'failed' ? 'failed' : 'delivered', now),
    receivedAt: now,
    storedAt: now,
  }));
  const taken = await takeRows(transaction, context.clock, at, rows);
  const own = new Set(rows.map(({ id }) => id));
  const commands = taken.rows
    .filter(({ commandId }) => own.has(commandId))
    .map((row) => commandOf<Opening | Later>(row));
  return (await turn(unit, kept, at, { ...rest, now, commands, beside: null })).more;
}
