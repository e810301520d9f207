import type { Clock } from '../store/clock';
import type { Settlement } from '../store/settle-notice';
import type { SmtpTransport } from './transports/smtp';
import type { Delivery } from './transports/transport';

/** Letters that are of no ticket, which the sender of notices does not know. */
export interface PlainLetters<Letter> {
  readonly clock: Pick<Clock, 'now'>;
  /** That of the notices: one pool of connections to one server. */
  readonly smtp: Pick<SmtpTransport, 'send'>;
  readonly claim: (claim: { readonly most: number; readonly leaseMs: number }) => Promise<Letter[]>;
  readonly settle: (id: string, attempt: number, settlement: Settlement) => Promise<boolean>;
  /** Undefined where its address is none. */
  readonly messageOf: (letter: Letter) => Parameters<SmtpTransport['send']>[0] | undefined;
  readonly pace: {
    /** So many are in hand at once. */
    readonly most: number;
    /** Before the second attempt; it doubles. */
    readonly firstPauseMs: number;
    readonly attempts: number;
  };
  /** Told what became of each. */
  readonly onSettled?: ((letter: Letter, settlement: Settlement) => void) | undefined;
}

/** Longer than a letter is in hand. */
const leaseMs = 120_000;
const limitMs = 60_000;

/** @returns one pass over the letters that are to leave */
export function createPlainSender<Letter extends { readonly id: string; readonly attempt: number }>({
  clock,
  smtp,
  claim,
  settle,
  messageOf,
  pace: { most, firstPauseMs, attempts },
  onSettled,
}: PlainLetters<Letter>): () => Promise<'more' | 'idle'> {
  async function send(letter: Letter): Promise<void> {
    const message = messageOf(letter);
    const delivery: Delivery =
      message === undefined
        ? { state: 'failed', fault: 'malformed-address' }
        : await smtp.send(message, AbortSignal.timeout(limitMs));
    const settlement = await settlementOf(letter, delivery);
    if (await settle(letter.id, letter.attempt, settlement)) onSettled?.(letter, settlement);
  }

  async function settlementOf({ attempt }: Letter, delivery: Delivery): Promise<Settlement> {
    if (delivery.state !== 'later') return delivery;
    if (attempt >= attempts) return { state: 'failed', fault: delivery.fault };
    return {
      state: 'again',
      notBefore: (await clock.now()) + firstPauseMs * 2 ** (attempt - 1),
      fault: delivery.fault,
    };
  }

  return async () => {
    const claimed = await claim({ most, leaseMs });
    await Promise.all(claimed.map(send));
    return claimed.length === most ? 'more' : 'idle';
  };
}
