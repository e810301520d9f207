import { letter, multipartLetter, part, plain, word, type Sample } from './builder';

const uuid = '0198f2a0-7c1e-7a50-9a3c-1d2e3f405162';

const bySigns: readonly { name: string; fields: Record<string, string>; automatic: false | string }[] = [
  {
    name: 'RFC 3834: auto-replied',
    fields: { 'Auto-Submitted': 'auto-replied (vacation)' },
    automatic: 'auto-reply',
  },
  { name: 'Exchange: automatic reply', fields: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', Subject: 'Automatic reply: A question' }, automatic: 'auto-reply' }, // prettier-ignore
  {
    name: 'Exchange in Russian',
    fields: { 'X-Auto-Response-Suppress': 'All', Subject: word('Автоматический ответ: вопрос') },
    automatic: 'auto-reply',
  },
  {
    name: 'Яндекс: «Автоответ»',
    fields: { Subject: word('Автоответ: Re: вопрос', 'koi8-r') },
    automatic: 'auto-reply',
  },
  {
    name: 'Gmail: Precedence and X-Autoreply',
    fields: { 'X-Autoreply': 'yes', Precedence: 'bulk' },
    automatic: 'auto-reply',
  },
  {
    name: 'old answering programs: Precedence auto_reply',
    fields: { Precedence: 'auto_reply' },
    automatic: 'auto-reply',
  },
  {
    name: 'out of office without any field',
    fields: { Subject: 'Out of Office: back on Monday' },
    automatic: 'auto-reply',
  },
  {
    name: 'monitoring',
    fields: { 'Auto-Submitted': 'auto-generated', Subject: 'PROBLEM: disk' },
    automatic: 'auto-generated',
  },
  {
    name: 'Exchange field of programs alone',
    fields: { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' },
    automatic: 'auto-generated',
  },
  { name: 'nobody as the path to return to', fields: { 'Return-Path': '<>' }, automatic: 'auto-generated' },
  { name: 'a list', fields: { 'List-Id': '<news.client.example>', Precedence: 'list' }, automatic: 'list' },
  { name: 'a list of old Mailman', fields: { 'X-Mailman-Version': '2.1' }, automatic: 'list' },
  {
    name: 'a circular',
    fields: { 'List-Unsubscribe': '<https://shop.example/off>', 'Feedback-ID': '1:shop' },
    automatic: 'bulk',
  },
  { name: 'Precedence: bulk', fields: { Precedence: 'Bulk' }, automatic: 'bulk' },
  { name: 'our own address as the sender', fields: { From: 'Support <Support@Desk.Example>' }, automatic: 'own' },
  { name: 'our own letter by its identity', fields: { 'Message-ID': `<${uuid}@desk.example>`, References: `<ticket.${uuid}@desk.example>`, From: 'x@other.example' }, automatic: 'own' }, // prettier-ignore
  { name: 'a loop: it has been with us', fields: { 'X-Loop': 'help@desk.example' }, automatic: 'own' },
  { name: 'Auto-Submitted: no', fields: { 'Auto-Submitted': 'no' }, automatic: false },
  {
    name: 'a person writes of an answering program',
    fields: { Subject: word('Автоответчик не работает') },
    automatic: false,
  },
  { name: 'a person whose Exchange wants no notes', fields: { 'X-Auto-Response-Suppress': 'OOF' }, automatic: false },
  { name: 'a person answers our letter', fields: { References: `<ticket.${uuid}@desk.example> <${uuid}@desk.example>`, 'Message-ID': '<1@client.example>' }, automatic: false }, // prettier-ignore
  {
    name: 'postmaster as a person',
    fields: { From: 'postmaster@client.example', Subject: 'Please open port 25' },
    automatic: false,
  },
];

/** Letters that programs wrote, and some that only look so. */
export const automaticLetters: readonly Sample[] = [
  ...bySigns.map(({ name, fields, automatic }) => ({
    name: `${automatic === false ? 'a person' : automatic}: ${name}`,
    raw: letter(fields, 'Слова'),
    says: { automatic, bounce: null, text: 'Слова' },
  })),
  {
    name: 'auto-generated: a read receipt is no failure',
    raw: multipartLetter({ Subject: 'Read: A question', 'Return-Path': '<>' }, 'report', [
      plain('Your message was displayed.'),
      part({ 'Content-Type': 'message/disposition-notification' }, 'Final-Recipient: rfc822; ivan@client.example\nOriginal-Message-ID: <sent@desk.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n'), // prettier-ignore
      part({ 'Content-Type': 'message/rfc822' }, letter({ 'Message-ID': '<sent@desk.example>' }, 'our letter')),
    ], '; report-type=disposition-notification'), // prettier-ignore
    says: { automatic: 'auto-generated', bounce: null, text: 'Your message was displayed.' },
  },
  {
    name: 'auto-generated: a complaint that a provider passes on',
    raw: multipartLetter({ From: 'feedback@provider.example' }, 'report', [
      plain('This is a complaint.'),
      part({ 'Content-Type': 'message/feedback-report' }, 'Feedback-Type: abuse\n'),
    ], '; report-type=feedback-report'), // prettier-ignore
    says: { automatic: 'auto-generated', bounce: null },
  },
];

const invitation = (method: string, partstat: string, more = ''): string =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:${method}\nBEGIN:VEVENT\nUID:visit-7@desk.example\nSEQUENCE:2\nDTSTART:20261201T070000Z\nATTENDEE;CN="Иван: Петров";ROLE=REQ-PARTICIPANT;\n PARTSTAT=${partstat}:MAILTO:Ivan.Petrov@client.example\n${more}END:VEVENT\nEND:VCALENDAR\n`;

const calendar = (method: string, text: string): Buffer =>
  part({ 'Content-Type': `text/calendar; charset=utf-8; method=${method}` }, text);

/** Answers to invitations, as calendars send them; what they say is in the facts of the letter. */
export const calendarLetters: readonly (Sample & { readonly events: readonly object[] })[] = [
  ...(['ACCEPTED', 'DECLINED', 'TENTATIVE'] as const).map((partstat) => ({
    name: `an invitation ${partstat.toLowerCase()}`,
    raw: multipartLetter({ Subject: 'Accepted: visit' }, 'alternative', [
      plain(partstat),
      calendar('REPLY', invitation('REPLY', partstat)),
    ]),
    says: { text: partstat, automatic: false, attachments: [{ type: 'text/calendar', name: 'attachment-1.ics' }] },
    events: [{ method: 'REPLY', uid: 'visit-7@desk.example', sequence: 2, attendees: [{ address: 'ivan.petrov@client.example', partstat }] }], // prettier-ignore
  })),
  {
    name: 'an answer with words of its own, twice in the letter',
    raw: multipartLetter({}, 'mixed', [
      plain('Да'),
      calendar('REPLY', invitation('REPLY', 'ACCEPTED', 'COMMENT:Буду\\, жду\n')),
      part(
        { 'Content-Type': 'application/ics; name=invite.ics' },
        invitation('REPLY', 'ACCEPTED', 'COMMENT:Буду\\, жду\n'),
      ),
    ]),
    says: { attachments: [{ type: 'text/calendar' }] },
    events: [{ comment: 'Буду, жду' }],
  },
  {
    name: 'a calendar that is none',
    raw: multipartLetter({}, 'mixed', [plain('Да'), calendar('REPLY', 'BEGIN:VCALENDAR\nnothing')]),
    says: { text: 'Да' },
    warns: ['calendar unreadable'],
    events: [],
  },
];
