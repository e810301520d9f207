import { Prisma } from '../../prisma/generated/client';
import type { Command, CommandBody, Outcome, ProcessEvent, ProcessState } from '../../domain/process';
import type { Rules } from '../../domain/process';
import type { StoreContext } from '../store-context';
import type { NewRow } from './inbox';
import type { KeptKind } from './kept-kind';
import type { Place } from './lock';
import { planTurn, type Turn } from './plan-turn';
import { guardOf, record as write } from './record';
import type { RunTelling } from './unit';

/**
 * What was decided is written within this time, or decided anew: a program that follows changes by their instants relies on each
 * becoming visible soon after its own (`visibleWithinMs` of the lists).
 */
export const decidedFreshMs = 20_000;

/** Not a word of it was written: it has to be decided under a lock, in a transaction of several statements. */
export type NotAlone = 'not-alone';

/** A word that was decided and written by one statement. */
export interface TurnedAlone<State> {
  readonly result: Outcome['result'];
  readonly state: State;
  readonly rules: Rules;
  readonly telling: RunTelling;
}

/**
 * Decides one word on a process as it was seen (null: the word opens it), and writes row and commit by one statement, which does
 * nothing at all if the process has changed since, if other rows wait, or if the identity is taken.
 */
export async function turnAlone<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  at: Place,
  { row, command, decisionsMs }: { row: NewRow; command: Command<Opening | Later>; decisionsMs: number },
  { before, now, loaded, beside }: Pick<Turn<State, Opening | Later>, 'before' | 'now' | 'loaded' | 'beside'>,
): Promise<TurnedAlone<State> | NotAlone> {
  const { alone } = kept;
  if (alone === undefined) return 'not-alone';
  const end = performance.now() + decisionsMs;
  // Where it throws it is decided again under the lock, and told of there.
  const planned = await planTurn(
    { ...context, onFault: undefined },
    kept,
    at,
    alone.surround({ before, commands: [command] }),
    {
      before,
      commands: [command],
      now,
      loaded,
      beside,
      rowsLeft: false,
      goesOn: () => performance.now() < end,
      looks: false,
      hasChildren: () => Promise.resolve(false),
    },
  );
  const { record, change, outcomes, more, state, rules, telling } = planned;
  const [outcome] = outcomes;
  if (record === null || outcome === undefined || more || !alone.holds(change)) return 'not-alone';
  // What counts from the delivery of a letter that stands in the portal belongs to the same transaction.
  if (outcome.result.kind === 'fault' || record.notices.some(({ awaited }) => awaited)) return 'not-alone';
  const fresh = Prisma.sql`${await context.clock.inSql()} < ${new Date(now + decidedFreshMs)}::timestamptz`;
  const onlyIf = { revision: before === null ? null : before.revision, row, outcome, fresh };
  const model = kept.model?.(change, guardOf({ onlyIf })) ?? [];
  const written = await write(context.database, { ...record, outcomes: [], model, onlyIf });
  if (written === undefined) return 'not-alone';
  const { id, revision } = state;
  if (revision > (before?.revision ?? 0)) context.announce([{ kind: at.kind, id, revision }]);
  return { result: outcome.result, state, rules, telling: { ...telling, awaited: written.awaited } };
}
