import type { CommandBody, ProcessEvent, ProcessState } from '../../domain/process';
import type { StoreContext } from '../store-context';
import type { NewRow } from './inbox';
import type { KeptKind } from './kept-kind';
import { turnAlone, type NotAlone, type TurnedAlone } from './turn-alone';
import type { Beginning } from './unit';

/** Opens a process by one statement: its row, its first events, its place in the run ledger; nothing if its identity is taken. */
export async function beginAlone<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  { ref, workflowId, command, stamps, desk, clientId, now, beside }: Beginning<Opening>,
  row: NewRow,
  decisionsMs: number,
): Promise<TurnedAlone<State> | NotAlone> {
  const pins = [kept.process.opening.pin(command.body)];
  const loaded = context.library.recall({ desk, clientId, now, stamps, pins, newest: false, versions: [] });
  if (loaded === undefined) return 'not-alone';
  const at = { ...ref, run: { workflowId, startedAt: null } };
  return turnAlone(context, kept, at, { row, command, decisionsMs }, { before: null, now, loaded, beside });
}
