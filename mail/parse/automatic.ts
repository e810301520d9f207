import { partsOf, valueOf, valuesOf, type Part } from './part';
import { isReceipt } from './bounce/bounce-of';

/** Why a letter is taken to be written by a program; `false`: by a person. */
export type Automatic = false | 'auto-reply' | 'auto-generated' | 'bounce' | 'list' | 'bulk' | 'own';

/** What of the letter is known when it is asked who wrote it. */
export interface Written {
  readonly letter: Part;
  readonly from: string | null;
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly subject: string;
  readonly isBounce: boolean;
}

/** Subjects that programs write before a colon; a person who writes of such a program writes on. */
const answerSubject =
  /^(?:\[[^\][]{1,40}\]\s*)?(?:автоответ(?:чик)?|автоматический ответ|auto(?:matic)?[ -]?(?:reply|response|answer)|auto|out of (?:the )?office(?: auto-?reply)?|вне офиса|нет на месте|abwesenheitsnotiz|vacation(?: reply)?)\s*[:：]/iu;

/**
 * Whether a program wrote a letter, by the fields that programs set (RFC 3834, RFC 2919, RFC 2369) and those that are known of
 * single ones. That asks only whether it may be answered by a program of ours; whether it opens a ticket is another question.
 *
 * @param own our own addresses, in the form of addresses that are compared
 */
export function automaticOf(written: Written, own: readonly string[]): Automatic {
  const { letter, subject } = written;
  if (isOwn(written, own)) return 'own';
  if (written.isBounce) return 'bounce';
  const submitted =
    valueOf(letter, 'auto-submitted')
      .toLowerCase()
      .split(/[;\s(]/)[0] ?? '';
  const precedence = valueOf(letter, 'precedence').toLowerCase().trim();
  if (
    submitted === 'auto-replied' ||
    precedence === 'auto_reply' ||
    has(letter, answering) ||
    answerSubject.test(subject)
  ) {
    return 'auto-reply';
  }
  if (
    (submitted !== '' && submitted !== 'no') ||
    isReceipt(letter) ||
    has(letter, generating) ||
    wantsNoAnswer(letter) ||
    isFeedback(letter)
  ) {
    return 'auto-generated';
  }
  if (
    has(letter, ['list-id', 'list-post', 'mailing-list', 'x-mailing-list', 'x-mailman-version']) ||
    precedence === 'list'
  ) {
    return 'list';
  }
  if (has(letter, bulk) || precedence === 'bulk' || precedence === 'junk') return 'bulk';
  return valuesOf(letter, 'return-path').some((path) => /^<\s*>$/.test(path)) ? 'auto-generated' : false;
}

const answering = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from', 'x-mail-autoreply', 'x-amavis-autoreply', 'x-yandex-autoreply']; // prettier-ignore
const generating = ['x-auto-generated', 'x-cron-env'];
const bulk = ['list-unsubscribe', 'feedback-id', 'x-campaign-id', 'x-campaignid', 'x-mailer-recptid', 'x-mailgun-sid-batch', 'x-csa-complaints']; // prettier-ignore

function has(letter: Part, names: readonly string[]): boolean {
  return names.some((name) => !['', 'no', 'false', '0'].includes(valueOf(letter, name).trim().toLowerCase()));
}

/** Exchange's field; in letters of people it names single kinds of notes, if it stands there at all. */
function wantsNoAnswer(letter: Part): boolean {
  return /\b(?:all|autoreply)\b/i.test(valueOf(letter, 'x-auto-response-suppress'));
}

/** A provider's report of a complaint about a letter (RFC 5965). */
function isFeedback(letter: Part): boolean {
  return partsOf(letter).some(({ type }) => type === 'message/feedback-report');
}

/** Our letters bear the identity of their notice and refer to that of their ticket, both of one domain (mail/deliver). */
function isOwn({ from, messageId, references, letter }: Written, own: readonly string[]): boolean {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  const domain = new RegExp(`^${uuid}@(.+)$`).exec(messageId ?? '')?.[1];
  const ofTicket = new RegExp(`^ticket\\.${uuid}@(.+)$`);
  if (domain !== undefined && references.some((id) => ofTicket.exec(id)?.[1] === domain)) return true;
  const senders = [from, ...valuesOf(letter, 'x-loop').map((loop) => loop.trim().toLowerCase())];
  return senders.some((sender) => sender !== null && own.includes(sender));
}
