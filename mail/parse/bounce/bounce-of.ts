import { addressOf } from '../addresses';
import { partsOf, valueOf, type Part } from '../part';
import type { Warnings } from '../warning';
import type { Action, Bounce } from './bounce';
import { deliveryStatus, isDeliveryStatus, statusIn } from './delivery-status';
import { returnedId } from './returned-id';

/** A letter as far as a report is recognised by it. */
export interface Reporting {
  readonly letter: Part;
  readonly raw: Buffer;
  readonly messageId: string | null;
  readonly from: string | null;
  /** Whom the report was sent to: never whom it is about. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** Characters of a report in words that are read. */
const mostRead = 32 * 1024;

const daemon = /^(?:mailer-daemon|mailerdaemon|mail-daemon)@/i;
const postmaster = /^(?:postmaster|mdaemon|microsoftexchange[0-9a-f]*)@/i;
const undelivered =
  /undeliver|delivery (?:status notification|failure|has failed|incomplete|delayed)|mail delivery (?:failed|system|subsystem)|returned mail|failure notice|non remis|delivery report|не доставлен|недоставлен|невозможно доставить|не удалось доставить|сбой доставки|ошибка доставки|доставка (?:задерж|отлож)|отч[её]т о доставке|message delayed|warning: (?:message|could not send)/i;
const delayed =
  /delayed|still being retried|will (?:be retried|keep trying|continue to be (?:made|attempted))|not yet been delivered|delay reason|delivery incomplete|задерж|отложен|попытки (?:доставки )?(?:будут|продолж)/i;

/**
 * What a server tells of a letter of ours: by its machine-readable report, or in words, as qmail, Exim and mail.ru do; null for any
 * other letter. A read receipt is a report of another kind and no failure.
 */
export function bounceOf(report: Reporting, warnings: Warnings): Bounce | null {
  const parts = partsOf(report.letter);
  if (isReceipt(report.letter)) return null;
  const told = parts
    .filter(isDeliveryStatus)
    .map((part) => deliveryStatus(part, warnings))
    .find((read) => read !== undefined);
  const failed = valueOf(report.letter, 'x-failed-recipients');
  if (told === undefined && failed === '' && !inWords(report)) return null;
  const original = returnedId(parts, report.raw, report.messageId, warnings);
  const words = beforeCopy(report.text.slice(0, mostRead));
  const status = told?.status ?? statusIn(words);
  const action: Action = told?.action ?? actionIn(`${report.subject}\n${words}`, status);
  return {
    recipient: told?.recipient ?? addressOf(failed.split(',')[0] ?? '') ?? recipientIn(words, report.to),
    status,
    permanent: action === 'failed',
    originalMessageId: original,
    action,
    envelopeId: told?.envelopeId ?? null,
  };
}

/** Whether a letter tells that another one was opened or deleted (RFC 8098). */
export function isReceipt(letter: Part): boolean {
  const kind = letter.params['report-type']?.toLowerCase();
  return (
    kind === 'disposition-notification' ||
    partsOf(letter).some(({ type }) => type === 'message/disposition-notification')
  );
}

function inWords({ letter, from, subject, text }: Reporting): boolean {
  if (letter.params['report-type']?.toLowerCase() === 'delivery-status') return true;
  const nobody = /^<\s*>$/.test(valueOf(letter, 'return-path'));
  const tells = undelivered.test(subject) || /^hi\. this is the qmail-send program/im.test(text.slice(0, 1000));
  if (from !== null && daemon.test(from)) return true;
  return tells && (nobody || (from !== null && postmaster.test(from)));
}

function actionIn(words: string, status: string | null): Action {
  if (status?.startsWith('2.') === true) return 'delivered';
  if (status?.startsWith('5.') === true) return 'failed';
  return delayed.test(words) ? 'delayed' : 'failed';
}

/** The server's own words: a copy of the letter that follows them has addresses and figures of its own. */
function beforeCopy(text: string): string {
  const copy =
    /^-{2,}.{0,60}(?:copy of|original message|below this line|returned message|исходн|копи[яи]).{0,60}$/im.exec(text);
  return copy === null ? text : text.slice(0, copy.index);
}

function recipientIn(words: string, to: readonly string[]): string | null {
  const [, headed = ''] = /^[ \t]*<([^<>\s@]{1,100}@[^<>\s]{1,250})>:/m.exec(words) ?? [];
  const alone = [...words.matchAll(/^[ \t]*<?([^<>\s@,;:]{1,100}@[^<>\s,;:]{1,250})>?:?[ \t]*$/gm)].map(
    (match) => match[1] ?? '',
  );
  const anywhere = [...words.matchAll(/[^<>\s@,;:()"'«»]{1,100}@[^<>\s@,;:()"'«»]{1,250}/g)].map(
    ([address]) => address,
  );
  const known = [headed, ...alone, ...anywhere].flatMap((written) => addressOf(written.replace(/\.+$/, '')) ?? []);
  return known.find((address) => !to.includes(address) && !daemon.test(address) && !postmaster.test(address)) ?? null;
}
