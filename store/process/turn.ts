import { advance, nextTick } from '../../domain/process';
import type { Command, CommandBody, ProcessEvent, ProcessState } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { LoadedRules } from '../rules/library';
import { attachmentsOf } from './attachment-rows';
import { deliveryRow } from './delivery-row';
import { commandOf, takeRows } from './inbox';
import type { KeptKind } from './kept-kind';
import { noteLook } from './ledger';
import type { Place } from './lock';
import { messagesOf } from './messages-of';
import { noticesOf } from './notices-of';
import { record } from './record';
import { tell, tellingOf } from './telling';
import type { Turned, Unit } from './unit';

/** What a turn works on. */
export interface Turn<State, Body extends CommandBody> {
  /** Null: the first command opens the process. */
  readonly before: State | null;
  /** In order of arrival. */
  readonly commands: readonly Command<Body>[];
  readonly now: Instant;
  readonly loaded: LoadedRules;
  /** What lies beside a state that begins. */
  readonly beside: unknown;
  /** Rows were left in the inbox. */
  readonly rowsLeft: boolean;
}

/**
 * Decides commands and everything that has come due, and writes what follows, in the unit's transaction, which holds the lock of
 * the process. The only place that changes a process.
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
  { before, commands, now, loaded, beside, rowsLeft }: Turn<State, Opening | Later>,
): Promise<Turned<State>> {
  const { transaction, context } = unit;
  const { book, directory, staff } = loaded;
  const { process } = kept;
  const around = await kept.surround(transaction, { id: at.id, rootId: at.rootId, before, commands, loaded });
  const { state, events, outcomes, ...advanced } = advance(process, {
    state: before,
    commands,
    now,
    book,
    directory,
    standing: around.standing,
    world: around.world,
    goesOn: unit.goesOn,
    onFault: (ref, error) => context.onFault?.({ kind: at.kind, id: at.id, ref, error }),
  });
  if (state === null) throw new Error('The first command of a process opens it.');
  const more = advanced.more || rowsLeft;
  const after = { state, rules: book.of(state.rules) };
  const looks = unit.runOf === at.id;
  if (events.length === 0 && outcomes.length === 0) {
    if (looks) await noteLook(transaction, at, state.revision, now);
    return { ...after, outcomes, more };
  }
  // What follows may have come back to it; what stands under its id is of its kind.
  const latest = (): State => (unit.states.get(at.id) as State | undefined) ?? state;
  const telling = await tellingOf(
    unit,
    kept,
    at,
    before && { state: before, rules: book.of(before.rules) },
    after,
    now,
  );
  const learns = !telling.quiet || more;
  const change = { before, ...after, events, commands, outcomes, now, beside };
  await kept.keep?.(transaction, change);
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const heeded = commands.filter(({ id }) => done.has(id));
  const delivered = await record(transaction, {
    kind: at.kind,
    rootId: at.rootId,
    now,
    state,
    isNew: before === null,
    schema: process.schema.events,
    events,
    outcomes,
    messages: messagesOf(process, events, heeded),
    notices: noticesOf(process, before, events, book, around, staff),
    bindings: heeded.flatMap(({ id, body }) =>
      attachmentsOf({ ...(body as CommandBody) }).map((attachmentId) => ({ attachmentId, messageId: id })),
    ),
    model: kept.model?.(change) ?? [],
    run: {
      workflowId: at.run.workflowId,
      nextTick: nextTick(state)?.at ?? null,
      ended: process.hasEnded(state),
      by: looks ? 'run' : learns ? 'word' : 'quiet',
    },
    lettersLeave: context.lettersLeave,
  });
  unit.states.set(at.id, state);
  if (!looks) tell(unit, kept, { ...telling, quiet: !learns });
  await kept.follow?.(unit, change, loaded);
  if (delivered.length > 0) await deliver(unit, kept, at, { before: latest(), now, loaded, delivered, rowsLeft });
  return { state: latest(), rules: book.of(latest().rules), outcomes, more };
}

/** Letters that stand in the portal have arrived: the process hears of those that a clock counts from in the same transaction. */
async function deliver<
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
    delivered,
    now,
    ...rest
  }: Pick<Turn<State, Opening>, 'before' | 'now' | 'loaded' | 'rowsLeft'> & {
    readonly delivered: readonly string[];
  },
): Promise<void> {
  const { transaction, context } = unit;
  const letters = await transaction.notice.findMany({ where: { id: { in: [...delivered] } } });
  const rows = letters.map((letter) => ({
    ...deliveryRow(letter, 'delivered', now),
    receivedAt: now,
    storedAt: now,
  }));
  const taken = await takeRows(transaction, context.clock, at, rows);
  const own = new Set(rows.map(({ id }) => id));
  const commands = taken.rows
    .filter(({ commandId }) => own.has(commandId))
    .map((row) => commandOf<Opening | Later>(row));
  await turn(unit, kept, at, { ...rest, now, commands, beside: null });
}
