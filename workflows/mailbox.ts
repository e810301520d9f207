/**
 * The mailbox of a run: signals queue here, and the main loop takes what is queued. Words lie in the store, a signal only
 * says that one is there; what somebody signals by hand in Temporal UI is kept until a look has written it down.
 */
import { log, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import type { HandSignal } from '../activities';
import { closeSignal, processSignal, reassignSignal, replySignal } from './messages';

/** What one look works on. */
export interface Batch {
  readonly hand: HandSignal | undefined;
  /** Signals that named a stored word. */
  readonly words: readonly HandSignal[];
}

export interface Mailbox {
  /** Whether anything waits for a look. */
  readonly hasWork: () => boolean;
  /** Takes the words and at most one hand, the oldest. */
  readonly take: () => Batch;
  /** The hands that wait, oldest first, and how many signals have been counted: for the next run. */
  readonly left: () => { readonly hands: readonly HandSignal[]; readonly handsTaken: number };
}

interface Opening {
  /** Kept over resets and from run to run of a chain, so that a hand has the same id however often it is told. */
  readonly chain: string;
  /** Whether somebody in the console may act on it; signals that it does not know are said to be so in the log. */
  readonly hearsHands: boolean;
  readonly hands: readonly HandSignal[];
  readonly handsTaken: number;
  /** Called whenever something has come, also what asks for no look. */
  readonly ring: () => void;
}

/** More is not told to the store: it finds every stored word by itself. */
const mostWords = 50;
/** A hand that writes more than this has not filled in a form; longer ones could keep a run from handing over. */
const longestPayload = 4_000;

/** Opens the mailbox of a run. To be called before the first await, so that no early signal finds it shut. */
export function openMailbox({ chain, hearsHands, hands: carried, handsTaken: counted, ring }: Opening): Mailbox {
  const hands = [...carried];
  let words: HandSignal[] = [];
  let handsTaken = counted;
  let nudged = false;

  const look = (): void => {
    nudged = true;
    ring();
  };
  const hear = (name: HandSignal['name'], payload: unknown): void => {
    handsTaken += 1;
    const signal = { id: `signal/${chain}/${handsTaken}`, name, payload: short(payload) };
    const word = storedWord(payload);
    if (word === null && !hearsHands) log.warn('A signal that names no stored word', { signal: name });
    else if (word === null) hands.push(signal);
    else if (!word.quiet) {
      nudged = true;
      if (words.length < mostWords) words.push(signal);
    }
    ring();
  };

  setHandler(processSignal, (payload: unknown) => (storedWord(payload)?.quiet ? ring() : look()), {
    description: 'look into the store',
  });
  setHandler(replySignal, (payload: unknown) => hear('reply', payload), {
    description: 'a stored reply: { "inboxId": "..." }',
  });
  if (hearsHands) {
    setHandler(reassignSignal, (payload: unknown) => hear('reassign', payload), {
      description: 'by hand: { "to": "sp-07", "reason": "..." }',
    });
    setHandler(closeSignal, (payload: unknown) => hear('close', payload), {
      description: 'by hand: { "reason": "duplicate" | "withdrawn" | "confirmed-by-phone" }',
    });
  }
  setDefaultSignalHandler((name) => log.warn('A signal that nobody here understands', { signal: name }));

  return {
    hasWork: () => nudged || hands.length > 0,
    take: () => {
      const batch = { hand: hands.shift(), words };
      words = [];
      nudged = false;
      return batch;
    },
    left: () => ({ hands, handsTaken }),
  };
}

/** The word that a payload names, and nothing beside it; null for all else, which only the commit can judge. */
function storedWord(payload: unknown): { readonly quiet: boolean } | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { inboxId, quiet, ...rest } = payload as { inboxId?: unknown; quiet?: unknown };
  if (typeof inboxId !== 'string' || Object.keys(rest).length > 0) return null;
  return { quiet: quiet === true };
}

function short(payload: unknown): unknown {
  const { length } = JSON.stringify(payload) ?? '';
  return length > longestPayload ? { tooLong: length } : (payload ?? null);
}
