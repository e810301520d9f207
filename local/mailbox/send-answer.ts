import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { AddressObject, ParsedMail } from 'mailparser';

/** The first address of a field; undefined where there is none. */
function firstOf(field: AddressObject | AddressObject[] | undefined): string | undefined {
  return [field ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))[0];
}

/**
 * Answers a letter as whoever got it would: to its sender, in its thread, with its words quoted below.
 *
 * @param port where letters for the desks are taken on this machine
 * @throws when the answer is not taken
 */
export async function sendAnswer(port: number, mail: ParsedMail, text: string): Promise<void> {
  const from = firstOf(mail.to);
  const to = firstOf(mail.replyTo) ?? firstOf(mail.from);
  if (from === undefined || to === undefined) throw new Error('The letter names nobody to answer.');
  const subject = mail.subject ?? '';
  const earlier = [mail.references ?? []].flat();
  const answered = mail.messageId === undefined ? [] : [mail.messageId];
  const quoted = (mail.text ?? '').split('\n').map((line) => `> ${line}`);
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false });
  try {
    await transport.sendMail({
      ...{ from, to, envelope: { from, to: [to] } },
      subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
      // As programs of mail write it: under the domain that letters of ours bear it would be taken for one of those.
      messageId: `<${randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      references: [...earlier, ...answered],
      ...(answered[0] === undefined ? {} : { inReplyTo: answered[0] }),
      text: `${text}\n\nOn ${new Date().toUTCString()}, ${to} wrote:\n${quoted.join('\n')}\n`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}
