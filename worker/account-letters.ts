import type { PressLinks } from '../letters/press';
import { accountMessageOf } from '../mail/deliver/account-message';
import type { MailSettings } from '../mail/settings';
import type { ClaimedAccountLetter } from '../store/accounts/claim-account-letters';
import type { Clock } from '../store/clock';
import type { Settlement } from '../store/settle-notice';
import type { SmtpTransport } from './transports/smtp';
import type { Delivery } from './transports/transport';

export interface AccountLetterPorts {
  readonly store: {
    readonly clock: Pick<Clock, 'now'>;
    claimAccountLetters(claim: { readonly most: number; readonly leaseMs: number }): Promise<ClaimedAccountLetter[]>;
    settleAccountLetter(id: string, attempt: number, settlement: Settlement): Promise<boolean>;
  };
  /** That of the notices: one pool of connections to one server. */
  readonly smtp: Pick<SmtpTransport, 'send'>;
  readonly mail: Pick<MailSettings, 'from' | 'domain'>;
  readonly links: PressLinks;
  /** Told what became of each. */
  readonly onSettled?: (letter: ClaimedAccountLetter, settlement: Settlement) => void;
}

/** Somebody waits for each of them: few at once, so that none waits behind many. */
const most = 4;
/** Longer than a letter is in hand. */
const leaseMs = 120_000;
const limitMs = 60_000;
const firstPauseMs = 15_000;
/** A link works for an hour: so long is a server asked. */
const attempts = 8;

/**
 * Sends the letters by which people set their passwords: those of no ticket, which the sender of notices does not know. Nobody is told
 * of one that fails: whoever waits for it asks again.
 *
 * @returns one pass of it
 */
export function createAccountSender(ports: AccountLetterPorts): () => Promise<'more' | 'idle'> {
  const { store, smtp, mail, links, onSettled } = ports;

  async function send(letter: ClaimedAccountLetter): Promise<void> {
    const message = accountMessageOf(letter, links, mail);
    const delivery: Delivery =
      message === undefined
        ? { state: 'failed', fault: 'malformed-address' }
        : await smtp.send(message, AbortSignal.timeout(limitMs));
    const settlement = await settlementOf(letter, delivery);
    if (await store.settleAccountLetter(letter.id, letter.attempt, settlement)) onSettled?.(letter, settlement);
  }

  async function settlementOf({ attempt }: ClaimedAccountLetter, delivery: Delivery): Promise<Settlement> {
    if (delivery.state !== 'later') return delivery;
    if (attempt >= attempts) return { state: 'failed', fault: delivery.fault };
    return {
      state: 'again',
      notBefore: (await store.clock.now()) + firstPauseMs * 2 ** (attempt - 1),
      fault: delivery.fault,
    };
  }

  return async () => {
    const claimed = await store.claimAccountLetters({ most, leaseMs });
    await Promise.all(claimed.map(send));
    return claimed.length === most ? 'more' : 'idle';
  };
}
