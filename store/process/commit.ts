import { knowsCommand, pinsOf, ruleOf } from '../../domain/process';
import type { Command, CommandBody, ProcessEvent, ProcessState, Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { commandOf, takeRows, type NewRow } from './inbox';
import type { KeptKind } from './kept-kind';
import type { Locked } from './lock';
import { stateOf } from './state-of';
import { turn } from './turn';
import type { Beginning, Committed, Unit } from './unit';

/**
 * Turns waiting commands of a process, and what has come due, into events, under its lock and in the caller's transaction. Run
 * again it finds what is done; every answer is what the database holds. Commands that only a newer release knows wait for its
 * commit.
 *
 * @param asked `rows`: put into the inbox first; `reached`: the instant that a fired timer was aimed at
 */
export async function commit<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  unit: Unit,
  kept: KeptKind<State, Event, Opening, Later, World>,
  locked: Locked,
  asked: { readonly rows: readonly NewRow[]; readonly reached: Instant | null },
): Promise<Committed<State>> {
  const { transaction, context } = unit;
  const taken = await takeRows(transaction, context.clock, locked, asked.rows);
  const before = await stateOf(transaction, kept.process, locked.id, locked.state);
  const rows = taken.rows.filter(({ type }) => knowsCommand(kept.process, type));
  const now = Math.max(taken.readAt, asked.reached ?? 0, ...rows.map(({ storedAt }) => storedAt));
  const commands = rows.map((row) => commandOf<Opening | Later>(row));
  const { desk, clientId } = before;
  const loaded = unit.rules({
    desk,
    clientId,
    now,
    stamps: locked.stamps,
    pins: [...pinsOf(before), ...(kept.pins?.(commands) ?? [])],
    newest: commands.some((command) => needsOf(kept, command) === 'newest-rules'),
    versions: commands.filter((command) => needsOf(kept, command) === 'named-version').flatMap(versionNamedBy),
  });
  const turned = await turn(unit, kept, locked, { before, commands, now, loaded, beside: null, rowsLeft: taken.more });
  return { ...turned, written: taken.written, now };
}

/** Opens a process in the caller's transaction: its row, its first events, its place in the run ledger. */
export async function begin<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  unit: Unit,
  kept: KeptKind<State, Event, Opening, Later, World>,
  { ref, workflowId, command, stamps, desk, clientId, now, beside }: Beginning<Opening>,
): Promise<{ readonly state: State; readonly rules: Rules }> {
  const pins = [kept.process.opening.pin(command.body)];
  const loaded = unit.rules({ desk, clientId, now, stamps, pins, newest: false, versions: [] });
  const place = { ...ref, run: { workflowId, startedAt: null } };
  return turn(unit, kept, place, { before: null, commands: [command], now, loaded, beside, rowsLeft: false });
}

/** What the rule of a command looks at beside the process; nothing for one that opens it, or that nobody knows. */
function needsOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>({ process }: KeptKind<State, Event, Opening, Later, World>, { body }: Command<Opening | Later>) {
  // What stands in the table of later commands is one of them.
  return Object.hasOwn(process.commands, body.type) ? ruleOf(process, body as Later).needs : undefined;
}

/** The version of the regulation that a command names. */
function versionNamedBy({ body }: Command): string[] {
  const { regulation } = body as { readonly regulation?: unknown };
  return typeof regulation === 'string' ? [regulation] : [];
}
