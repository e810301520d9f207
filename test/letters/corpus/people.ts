import { letter, word, type Sample } from './builder';

/** Who writes to whom, under which identity and when. */
export const people: readonly Sample[] = [
  {
    name: 'addresses are compared in small letters, names kept',
    raw: letter({ From: `${word('Иван Петров')} <Ivan.PETROV@Client.Example>`, Cc: '"Kate, the second" <kate@client.example>, boss@client.example' }, 'x'), // prettier-ignore
    says: {
      from: { address: 'ivan.petrov@client.example', name: 'Иван Петров' },
      to: [{ address: 'support@desk.example', name: '' }],
      cc: [
        { address: 'kate@client.example', name: 'Kate, the second' },
        { address: 'boss@client.example', name: '' },
      ],
    },
    warns: [],
  },
  {
    name: 'a domain in Cyrillic is stored in ASCII',
    raw: letter({ From: 'Почта <Иван@Пример.РФ>', To: '<support@desk.example>' }, 'x'),
    says: { from: { address: 'иван@xn--e1afmkfd.xn--p1ai', name: 'Почта' } },
    warns: [],
  },
  {
    name: 'members of groups count one by one; an empty group has nobody',
    raw: letter({ To: 'Team: a@client.example, B <b@client.example>;', Cc: 'undisclosed-recipients:;' }, 'x'),
    says: { to: [{ address: 'a@client.example' }, { address: 'b@client.example', name: 'B' }], cc: [] },
    warns: [],
  },
  {
    name: 'without From whom to answer is the sender',
    raw: letter({ From: '', 'Reply-To': 'Kate <kate@client.example>', Sender: 'robot@client.example' }, 'x'),
    says: { from: { address: 'kate@client.example', name: 'Kate' }, replyTo: [{ address: 'kate@client.example' }] },
    warns: ['no From: Reply-To taken'],
  },
  {
    name: 'without From and Reply-To it is Sender',
    raw: letter({ From: '', Sender: 'robot@client.example' }, 'x'),
    says: { from: { address: 'robot@client.example' } },
    warns: ['no From: Sender taken'],
  },
  {
    name: 'nobody at all',
    raw: letter({ From: 'just a name' }, 'x'),
    says: { from: null },
    warns: ['no sender'],
  },
  {
    name: 'two From fields: the first counts, and it is said',
    raw: letter({ From: ['ivan@client.example', 'boss@bank.example'] }, 'x'),
    says: { from: { address: 'ivan@client.example' } },
    warns: ['several From'],
  },
  {
    name: 'an address as the name of another one stays a name',
    raw: letter({ From: '"support@desk.example" <ivan@client.example>' }, 'x'),
    says: { from: { address: 'ivan@client.example', name: 'support@desk.example' }, automatic: false },
  },
  {
    name: 'signs that turn directions are taken out of names and subjects',
    raw: letter({ From: 'Ivan \u202eslivE <ivan@client.example>', Subject: 'a\u202eb' }, 'x'),
    says: { from: { name: 'Ivan slivE' }, subject: 'ab' },
    warns: ['control characters removed'],
  },
  {
    name: 'a Message-ID without brackets, with blanks around',
    raw: letter({ 'Message-ID': '  first.42@client.example ' }, 'x'),
    says: { messageId: 'first.42@client.example', identity: 'first.42@client.example' },
    warns: [],
  },
  {
    name: 'a Message-ID broken over two lines',
    raw: letter({ 'Message-ID': '<very.long.\r\n part@client.example>' }, 'x'),
    says: { messageId: 'very.long.part@client.example' },
  },
  {
    name: 'two Message-IDs: the first counts',
    raw: letter({ 'Message-ID': ['<one@client.example>', '<two@client.example>'] }, 'x'),
    says: { messageId: 'one@client.example', identity: 'one@client.example' },
    warns: ['several Message-IDs'],
  },
  {
    name: 'no Message-ID: the content is the identity',
    raw: letter({ 'Message-ID': '' }, 'x'),
    says: { messageId: null, identity: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown },
    warns: ['no Message-ID'],
  },
  {
    name: 'references with commas, comments and repetitions',
    raw: letter({ References: '<a@x.example>,<b@x.example> (comment)\r\n <a@x.example>', 'In-Reply-To': 'your letter <b@x.example> of Monday' }, 'x'), // prettier-ignore
    says: { references: ['a@x.example', 'b@x.example'], inReplyTo: 'b@x.example' },
  },
  ...[
    { written: 'Mon, 9 Nov 2026 10:15:00 +0300', instant: '2026-11-09T07:15:00.000Z' },
    { written: '9 Nov 26 10:15 MSK', instant: '2026-11-09T07:15:00.000Z' },
    { written: 'Mon, 09 Nov 2026 10:15:00 +0300 (Москва, стандартное время)', instant: '2026-11-09T07:15:00.000Z' },
    { written: '2026-11-09T10:15:00+03:00', instant: '2026-11-09T07:15:00.000Z' },
    { written: 'Mon, 9 Nov 2026 10:15:00 +9900', instant: null, warning: 'date unreadable' },
    { written: 'понедельник, 9 ноября', instant: null, warning: 'date unreadable' },
    { written: 'Thu, 1 Jan 1970 00:00:00 +0000', instant: null, warning: 'date absurd' },
    { written: 'Fri, 9 Nov 2046 10:15:00 +0300', instant: '2046-11-09T07:15:00.000Z', warning: 'date in the future' },
  ].map(({ written, instant, warning }) => ({
    name: `the date "${written}"`,
    raw: letter({ Date: written }, 'x'),
    says: { date: instant },
    warns: warning === undefined ? [] : [warning],
  })),
  ...[
    { subject: 'Re: [SKAI-1042] Нет данных', numbers: ['SKAI-1042'] },
    { subject: 'spsup–1503, и ещё ht-1001', numbers: ['SPSUP-1503', 'HT-1001'] },
    { subject: '[skai 1042] № HT 7, #SPSUP-01503', numbers: ['SKAI-1042', 'HT-7', 'SPSUP-1503'] },
    { subject: 'SKAI\u20111042 (неразрывный дефис), SKAI—1042', numbers: ['SKAI-1042'] },
    { subject: 'INS 2026 отчёт, WSKAI-12, SKAI-12a, ABC-55', numbers: [] },
    { subject: word('RE: заявка HT-1001 решена?', 'koi8-r'), numbers: ['HT-1001'] },
  ].map(({ subject, numbers }) => ({
    name: `HT-10 numbers of tickets in the subject: ${numbers.join(', ') || 'none'} (${subject.slice(0, 20)})`,
    raw: letter({ Subject: subject }, 'SKAI-9999 in the text is none'),
    says: { ticketNumbers: numbers },
    warns: [],
  })),
];
