/** A letter with an invitation has it once: programs that find it twice show the visit twice. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { noExtras } from '../../mail/deliver/letter-extras';
import { messageOf } from '../../mail/deliver/message-of';
import { leaving } from './letter';

it.each(['REQUEST', 'CANCEL'] as const)(
  'SK-16 a letter with a calendar (%s) has one part of it, with its method',
  async (method) => {
    const text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
    const { recipient, ...rest } = leaving();
    if (recipient === null) throw new Error('nobody gets it');
    const sent = { ...rest, recipient };
    const message = messageOf(
      sent,
      { ...noExtras, calendar: { method, text } },
      { from: 'letters@desk.example', publicOrigin: null, read: 'all' },
    );
    const raw = (await new MailComposer(message ?? {}).compile().build()).toString();
    expect(raw.match(/^content-type: text\/calendar[^\r\n]*/gim)).toEqual([
      expect.stringMatching(new RegExp(`method=${method}`)),
    ]);
    expect(raw).not.toMatch(/^content-disposition: attachment/im);
    expect(raw.match(/^content-type: text\/(plain|html)/gim)).toHaveLength(2);
  },
);
