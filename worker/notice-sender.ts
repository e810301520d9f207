import { setTimeout as delay } from 'node:timers/promises';
import type { RunTelling } from '../engine';
import type { Clock } from '../store/clock';
import type { Claim, ClaimedNotice } from '../store/claim-notices';
import type { Settled, Settlement } from '../store/settle-notice';
import { createRecipientDomains } from './recipient-domains';
import { createServerRest } from './server-rest';
import type { Delivery, Letter, Transport } from './transports/transport';

export interface SenderPorts {
  readonly store: {
    readonly clock: Pick<Clock, 'now'>;
    claimNotices(claim: Claim): Promise<ClaimedNotice[]>;
    holdNotices(held: readonly Pick<ClaimedNotice, 'id' | 'attempt'>[], leaseMs: number): Promise<void>;
    settleNotice(id: string, attempt: number, settlement: Settlement): Promise<Settled>;
  };
  /** Has a run told what a delivery has brought it; nobody waits for that. */
  readonly tell: (telling: RunTelling) => void;
  readonly transports: Readonly<Record<ClaimedNotice['channel'], Transport>>;
  /** In which letters that leave get their identities; null: none leave, and those that are to wait. */
  readonly mailDomain: string | null;
  /** Told of every notice that was handed over or could not be. */
  readonly onSettled?: (notice: ClaimedNotice, settlement: Settlement) => void;
  /** Told of every letter that was taken, and may have been taken before. */
  readonly onSentAgain?: (notice: ClaimedNotice) => void;
  /** Told why what became of a notice could not be recorded; that is tried again. */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds of a clock that only runs forward; for the sender's own pacing. */
  readonly elapsed?: () => number;
  /** Resolves after so many milliseconds, or when the signal says that nobody waits any more. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface NoticeSender {
  /**
   * Claims for every free slot and waits until one is free again, or a moment, whichever is first: never for all of them.
   *
   * @returns `idle` when nothing can be claimed and nothing is in hand
   */
  readonly pass: () => Promise<'more' | 'idle'>;
  /** Lets the transports finish, for a while, and records what became of their letters. No pass may run or follow. */
  readonly close: () => Promise<void>;
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** Letters in hand at most. */
const slots = 16;
/** So many are claimed by one statement: few enough that one domain's letters never take all slots at once. */
const claimedAtOnce = 4;
/** Longer than a slot is held, which is the transport's limit and the time to heed it: nobody else may hold the letter. */
const leaseMs = 120_000;
const renewalMs = 30_000;
const transportLimitMs = 60_000;
const heedMs = 5_000;
/** Transports may finish for so long when the worker stops. */
const closingMs = 8_000;
/**
 * How long a letter waits that is written while all others are slow, or a domain is full: ten times what a look takes, so that
 * looks which pass over many letters of a domain that hangs leave the database to others. That is what the quickest of the last few
 * took: one that waited for a processor, or had letters to put into words, says nothing of what passing over costs.
 */
const looks = { shortestMs: 150, longestMs: 1_000, times: 10, of: 5 };
const firstPauseMs = 30_000;
const longestPauseMs = 3_600_000;
/** After some two days of trying a letter has failed, and who waits for it is told. */
const attempts = 60;
/** Half a minute of trying to record what became of a letter, well within its lease. */
const recordings = 5;

/**
 * The sender of notices. It claims what the commits wrote as slots become free, hands each to the transport of its channel
 * and records what became of it; where a clock counts from the delivery, the run of its ticket is told. The store gives the letters of one ticket and recipient one after the other.
 */
export function createNoticeSender(ports: SenderPorts): NoticeSender {
  const {
    store,
    tell: tellRun,
    transports,
    mailDomain,
    onSettled,
    onSentAgain,
    onError,
    elapsed = () => performance.now(),
    wait = waitFor,
  } = ports;
  const domains = createRecipientDomains(elapsed);
  const server = createServerRest(elapsed);
  const inHand = new Set<Promise<void>>();
  /** Letters that a transport would not give back when their time was up; they hold no slot, and their claims are renewed. */
  const strays = new Map<string, Pick<ClaimedNotice, 'id' | 'attempt'>>();
  let renewed = -Infinity;
  /** When nothing was left beside the letters of which full domains: passing over them is dear when they are many. */
  let passedOver = { domains: '', at: -Infinity };
  let nextLookMs = looks.shortestMs;
  const lastLooks: number[] = [];
  /** How often a slot became free. */
  let freed = 0;
  const closing = new AbortController();
  /** One for each transport that is waited for: the wait ends early when the worker stops. */
  const cuts = new Set<AbortController>();

  async function pass(): Promise<'more' | 'idle'> {
    await renew();
    const before = freed;
    let claimed = 0;
    while (claimed < slots && inHand.size < slots) {
      const notTo = domains.full();
      const full = notTo.join(' ');
      if (full === passedOver.domains && elapsed() < passedOver.at + nextLookMs) break;
      const most = Math.min(claimedAtOnce, slots - inHand.size, server.atMost(inHand.size));
      if (most === 0) break;
      const looked = elapsed();
      const notices = await store.claimNotices({ most, leaseMs, notTo, mailDomain });
      pace(elapsed() - looked);
      for (const notice of notices) occupy(send(notice));
      claimed += notices.length;
      if (notices.length === most) continue;
      if (full !== '') passedOver = { domains: full, at: elapsed() };
      break;
    }
    // What was settled meanwhile may have let the next one of its ticket and recipient through.
    if (freed > before) return 'more';
    if (inHand.size === 0) return 'idle';
    await atMost(nextLookMs, Promise.race(inHand));
    return 'more';
  }

  function pace(lookMs: number): void {
    lastLooks.push(lookMs);
    if (lastLooks.length > looks.of) lastLooks.shift();
    nextLookMs = Math.min(Math.max(looks.times * Math.min(...lastLooks), looks.shortestMs), looks.longestMs);
  }

  function occupy(sending: Promise<void>): void {
    const slot = sending
      .catch((error: unknown) => onError?.(error))
      .finally(() => {
        inHand.delete(slot);
        freed += 1;
      });
    inHand.add(slot);
  }

  async function renew(): Promise<void> {
    if (strays.size === 0 || elapsed() < renewed + renewalMs) return;
    await store.holdNotices([...strays.values()], leaseMs);
    renewed = elapsed();
  }

  async function send(notice: ClaimedNotice): Promise<void> {
    const { recipient, channel } = notice;
    // Nothing to try again: the person does not come back, and the letters behind this one are let through.
    if (recipient === null) return record(notice, { state: 'failed', fault: 'no-recipient' });
    if (channel !== 'email') return hand({ ...notice, recipient }, () => undefined);
    const entered = domains.enter(recipient.domain);
    // The attempt counts: a letter to a domain that never comes back fails in the end, whichever letters had asked.
    if ('resting' in entered) return record(notice, { state: 'later', fault: entered.resting });
    return hand({ ...notice, recipient }, (delivery) => {
      server.note(delivery);
      domains.leave(entered.letter, delivery);
    });
  }

  /** Ends in time, whatever the transport does. @param tell what the transport said, or that it said nothing in time */
  async function hand(letter: Letter, tell: (delivery: Delivery) => void): Promise<void> {
    const limit = new AbortController();
    const cut = new AbortController();
    cuts.add(cut);
    const handed = deliver(letter, limit.signal);
    let delivery = await atMost(transportLimitMs, handed, cut);
    cuts.delete(cut);
    if (delivery === undefined) {
      limit.abort(new TimeoutError('The time is up.'));
      delivery = await atMost(heedMs, handed);
    }
    tell(delivery ?? { state: 'later', fault: TimeoutError.name });
    if (delivery !== undefined) return record(letter, delivery);
    onError?.(new Error(`A transport (${letter.channel}) goes on when its time is up.`));
    strays.set(letter.id, letter);
    void handed
      .then((said) => record(letter, said))
      .catch((error: unknown) => onError?.(error))
      .finally(() => strays.delete(letter.id));
  }

  async function deliver(letter: Letter, signal: AbortSignal): Promise<Delivery> {
    try {
      return await transports[letter.channel].deliver(letter, signal);
    } catch (error) {
      return { state: 'later', fault: error instanceof Error ? error.name : typeof error };
    }
  }

  /** A letter that is out must not go out again only because the store was away for a moment. */
  async function record(notice: ClaimedNotice, delivery: Delivery): Promise<void> {
    if (delivery.state === 'delivered' && notice.inDoubt) onSentAgain?.(notice);
    for (let tried = 1; ; tried += 1) {
      try {
        const settlement = await settlementOf(notice, delivery);
        const { settled, tellings } = await store.settleNotice(notice.id, notice.attempt, settlement);
        if (settled) onSettled?.(notice, settlement);
        for (const telling of tellings) tellRun(telling);
        return;
      } catch (error) {
        if (tried > recordings || closing.signal.aborted) throw error;
        onError?.(error);
        await wait(1_000 * 2 ** (tried - 1), closing.signal);
      }
    }
  }

  async function settlementOf({ attempt, inDoubt }: ClaimedNotice, delivery: Delivery): Promise<Settlement> {
    if (delivery.state !== 'later') return delivery;
    if (attempt >= attempts) return { state: 'failed', fault: delivery.fault };
    const pause = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
    const { fault } = delivery;
    // Once in doubt it stays so: an attempt that nobody heard of says nothing of those before.
    const offered = delivery.offered === true || inDoubt;
    const notBefore = (await store.clock.now()) + pause;
    return { state: 'again', notBefore, fault, ...(offered && { offered }) };
  }

  /** What `work` resolves to, or undefined when that takes longer. @param cut ends the waiting when it is aborted */
  async function atMost<T>(
    milliseconds: number,
    work: Promise<T>,
    cut: AbortController = new AbortController(),
  ): Promise<T | undefined> {
    try {
      return await Promise.race([work, wait(milliseconds, cut.signal).then(() => undefined)]);
    } finally {
      cut.abort();
    }
  }

  return {
    pass,
    close: async () => {
      await atMost(closingMs, Promise.all(inHand));
      closing.abort();
      for (const cut of cuts) cut.abort();
      await Promise.all(inHand);
    },
  };
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
