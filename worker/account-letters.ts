import type { PressLinks } from '../letters/press';
import { accountMessageOf } from '../mail/deliver/account-message';
import type { MailSettings } from '../mail/settings';
import type { ClaimedAccountLetter } from '../store/accounts/claim-account-letters';
import type { Clock } from '../store/clock';
import type { Settlement } from '../store/settle-notice';
import { createPlainSender } from './plain-letters';
import type { SmtpTransport } from './transports/smtp';

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

const pace = {
  /** Somebody waits for each of them: few at once, so that none waits behind many. */
  most: 4,
  firstPauseMs: 15_000,
  /** A link works for an hour: so long is a server asked. */
  attempts: 8,
};

/**
 * Sends the letters by which people set their passwords: those of no ticket, which the sender of notices does not know. Nobody is told
 * of one that fails: whoever waits for it asks again.
 *
 * @returns one pass of it
 */
export function createAccountSender(ports: AccountLetterPorts): () => Promise<'more' | 'idle'> {
  const { store, smtp, mail, links, onSettled } = ports;
  return createPlainSender({
    clock: store.clock,
    smtp,
    claim: (claim) => store.claimAccountLetters(claim),
    settle: (...settled) => store.settleAccountLetter(...settled),
    messageOf: (letter) => accountMessageOf(letter, links, mail),
    pace,
    onSettled,
  });
}
