import { ScannerAway } from '../../files/scan-file';
import type { ArrivedLetter } from '../../store/letters/arrived';
import { chainsOf } from './chains';
import { keepFor } from './keep-for';
import type { IntakePorts } from './ports';
import { readLetter, workOff, type ReadLetter } from './work-off';

/** Whoever works at letters says so again and again; those of one that has died are taken up by others after so long. */
const leaseMs = 30_000;
const sayMs = 10_000;
/** So many letters are in hand at once, and so many bytes of them. */
const claimedAtOnce = 16;
const largeBytes = 4 * 1024 * 1024;
/** A letter on which this many attempts broke off is left to people. */
const attempts = 5;
const firstPauseMs = 1_000;
/** While nobody can say whether files harm, letters with files wait. */
const scannerPauseMs = 15_000;

/** Rules are asked for several times a letter, and hold for all letters of a moment; a filing looks once more by itself. */
const rulesMs = 1_000;

function rulesKept({ rulesFor }: Pick<IntakePorts['store'], 'rulesFor'>): IntakePorts['store']['rulesFor'] {
  const kept = new Map<string, ReturnType<typeof keepFor<Awaited<ReturnType<typeof rulesFor>>>>>();
  return (desk, clientId) => {
    const key = `${desk}/${clientId}`;
    if (!kept.has(key) && kept.size >= 1_000) kept.clear();
    const ask = kept.get(key) ?? keepFor(rulesMs, () => rulesFor(desk, clientId));
    kept.set(key, ask);
    return ask();
  };
}

export interface Intake {
  /** Works off what waits, oldest first. @returns `idle` when nothing did */
  readonly pass: () => Promise<'more' | 'idle'>;
  /** Works off one letter, claimed or not. @returns false where it is in somebody else's hands, or settled */
  readonly one: (id: string) => Promise<boolean>;
}

/**
 * What makes of letters that are kept what they come to. A letter on which it breaks off is tried again later, and after some attempts
 * lies in the tray; it stops no other.
 */
export function createIntake(given: IntakePorts): Intake {
  const ports: IntakePorts = { ...given, store: { ...given.store, rulesFor: rulesKept(given.store) } };
  const { store, onError } = ports;
  /** Claimed, and nothing has come of them yet. */
  const inHand = new Set<string>();

  async function pass(): Promise<'more' | 'idle'> {
    const claimed = await store.claimLetters({ most: claimedAtOnce, leaseMs });
    if (claimed.length === 0) return 'idle';
    await work(claimed);
    return 'more';
  }

  async function one(id: string): Promise<boolean> {
    const claimed = await store.claimLetters({ most: 1, leaseMs, id });
    await work(claimed);
    return claimed.length > 0;
  }

  async function work(claimed: readonly ArrivedLetter[]): Promise<void> {
    for (const { id } of claimed) inHand.add(id);
    const saying = setInterval(() => {
      // While the database is away the claim may run out: then another one finds what was done.
      store.putBackLetters([...inHand], leaseMs).catch(() => undefined);
    }, sayMs);
    try {
      await workAt(claimed);
    } finally {
      clearInterval(saying);
      for (const { id } of claimed) inHand.delete(id);
    }
  }

  async function workAt(claimed: readonly ArrivedLetter[]): Promise<void> {
    const small = claimed.filter(({ size }) => size <= largeBytes);
    const read = (await Promise.all(small.map(attempt))).flatMap((each) => each ?? []);
    await Promise.all(chainsOf(read).map((chain) => inTurn(chain)));
    // One large letter at a time is in memory.
    for (const letter of claimed.filter(({ size }) => size > largeBytes)) {
      const large = await attempt(letter);
      if (large !== undefined) await inTurn([large]);
    }
  }

  async function inTurn(chain: readonly ReadLetter[]): Promise<void> {
    for (const [index, read] of chain.entries()) {
      try {
        await workOff(ports, read);
      } catch (error) {
        if (error instanceof ScannerAway) return waitForScanner(chain.slice(index), error);
        await putBack(read.letter, error);
      }
    }
  }

  /** That is no fault of the letter, and none of those behind it in its chain overtakes it. */
  async function waitForScanner(chain: readonly ReadLetter[], error: ScannerAway): Promise<void> {
    const ids = chain.map(({ letter: { id } }) => id);
    onError?.(error, ids[0] ?? null);
    for (const id of ids) inHand.delete(id);
    await store.putBackLetters(ids, scannerPauseMs, 'not-tried').catch(() => undefined);
  }

  /** Reads a letter; one that broke too many attempts off is not read again, since that may be what breaks. */
  async function attempt(letter: ArrivedLetter): Promise<ReadLetter | undefined> {
    if (letter.attempts > attempts) return { letter, facts: null, reason: 'fault' };
    try {
      return await readLetter(ports, letter);
    } catch (error) {
      await putBack(letter, error);
      return undefined;
    }
  }

  async function putBack({ id, attempts: tried }: ArrivedLetter, error: unknown): Promise<void> {
    onError?.(error, id);
    inHand.delete(id);
    // With the database away the claim runs out by itself.
    await store.putBackLetters([id], firstPauseMs * 2 ** tried).catch(() => undefined);
  }

  return { pass, one };
}
