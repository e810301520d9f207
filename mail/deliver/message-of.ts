import type Mail from 'nodemailer/lib/mailer';
import { feedbackLetterOf } from '../../domain/ticket';
import { readerOf } from '../../letters';
import { deskLookOf } from '../../letters/looks/desk-look';
import { htmlOf } from '../../letters/looks/html';
import { logoId, type LetterLook } from '../../letters/looks/look';
import { plainOf } from '../../letters/looks/plain';
import { dutyPages } from '../../texts/reports';
import type { ClaimedNotice, Recipient } from '../../store/claim-notices';
import { isRead, type MailSettings } from '../settings';
import { envelopeAddress } from './address';
import type { LetterExtras } from './letter-extras';
import { outwardOf, type Outward, type OutwardMessage } from './outward';
import { plainLine } from './plain-line';

/** A notice that leaves: to somebody with an address, under an identity. */
export type LeavingNotice = ClaimedNotice & { readonly recipient: Recipient; readonly messageId: string };

/**
 * The message of a letter, in the same words and with the same links at every attempt: all that it is made of stands with the notice
 * or in the settings. Undefined where the recipient's address is none.
 */
export function messageOf(
  notice: LeavingNotice,
  extras: LetterExtras,
  settings: Pick<MailSettings, 'from' | 'publicOrigin' | 'read'>,
): OutwardMessage | undefined {
  const { recipient, messageId } = notice;
  const desk = { ...notice.desk, name: plainLine(notice.desk.name) };
  const letter = { ...notice.letter, subject: plainLine(notice.letter.subject) };
  const outward = outwardOf({
    from: { name: desk.name, address: desk.look?.sender ?? desk.address ?? settings.from },
    to: { name: recipient.name, address: recipient.email },
    subject: letter.subject,
    createdAt: notice.createdAt,
    messageId,
    automatic: automatic(notice),
  });
  if (outward === undefined) return undefined;
  const look = lookOf({ ...notice, desk }, extras, settings);
  const thread = threadOf(notice);
  return {
    ...outward,
    ...repliesOf(desk, outward.from.address),
    // A server that knows how tells us of a failure or a delay, under the id of the notice.
    dsn: { id: notice.id, return: 'headers', notify: ['failure', 'delay'] },
    references: [...thread],
    inReplyTo: thread.at(-1) ?? '',
    headers: { ...outward.headers, ...switchedOff(extras) },
    text: plainOf(letter, look),
    html: htmlOf(letter, look),
    // Once: nodemailer's own way sends it as an attachment too, and calendars then show the visit twice.
    ...(extras.calendar && { alternatives: [calendarPart(extras.calendar)] }),
    ...(look.desk.logo && desk.look?.logo && { attachments: [logoPart(desk.look.logo)] }),
  };
}

/** Answers go to the address that the desk reads, whatever its letters come from. */
function repliesOf({ name, address }: ClaimedNotice['desk'], from: string): Pick<Mail.Options, 'replyTo'> {
  const read = address === null ? undefined : envelopeAddress(address);
  return read === undefined || read === from ? {} : { replyTo: { name: plainLine(name), address: read } };
}

function logoPart(base64: string): NonNullable<Mail.Options['attachments']>[0] {
  const content = Buffer.from(base64, 'base64');
  return { cid: logoId, filename: 'logo.png', content, contentType: 'image/png', contentDisposition: 'inline' };
}

/** The letters that this one follows: the thread of its ticket, which no letter bears itself, then those sent before. */
function threadOf({ ticket, messageId, earlier }: LeavingNotice): readonly string[] {
  const [first = messageId] = earlier;
  const domain = first.slice(first.lastIndexOf('@') + 1, -1);
  return [threadId(ticket.id, domain), ...earlier];
}

/** What all letters of a ticket refer to. */
export function threadId(ticketId: string, domain: string): string {
  return `<ticket.${ticketId}@${domain}>`;
}

function lookOf(
  { kind, params, language, ticket, desk, audience }: LeavingNotice,
  extras: LetterExtras,
  { publicOrigin: origin, read }: Pick<MailSettings, 'publicOrigin' | 'read'>,
): LetterLook {
  return {
    desk: deskLookOf(desk.name, desk.address, desk.look),
    language,
    ...aboutOf({ kind, language, ticket }, origin),
    answer: desk.address !== null && isRead(desk.address, read) ? 'by-reply' : 'in-portal',
    blocks: extras.blocks,
    // Of what is closed all that is left to answer is a rating.
    closes: feedbackLetterOf({ kind, params }) === 'comment',
    reader: readerOf(audience),
    switchOff: extras.switchOff,
  };
}

/** Letters that answer a letter or a form by themselves. */
const receipts: ReadonlySet<string> = new Set<ClaimedNotice['kind']>(['acknowledgement', 'split-off']);

/** A letter with somebody's words in it was written by that person, only its journey is automatic. */
function automatic({ kind, params }: LeavingNotice): Outward['automatic'] {
  if (receipts.has(kind)) return 'auto-replied';
  return typeof params['messageId'] === 'string' ? null : 'auto-generated';
}

function switchedOff({ switchOff, oneClickOff }: LetterExtras): Record<string, string> {
  const url = oneClickOff ?? switchOff;
  if (url === null) return {};
  return {
    'List-Unsubscribe': `<${url}>`,
    ...(oneClickOff !== null && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}

function calendarPart({
  method,
  text,
}: NonNullable<LetterExtras['calendar']>): NonNullable<Mail.Options['alternatives']>[0] {
  return { contentType: `text/calendar; charset=utf-8; method=${method}`, content: text };
}

/** What a letter is about, and where that is in the portal: a ticket, or a duty of the desk's own. */
function aboutOf(
  { kind, language, ticket }: Pick<LeavingNotice, 'kind' | 'language' | 'ticket'>,
  origin: string | null,
): Pick<LetterLook, 'ticket' | 'act'> {
  const at = (path: string): string | null => (origin === null ? null : `${origin}/${path}`);
  if (!isDutyOfDesk(kind)) return { ticket: { tid: ticket.tid, url: at(`tickets/${encodeURIComponent(ticket.tid)}`) } };
  const url = at(pageOfDuty(kind, ticket));
  return { ticket: null, ...(url !== null && { act: { title: dutyPages[kind][language], url } }) };
}

function isDutyOfDesk(kind: string): kind is keyof typeof dutyPages {
  return Object.hasOwn(dutyPages, kind);
}

function pageOfDuty(kind: keyof typeof dutyPages, { id, desk }: LeavingNotice['ticket']): string {
  const at = `?desk=${encodeURIComponent(desk)}`;
  switch (kind) {
    case 'report-threshold':
      return `overview/reports/${id}${at}`;
    case 'register-threshold':
      return `overview/register${at}`;
    case 'incident-owed':
      return `incidents/${id}`;
    default: {
      const never: never = kind;
      return never;
    }
  }
}
