import { letter, multipartLetter, nested, part, plain, type Sample } from './builder';

const named = (name: string): Buffer =>
  part({ 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename="${name}"` }, 'data');
const withNames = (...names: string[]): Buffer => multipartLetter({}, 'mixed', [plain('x'), ...names.map(named)]);
const deep = (levels: number): Buffer =>
  Array.from({ length: levels }).reduce<Buffer>((inner, _, level) => {
    const boundary = `level-${level}`;
    return part(
      { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
      Buffer.concat([Buffer.from(`--${boundary}\r\n`), inner, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    );
  }, plain('deep words'));
const wrapped = (inner: Buffer): Buffer =>
  Buffer.concat([Buffer.from('From: ivan@client.example\r\nMessage-ID: <deep@client.example>\r\n'), inner]);
const crowd = Array.from({ length: 10_000 }, (_, at) => `u${at}@client.example`).join(',\r\n ');

/** Letters that would do harm if they could, as harmless stand-ins. */
export const hostileLetters: readonly Sample[] = [
  {
    name: 'ten thousand recipients: the first of them, and it is said',
    raw: letter({ Cc: crowd }, 'x'),
    says: { text: 'x', from: { address: 'ivan.petrov@client.example' } },
    warns: ['addresses left out: too many'],
  },
  {
    name: 'parts in one another as deep as we go',
    raw: wrapped(deep(25)),
    says: { text: 'deep words' },
    warns: [],
  },
  {
    name: 'parts in one another deeper than we go',
    raw: wrapped(deep(60)),
    says: { messageId: 'deep@client.example' },
    warns: ['parts left aside: too many or too deep'],
  },
  {
    name: 'more parts than we read: the first ones',
    raw: multipartLetter({}, 'mixed', [plain('words'), ...Array.from({ length: 400 }, () => part({}, 'p'))]),
    says: { text: expect.stringMatching(/^words/) as unknown },
    warns: ['parts left aside: too many or too deep'],
  },
  {
    name: 'more files than we take',
    raw: multipartLetter({}, 'mixed', [plain('words'), ...Array.from({ length: 250 }, () => named('a.bin'))]),
    says: { text: 'words' },
    warns: ['attachments left out: too many'],
  },
  {
    name: 'a header of half a megabyte',
    raw: letter({ 'X-Filler': Array.from({ length: 6000 }, () => 'x'.repeat(80)) }, 'words'),
    says: { text: 'words', from: { address: 'ivan.petrov@client.example' } },
    warns: ['header cut'],
  },
  {
    name: 'a field without end before the others',
    raw: Buffer.concat([Buffer.from(`X-Long: ${'x'.repeat(200_000)}\r\n`), letter({ Subject: 'behind it' }, 'words')]),
    says: { subject: 'behind it', text: 'words' },
    warns: [],
  },
  {
    name: 'more words than we show',
    raw: letter({}, 'слово '.repeat(200_000)),
    says: { messageId: 'first@client.example' },
    warns: ['text cut'],
  },
  {
    name: 'a subject without end',
    raw: letter({ Subject: 'long '.repeat(2000) }, 'x'),
    says: { subject: expect.stringMatching(/^long .{900,1000}…$/) as unknown },
  },
  {
    name: 'elements in one another beyond what browsers do: words alone',
    raw: letter({ 'Content-Type': 'text/html' }, `${'<b>'.repeat(600)}words`),
    says: { text: 'words' },
    warns: ['HTML too deep: shown without its form'],
  },
  {
    name: 'scripts and what is fetched are no words',
    raw: letter({ 'Content-Type': 'text/html' }, '<script>x()</script><iframe src="https://x.example">f</iframe><img src="https://x.example/open.gif"><p onclick="x()">words</p>'), // prettier-ignore
    says: { text: 'words', attachments: [] },
  },
  {
    name: 'paths, devices and hidden endings in names of files',
    raw: withNames(
      '../../etc/passwd',
      'C:\\\\windows\\\\a.exe',
      '..',
      'CON.txt',
      'a\u202egpj.exe',
      '.bashrc',
      'a<b>:c|d?.txt',
      `${'n'.repeat(300)}.pdf`,
    ),
    says: {
      attachments: [
        { name: 'passwd' },
        { name: 'a.exe' },
        { name: 'attachment-3.bin' },
        { name: '_CON.txt' },
        { name: 'agpj.exe' },
        { name: 'bashrc' },
        { name: 'a_b__c_d_.txt' },
        { name: expect.stringMatching(/^n{140,146}….pdf$/) as unknown },
      ],
    },
    warns: ['attachment name changed'],
  },
  {
    name: 'a domain of look-alike letters is another domain',
    raw: letter({ From: 'Support <support@d\u0435sk.example>' }, 'x'),
    says: { from: { address: 'support@xn--dsk-rdd.example' }, automatic: false },
  },
  {
    name: 'a forged sender with a number is no more than what it says',
    raw: letter({ From: 'Boss <boss@client.example>', Subject: 'Re: [SKAI-1042] close it', 'Authentication-Results': 'mx.desk.example; spf=fail' }, 'Close it'), // prettier-ignore
    says: { ticketNumbers: ['SKAI-1042'], automatic: false, replyText: 'Close it' },
  },
  {
    name: 'nested letters are not opened',
    raw: multipartLetter({}, 'mixed', [plain('x'), part({ 'Content-Type': 'message/rfc822' }, letter({}, 'inner')), nested('mixed', [named('b.bin')])]), // prettier-ignore
    says: { text: 'x', attachments: [{ type: 'message/rfc822' }, { name: 'b.bin' }] },
  },
];
