/** What a run of release 0.2 can be told, and what it was started with. */
import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** What became of a command. A refusal is a value: only a fault is an error. */
export interface CommandOutcome {
  readonly outcome: 'done' | 'refused';
  /** The ticket's revision after the command; null when refused. */
  readonly revision: number | null;
  /** A code of domain/policy/refusals.ts; null when done. */
  readonly refusal: string | null;
}

/** What a run was started with. */
export interface EarlierStart {
  /** The HTTP request that made somebody start it; the first commit logs it. */
  readonly requestId?: string;
  /** The number of history events after which a run hands over; carried to the next one. */
  readonly eventsPerRun?: number;
}

/** "Take the stored command with this id and tell me what became of it". Nobody asks so any more; histories hold it. */
export const processUpdate = defineUpdate<CommandOutcome, [commandId: string, requestId?: string]>('process');

/** "Something is stored, look". */
export const processSignal = defineSignal<[commandId?: string]>('process');

/** For hands in Temporal UI or its CLI: look at this stored word. */
export const replySignal = defineSignal<[{ inboxId: string }]>('reply');

/** For hands in Temporal UI: `{ "to": "sp-07", "reason": "..." }`. */
export const reassignSignal = defineSignal<[{ to: string; reason?: string }]>('reassign');

/** For hands in Temporal UI: `{ "reason": "duplicate" }`. */
export const closeSignal = defineSignal<[{ reason: string }]>('close');

/** The type of failure that answers an update about a command that the ticket's inbox does not hold. */
export const unknownCommand = 'UnknownCommand';

/** The type of failure that turns an update away while a run is being left: the next run will take it. */
export const leavingRun = 'LeavingRun';
