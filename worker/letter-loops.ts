import type { Logger } from 'pino';
import type { MailSettings } from '../mail/settings';
import { errorFields } from '../operations/log';
import { repeat, type Loop } from '../operations/loop';
import type { Store } from '../store';
import { createAccountSender } from './account-letters';
import { createAnnouncementSender } from './announcement-letters';
import type { WorkerSettings } from './settings';
import type { SmtpTransport } from './transports/smtp';

const second = 1_000;

interface LetterParts {
  readonly store: Store;
  readonly smtp: SmtpTransport;
  readonly mail: MailSettings;
  readonly links: WorkerSettings['links'];
  readonly log: Logger;
}

/** The senders of letters that are of no ticket: about accounts, which are made of a link, and of announcements. */
export function letterLoops({ store, smtp, mail, links, log }: LetterParts): readonly Loop[] {
  const loop = (component: string, pass: () => Promise<'more' | 'idle'>): Loop =>
    repeat(pass, {
      ...{ idleMs: second, longestMs: 30 * second },
      onError: (error) => log.warn({ component, ...errorFields(error) }, 'try later'),
    });
  const accounts =
    links === null
      ? []
      : [
          loop(
            'account letters',
            createAccountSender({
              ...{ store, smtp, mail, links },
              onSettled: ({ id, kind }, { state }) =>
                log.info({ component: 'account letters', letterId: id, kind, state }, 'letter'),
            }),
          ),
        ];
  const announcements = createAnnouncementSender({
    ...{ store, smtp, mail, origin: links?.origin ?? null },
    onSettled: ({ id, says }, { state }) =>
      log.info({ component: 'announcements', letterId: id, says, state }, 'letter'),
  });
  return [...accounts, loop('announcements', announcements)];
}
