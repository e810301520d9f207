/**
 * What the workflow of a ticket or visit can be told and what it shows to Temporal. Payloads hold ids and codes, never names,
 * addresses or texts: whoever looks into the engine sees no word of a client.
 */
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** The task queue of every workflow and activity of the product, unless TASK_QUEUE says otherwise. */
export const defaultTaskQueue = 'reglament';

/** What became of a command. A refusal is a value: only a fault is an error. */
export interface CommandOutcome {
  readonly outcome: 'done' | 'refused';
  /** The ticket's revision after the command; null when refused. */
  readonly revision: number | null;
  /** A code of domain/policy/refusals.ts; null when done. */
  readonly refusal: string | null;
}

/** What a run may be started with. Nothing of it is needed: the id says whose run it is, the store knows the rest. */
export interface RunStart {
  /** The HTTP request that made somebody start it; the first commit logs it. */
  readonly requestId?: string;
  /** The number of history events after which a run hands over to the next one; carried from run to run. */
  readonly eventsPerRun?: number;
}

/**
 * For people: "take the stored command with this id and tell me what became of it". The second argument is the id of the
 * HTTP request, for the logs. The update's id is the command's id, so that asking again is the same question.
 */
export const processUpdate = defineUpdate<CommandOutcome, [commandId: string, requestId?: string]>('process');

/** For machines: "something is stored, look". The answer lies in the store. */
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

/** What tickets can be found by in Temporal UI. Never the source of the product's own lists. */
export const searchAttributes = {
  Desk: defineSearchAttributeKey('Desk', SearchAttributeType.KEYWORD),
  TicketNumber: defineSearchAttributeKey('TicketNumber', SearchAttributeType.KEYWORD),
  Stage: defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD),
  Topic: defineSearchAttributeKey('Topic', SearchAttributeType.KEYWORD),
  Assignee: defineSearchAttributeKey('Assignee', SearchAttributeType.KEYWORD),
  ClientId: defineSearchAttributeKey('ClientId', SearchAttributeType.KEYWORD),
  NextDue: defineSearchAttributeKey('NextDue', SearchAttributeType.DATETIME),
} as const;
