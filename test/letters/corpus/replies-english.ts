import { replySeparator } from '../../../letters/reply-separator';
import { alternative, answer, letter, type Sample } from './builder';

const words = 'It works now.\n\nBut yesterday is still missing.';
const asked = 'Hello! Please check the power of the unit.';
const quoted = `> ${asked}\n> Thank you.`;
const says = { replyText: words };
const page = (rest: string): string => `<p>It works now.</p><p>But yesterday is still missing.</p>${rest}`;

const body =
  'Terminals that are silent:\n\n--\n15\n16\n--\n\nRoute\n=====\nFrom: Moscow\nTo: Omsk\n\n> show version\n2.15\n\nOn 9 November at 10:15 the driver wrote:\nhelp';

/** Answers in English, and letters that quote nothing though they look like it. */
export const englishReplies: readonly Sample[] = [
  ...[
    { program: 'Gmail', rest: `On Mon, Nov 9, 2026 at 10:15 AM Support <support@desk.example> wrote:\n\n${quoted}` },
    {
      program: 'Gmail, heading broken',
      rest: `On Mon, Nov 9, 2026 at 10:15 AM The Support Department <support@desk.example>\nwrote:\n\n${quoted}`,
    },
    { program: 'Thunderbird', rest: `On 09.11.2026 10:15, Support wrote:\n${quoted}` },
    {
      program: 'Outlook',
      rest: `From: Support <support@desk.example>\nSent: Monday, November 9, 2026 10:15 AM\nTo: Ivan Petrov\nSubject: A question\n\n${asked}`,
    },
    { program: 'Outlook, older', rest: `-----Original Message-----\nFrom: Support\nSent: Monday\n\n${asked}` },
    {
      program: 'Outlook for a telephone',
      rest: `Get Outlook for Android\n________________________________\nFrom: Support <support@desk.example>\nSent: Monday, November 9, 2026 10:15:00 AM\nTo: Ivan\nSubject: A question\n\n${asked}`,
    },
    {
      program: 'iPhone',
      rest: `Sent from my iPhone\n\n> On 9 Nov 2026, at 10:15, Support <support@desk.example> wrote:\n> \n${quoted}`,
    },
    {
      program: 'signature by its delimiter',
      rest: `-- \nIvan Petrov\nChief engineer\n\nOn 09.11.2026 10:15, Support wrote:\n${quoted}`,
    },
    {
      program: 'Hotmail: the instant first, under a rule',
      rest: `----------------------------------------\nDate: Mon, 9 Nov 2026 10:15:00 +0300\nSubject: A question\nFrom: support@desk.example\nTo: ivan@client.example\n\n${asked}`,
    },
    { program: 'a farewell', rest: `Best regards,\nIvan Petrov\n\nOn 09.11.2026 10:15, Support wrote:\n${quoted}` },
    { program: 'our own line', rest: `${replySeparator.en}\n\n${asked}` },
  ].map(({ program, rest }) => ({ name: program, raw: letter(answer, `${words}\n\n${rest}\n`), says, warns: [] })),
  {
    name: 'Gmail in HTML with a signature',
    raw: alternative(answer, 'see HTML', page(`<div class="gmail_signature">Ivan Petrov</div><div class="gmail_quote">On Mon wrote:<blockquote>${asked}</blockquote></div>`)), // prettier-ignore
    says,
  },
  {
    name: 'Outlook for iOS in HTML',
    raw: alternative(answer, 'see HTML', page(`<div id="ms-outlook-mobile-signature">Get Outlook for iOS</div><div id="mail-editor-reference-message-container"><div>${asked}</div></div>`)), // prettier-ignore
    says,
  },
  {
    name: 'answers between marked quotations in HTML',
    raw: alternative(
      answer,
      'x',
      `<blockquote type="cite">Power?</blockquote><p>It is on.</p><blockquote type="cite">Version?</blockquote><p>2.15</p>`,
    ),
    says: { replyText: 'It is on.\n\n2.15' },
  },
  {
    name: 'a first letter that looks as if it quoted is whole',
    raw: letter({}, body),
    says: { text: body, replyText: body },
    warns: [],
  },
  {
    name: 'lists, underlined words, routes and console lines in an answer stay',
    raw: letter(answer, 'Silent:\n--\n15\n--\n\nRoute\n=====\nFrom: Moscow\nTo: Omsk\n\n> show version\n2.15'),
    says: { replyText: 'Silent:\n--\n15\n--\n\nRoute\n=====\nFrom: Moscow\nTo: Omsk\n\n> show version\n2.15' },
    warns: [],
  },
  {
    name: 'a first letter loses only a sure signature',
    raw: letter({}, 'Please help.\n\nBest regards stay.\n\n-- \nIvan'),
    says: { replyText: 'Please help.\n\nBest regards stay.' },
  },
  {
    name: 'a forward: the words of who forwards; the letter stays in the text',
    raw: letter({ Subject: 'Fwd: invoice' }, 'Please look.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\nDate: Mon\nSubject: invoice\nTo: b\n\nPay.'), // prettier-ignore
    says: { replyText: 'Please look.', text: expect.stringContaining('Pay.') as unknown },
  },
  {
    name: 'a forward without words of its own is shown whole',
    raw: letter({ Subject: 'FW: invoice' }, '-----Original Message-----\nFrom: A\nSent: Monday\n\nPay.'),
    says: { replyText: '-----Original Message-----\nFrom: A\nSent: Monday\n\nPay.' },
    warns: ['nothing new beside the quotation: whole letter shown'],
  },
  {
    name: 'an answer by its subject alone',
    raw: letter(
      { Subject: 'RE: [SKAI-1042] A question' },
      `${words}\n\nOn 09.11.2026 10:15, Support wrote:\n${quoted}`,
    ),
    says: { ...says, ticketNumbers: ['SKAI-1042'] },
  },
];
