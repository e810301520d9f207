import { advance, nextTick } from '../../domain/process';
import type { Command, CommandBody, ProcessEvent, ProcessState, Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { LoadedRules } from '../rules/library';
import { staffAt } from '../rules/staff';
import { attachmentsOf } from './attachment-rows';
import type { Change, KeptKind, Surroundings } from './kept-kind';
import type { Place } from './lock';
import { messagesOf } from './messages-of';
import { noticesOf } from './notices-of';
import type { Record } from './record';
import { searchedOf } from './searched';
import { tellingOf } from './telling';
import type { RunTelling, Turned, UnitContext } from './unit';

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

/** What a turn comes to, before anything is written. */
export interface PlannedTurn<
  State extends ProcessState,
  Event extends ProcessEvent,
  Body extends CommandBody,
> extends Turned<State> {
  readonly change: Change<State, Event, Body>;
  /** Null: nothing happened, so nothing is to be written. */
  readonly record: Omit<Record<State, Event>, 'model'> | null;
  readonly telling: RunTelling;
}

/** Decides commands and everything that has come due. Nothing is written, and nothing asked of the database. */
export async function planTurn<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: UnitContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  at: Place,
  around: Surroundings<State, World>,
  {
    before,
    commands,
    now,
    loaded,
    beside,
    rowsLeft,
    goesOn,
    looks,
    hasChildren,
    tells = true,
  }: Turn<State, Opening | Later> & {
    readonly goesOn: () => boolean;
    /** The run of this process itself commits. */
    readonly looks: boolean;
    /** Its run has other runs to start. */
    readonly hasChildren: (state: State) => Promise<boolean>;
    /** Letters follow from what happens; false: nobody is written to. Default: true. */
    readonly tells?: boolean;
  },
): Promise<PlannedTurn<State, Event, Opening | Later>> {
  const { catalog, directory, staff, absences } = loaded;
  const { process } = kept;
  const { state, events, outcomes, ...advanced } = advance(process, {
    state: before,
    commands,
    now,
    catalog,
    directory,
    standing: around.standing,
    world: around.world,
    goesOn,
    onFault: (ref, error) => context.onFault?.({ kind: at.kind, id: at.id, ref, error }),
  });
  if (state === null) throw new Error('The first command of a process opens it.');
  const more = advanced.more || rowsLeft;
  const after: { readonly state: State; readonly rules: Rules } = { state, rules: catalog.of(state.rules) };
  const change = { before, ...after, events, commands, outcomes, now, beside };
  const earlier = before && { state: before, rules: catalog.of(before.rules) };
  const told = await tellingOf(context, kept, at, earlier, after, now, hasChildren);
  const learns = !told.quiet || more;
  const telling = { ...told, quiet: !learns };
  const planned = { ...after, outcomes, more, change, telling };
  if (events.length === 0 && outcomes.length === 0) return { ...planned, record: null };
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const heeded = commands.filter(({ id }) => done.has(id));
  const messages = messagesOf(process, events, heeded);
  // A file hangs on a word; what says none hands it on.
  const words = new Set(messages.map(({ id }) => id));
  return {
    ...planned,
    record: {
      kind: at.kind,
      rootId: at.rootId,
      now,
      state,
      isNew: before === null,
      schema: process.schema.events,
      events,
      outcomes,
      messages,
      notices: !tells ? [] : noticesOf(process, before, events, catalog, around, staffAt(staff, absences, now), now),
      searched: searchedOf(kept, at, change, messages),
      bindings: heeded.flatMap(({ id, body }) =>
        words.has(id)
          ? attachmentsOf({ ...(body as CommandBody) }).map((attachmentId) => ({ attachmentId, messageId: id }))
          : [],
      ),
      run: {
        workflowId: at.run.workflowId,
        nextTick: nextTick(state)?.at ?? null,
        ended: process.hasEnded(state),
        by: looks ? 'run' : learns ? 'word' : 'quiet',
        goesOn: before !== null && !process.hasEnded(before),
      },
      lettersLeave: context.lettersLeave,
    },
  };
}
