import { pinsOf, ruleOf } from '../../domain/process';
import type { CommandBody, ProcessEvent, ProcessState, Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import { attachmentsOf } from './attachment-rows';
import { commandOf, type NewRow } from './inbox';
import type { KeptKind } from './kept-kind';
import type { Said } from './said';
import { turnAlone, type NotAlone } from './turn-alone';

/** How a process stood when somebody read it, with what a decision on it needs. */
export interface Seen<State> {
  readonly state: State;
  readonly rules: Rules;
  /** When it stood so; also the receipt of what is said on having seen it. */
  readonly readAt: Instant;
  readonly rootId: string;
  readonly stamps: Stamps;
  readonly run: { readonly workflowId: string; readonly startedAt: Date | null };
}

/**
 * Decides a word on the process as it was just seen, and writes row and commit by one statement, which does nothing at all if the
 * process has changed since, if other rows wait, or if the identity is taken. A reply costs one statement instead of five.
 */
export async function sayAlone<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  seen: Seen<State>,
  row: NewRow,
  decisionsMs: number,
): Promise<Said<State> | NotAlone> {
  const { process } = kept;
  if (kept.alone === undefined || attachmentsOf(row.content).length > 0) return 'not-alone';
  if (!Object.hasOwn(process.commands, row.type)) return 'not-alone';
  const { state: before, readAt: now } = seen;
  const command = commandOf<Later>(asRead(row, now));
  if (ruleOf(process, command.body).needs !== undefined) return 'not-alone';
  const { desk, clientId } = before;
  const asked = { desk, clientId, now, stamps: seen.stamps, pins: [...pinsOf(before)], newest: false, versions: [] };
  const loaded = context.library.recall(asked);
  if (loaded === undefined) return 'not-alone';
  const at = { kind: process.kind, id: before.id, rootId: seen.rootId, run: seen.run };
  const word = { row, command, decisionsMs };
  const turned = await turnAlone(context, kept, at, word, { before, now, loaded, beside: null });
  if (turned === 'not-alone') return turned;
  const { result, state, rules, telling } = turned;
  return { kind: 'decided', commandId: row.id, result, state, rules, now, tellings: [telling] };
}

/** A row as the inbox will hold it. */
function asRead(row: NewRow, now: Instant): Parameters<typeof commandOf>[0] {
  const { id: commandId, type, content, actor, channel, ifMatch } = row;
  const receivedAt = row.receivedAt ?? now;
  const storedAt = row.storedAt ?? now;
  return {
    ...{ commandId, type, content, actor, channel, ifMatch, receivedAt, storedAt },
    ...{ outcome: null, revision: null, refusal: null },
  };
}
