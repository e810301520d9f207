/**
 * What the workflow of a process can be told and what it shows to Temporal. Payloads hold ids and codes, never names,
 * addresses or texts: whoever looks into the engine sees no word of a client.
 */
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { defineSignal } from '@temporalio/workflow';
import type { HandSignal, NextInstant } from '../activities';

export type { NextInstant, RunAttributes, RunLabels, RunTelling } from '../activities';

/** The task queue of every workflow and activity of the product, unless TASK_QUEUE says otherwise. */
export const defaultTaskQueue = 'reglament';

/**
 * The queue of what takes long and hurries nobody: batches, rehearsals. Its activities never stand in the way of the looks of runs.
 */
export function batchQueueOf(taskQueue: string): string {
  return `${taskQueue}-batches`;
}

/** How a process stands when its run is started, so that the run's first task needs no look. */
export interface RunFirst {
  readonly revision: number;
  readonly stage: string;
  /** `inMs` counts from the moment at which the start is asked for. */
  readonly next: NextInstant | null;
  /** The digest of the view; its attributes are those of the start. */
  readonly digest: string;
  /** Markdown, what Temporal UI shows; without it, it shows some from the first look on. */
  readonly details?: string;
}

/** What a run is started with. Nothing of it is needed: the store finds the process by the workflow id, and knows the rest. */
export interface RunStart {
  /** Absent where a hand started the run, and in runs of release 0.2. */
  readonly format?: 1;
  readonly first?: RunFirst;
  /** What hands have signalled and the run before could not have committed any more. */
  readonly hands?: readonly HandSignal[];
  /** How many signals of hands the runs before have counted. */
  readonly handsTaken?: number;
  /** The number of history events after which a run hands over to the next one; carried from run to run. */
  readonly eventsPerRun?: number;
}

/** A stored word, by the id of its inbox row. `quiet`: the run would learn nothing from it, and does not look. */
export interface StoredWord {
  readonly inboxId: string;
  readonly quiet?: boolean;
}

/** "Something is stored, look"; without a word: look anyway. */
export const processSignal = defineSignal<[word?: StoredWord]>('process');

/** A reply that is stored. */
export const replySignal = defineSignal<[StoredWord]>('reply');

/** An assignment that is stored; or by hand, in Temporal UI: `{ "to": "sp-07", "reason": "..." }`. */
export const reassignSignal = defineSignal<[StoredWord | { to: string; reason?: string }]>('reassign');

/** A closing that is stored; or by hand, in Temporal UI: `{ "reason": "duplicate" }`. */
export const closeSignal = defineSignal<[StoredWord | { reason: string }]>('close');

/** The names of the signals that a run hears. */
export type SignalName = 'process' | 'reply' | 'reassign' | 'close';

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
