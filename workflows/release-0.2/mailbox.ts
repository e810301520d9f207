/**
 * The mailbox of a ticket or visit: whoever has a word for it queues here and waits. Nothing is done from here; the main loop
 * takes what is queued and commits it. The words themselves lie in the store, the mailbox holds their ids.
 */
import { ApplicationFailure, log, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import type { EarlierHandSignal as HandSignal } from '../../activities';
import {
  closeSignal,
  leavingRun,
  processSignal,
  processUpdate,
  reassignSignal,
  replySignal,
  unknownCommand,
  type CommandOutcome,
} from './messages';

interface Question {
  readonly commandId: string;
  readonly requestId: string | undefined;
  readonly answer: (outcome: CommandOutcome | null) => void;
}

/** What one commit works on. */
export interface Batch {
  readonly questions: readonly Question[];
  readonly hand: HandSignal | undefined;
}

export interface Mailbox {
  /** Whether anything waits to be committed. */
  readonly hasWork: () => boolean;
  /** While shut, no further question is let in: its asker comes again, and words that never cease cannot hold a run. */
  readonly shut: (leaving: boolean) => void;
  /** Takes everybody's questions and at most one signal of a hand, oldest first. */
  readonly take: () => Batch;
}

/**
 * Opens the mailbox of this run. To be called before the first await, so that no early message finds it shut.
 *
 * @param hearsHands whether somebody in the console may act on it; signals that it does not know are said to be so in the log
 * @param ring called whenever something has come
 */
export function openMailbox(runId: string, hearsHands: boolean, ring: () => void): Mailbox {
  let questions: Question[] = [];
  const hands: HandSignal[] = [];
  let nudged = false;
  let leaving = false;
  let handsTaken = 0;

  const nudge = (): void => {
    nudged = true;
    ring();
  };
  const queueHand = (kind: HandSignal['kind'], payload: unknown): void => {
    handsTaken += 1;
    hands.push({ id: `signal/${runId}/${handsTaken}`, kind, payload });
    ring();
  };

  setHandler(
    processUpdate,
    async (commandId, requestId) => {
      const outcome = await new Promise<CommandOutcome | null>((answer) => {
        questions.push({ commandId, requestId, answer });
        ring();
      });
      if (outcome) return outcome;
      throw ApplicationFailure.nonRetryable('The inbox holds no such command', unknownCommand);
    },
    {
      validator: (commandId: string, requestId?: string) => {
        if (leaving) throw ApplicationFailure.nonRetryable('This run is being left: ask again', leavingRun);
        checkQuestion(commandId, requestId);
      },
      description: 'for the API: a stored command by its id',
    },
  );
  setHandler(processSignal, nudge, { description: 'look into the store' });
  // A commit takes every stored word, so a `reply` wakes, whatever it names.
  setHandler(replySignal, nudge, { description: 'a stored word: { "inboxId": "..." }' });
  if (hearsHands) {
    setHandler(reassignSignal, (payload: unknown) => queueHand('reassign', payload ?? null), {
      description: 'by hand: { "to": "sp-07", "reason": "..." }',
    });
    setHandler(closeSignal, (payload: unknown) => queueHand('close', payload ?? null), {
      description: 'by hand: { "reason": "duplicate" | "withdrawn" | "confirmed-by-phone" }',
    });
  }
  setDefaultSignalHandler((name) => log.warn('A signal that nobody here understands', { signal: name }));

  return {
    shut: (wanted) => {
      leaving = wanted;
    },
    hasWork: () => nudged || questions.length > 0 || hands.length > 0,
    take: () => {
      const batch = { questions, hand: hands.shift() };
      questions = [];
      nudged = false;
      return batch;
    },
  };
}

/**
 * Shape only, and synchronous: an asynchronous validator is accepted by the SDK and then fails the workflow task for ever.
 *
 * @throws TypeError, which rejects the update and leaves no trace in the history
 */
function checkQuestion(commandId: string, requestId?: string): void {
  if (typeof commandId !== 'string' || commandId.length === 0 || commandId.length > 100) {
    throw new TypeError('process wants the id of a command');
  }
  if (requestId !== undefined && requestId !== null && (typeof requestId !== 'string' || requestId.length > 200)) {
    throw new TypeError('The id of a request is a short text');
  }
}
