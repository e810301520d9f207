import { createHash } from 'node:crypto';
import { base64, inCharset, letter, multipartLetter, nested, part, plain, word, type Sample } from './builder';

const sha = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const file = (fields: Record<string, string | Buffer>, body: string | Buffer = 'data'): Buffer =>
  part({ 'Content-Type': 'application/octet-stream', ...fields }, body);
const named = (name: string): Buffer => file({ 'Content-Disposition': `attachment; filename="${name}"` });
const inner = letter({ Subject: word('Пересланное'), 'Message-ID': '<inner@client.example>' }, 'внутри');

/** How letters are put together, and put together wrongly. */
export const structures: readonly Sample[] = [
  {
    name: 'a file in Base64: its decoded bytes count',
    raw: multipartLetter({}, 'mixed', [plain('см. файл'), file({ 'Content-Disposition': 'attachment; filename=a.bin', 'Content-Transfer-Encoding': 'base64' }, base64('сто байт'))]), // prettier-ignore
    says: {
      text: 'см. файл',
      attachments: [
        { name: 'a.bin', type: 'application/octet-stream', size: 15, inline: false, sha256: sha('сто байт') },
      ],
    },
    warns: [],
  },
  {
    name: 'a text with a name is a file though it says inline',
    raw: multipartLetter({}, 'mixed', [plain('Слова'), part({ 'Content-Type': 'text/plain; name=server.log', 'Content-Disposition': 'inline; filename=server.log' }, 'ERROR 1')]), // prettier-ignore
    says: { text: 'Слова', attachments: [{ name: 'server.log', type: 'text/plain', size: 7, sha256: sha('ERROR 1') }] },
  },
  {
    name: 'a nested letter is one file, its bytes unchanged',
    raw: multipartLetter({}, 'mixed', [plain('См. письмо'), part({ 'Content-Type': 'message/rfc822' }, inner)]),
    says: {
      text: 'См. письмо',
      messageId: 'first@client.example',
      attachments: [{ name: 'Пересланное.eml', type: 'message/rfc822', sha256: sha(inner), size: inner.length }],
    },
    warns: [],
  },
  {
    name: 'a digest: parts without a type are letters',
    raw: multipartLetter({}, 'mixed', [plain('Два письма'), nested('digest', [part({}, inner), part({}, inner)])]),
    says: { text: 'Два письма', attachments: [{ type: 'message/rfc822' }, { type: 'message/rfc822' }] },
  },
  {
    name: 'a name in RFC 2231, in pieces',
    raw: multipartLetter({}, 'mixed', [plain('x'), file({ 'Content-Disposition': "attachment; filename*0*=utf-8''%D0%90%D0%BA%D1%82%20; filename*1*=%E2%84%961.pdf" })]), // prettier-ignore
    says: { attachments: [{ name: 'Акт №1.pdf' }] },
    warns: [],
  },
  {
    name: 'a name in encoded words, as Outlook writes it',
    raw: multipartLetter({}, 'mixed', [plain('x'), file({ 'Content-Type': `application/pdf; name="${word('Счёт.pdf', 'koi8-r')}"`, 'Content-Disposition': `attachment; filename="${word('Счёт.pdf', 'koi8-r')}"` })]), // prettier-ignore
    says: { attachments: [{ name: 'Счёт.pdf', type: 'application/pdf' }] },
    warns: [],
  },
  {
    name: 'a name as bytes of windows-1251',
    raw: multipartLetter({}, 'mixed', [plain('x'), file({ 'Content-Disposition': Buffer.concat([Buffer.from('attachment; filename="'), inCharset('Договор.doc', 'windows-1251'), Buffer.from('"')]) })]), // prettier-ignore
    says: { attachments: [{ name: 'Договор.doc' }] },
    warns: ['guessed charset'],
  },
  {
    name: 'a file without a name gets one by its kind',
    raw: multipartLetter({}, 'mixed', [
      plain('x'),
      file({ 'Content-Type': 'image/jpeg', 'Content-Disposition': 'attachment' }),
    ]),
    says: { attachments: [{ name: 'attachment-1.jpeg', type: 'image/jpeg' }] },
  },
  {
    name: 'composed and decomposed letters of a name are one',
    raw: multipartLetter({}, 'mixed', [plain('x'), named('Иё.txt')]),
    says: { attachments: [{ name: 'Иё.txt' }] },
  },
  {
    name: 'a file written into the text (uuencode)',
    raw: letter({}, 'Вот файл:\nbegin 644 note.txt\n%:&5L;&\\\n`\nend\nВсё.'),
    says: { text: 'Вот файл:\nВсё.', attachments: [{ name: 'note.txt', size: 5, sha256: sha('hello') }] },
    warns: ['uuencoded file taken out of the text'],
  },
  {
    name: 'a part whose transfer encoding is uuencode',
    raw: multipartLetter({}, 'mixed', [plain('x'), file({ 'Content-Transfer-Encoding': 'x-uuencode', 'Content-Disposition': 'attachment; filename=note.txt' }, 'begin 644 note.txt\n%:&5L;&\\\n`\nend\n')]), // prettier-ignore
    says: { attachments: [{ name: 'note.txt', size: 5, sha256: sha('hello') }] },
    warns: [],
  },
  {
    name: 'transfer encodings as senders spell them',
    raw: multipartLetter({}, 'mixed', [part({ 'Content-Transfer-Encoding': '8-bits;' }, 'one'), part({ 'Content-Transfer-Encoding': 'Quoted Printable' }, 't=77o')]), // prettier-ignore
    says: { text: 'one\n\ntwo' },
    warns: [],
  },
  {
    name: 'a text that only begins like such a file',
    raw: letter({}, 'begin 644 note.txt\nэто не файл'),
    says: { text: 'begin 644 note.txt\nэто не файл', attachments: [] },
    warns: [],
  },
  {
    name: 'winmail.dat is kept as it came, and said',
    raw: multipartLetter({}, 'mixed', [plain('См. вложение'), file({ 'Content-Type': 'application/ms-tnef; name="winmail.dat"' }, Buffer.from('789f3e22', 'hex'))]), // prettier-ignore
    says: { text: 'См. вложение', attachments: [{ name: 'winmail.dat', type: 'application/ms-tnef' }] },
    warns: ['winmail.dat not opened'],
  },
  {
    name: 'a boundary that is not named is found',
    raw: letter({ 'Content-Type': 'multipart/mixed' }, '--lost-42\nContent-Type: text/plain; charset=utf-8\n\nСлова\n--lost-42\nContent-Type: text/csv; name=a.csv\n\n1;2\n--lost-42--\n'), // prettier-ignore
    says: { text: 'Слова', attachments: [{ name: 'a.csv' }] },
    warns: ['boundary missing: guessed'],
  },
  {
    name: 'the last boundary is missing',
    raw: letter({ 'Content-Type': 'multipart/mixed; boundary=b1' }, '--b1\nContent-Type: text/plain; charset=utf-8\n\nСлова\n--b1\nContent-Type: text/csv; name=a.csv\n\n1;2'), // prettier-ignore
    says: { text: 'Слова', attachments: [{ name: 'a.csv', size: 3 }] },
  },
  {
    name: 'a multipart without any part is a text',
    raw: letter({ 'Content-Type': 'multipart/mixed; boundary=b1' }, 'Слова без частей'),
    says: { text: 'Слова без частей', attachments: [] },
  },
  {
    name: 'Base64 with foreign characters and two endings',
    raw: letter({ 'Content-Transfer-Encoding': 'base64' }, `${Buffer.from('Пер').toString('base64')}\n!!\n${Buffer.from('вое!').toString('base64')}`), // prettier-ignore
    says: { text: 'Первое!' },
    warns: ['damaged base64'],
  },
  {
    name: 'a transfer encoding that nobody knows',
    raw: letter({ 'Content-Transfer-Encoding': 'x-strange' }, 'Слова'),
    says: { text: 'Слова' },
    warns: ['unknown transfer encoding'],
  },
  {
    name: 'empty lines and a line of a mailbox file before the header',
    raw: Buffer.concat([
      Buffer.from('\r\n\r\nFrom ivan@client.example Mon Nov  9 10:15:00 2026\r\n'),
      letter({}, 'Слова'),
    ]),
    says: { text: 'Слова', messageId: 'first@client.example' },
    warns: ['lines before the header dropped'],
  },
  {
    name: 'lines ended by CR alone',
    raw: Buffer.from(letter({ Subject: 'Old' }, 'one\ntwo').toString('latin1').replace(/\r\n/g, '\r'), 'latin1'),
    says: { subject: 'Old', text: 'one\ntwo' },
    warns: ['lines ended by CR alone'],
  },
  {
    name: 'lines ended by LF alone',
    raw: Buffer.from(letter({ Subject: 'Unix' }, 'one\ntwo').toString('latin1').replace(/\r\n/g, '\n'), 'latin1'),
    says: { subject: 'Unix', text: 'one\ntwo' },
    warns: [],
  },
  {
    name: 'NUL and other control characters are taken out',
    raw: letter({ Subject: 'a\u0007b' }, 'one\u0000two\u0001'),
    says: { subject: 'ab', text: 'onetwo' },
    warns: ['control characters removed'],
  },
  {
    name: 'a header alone',
    raw: Buffer.from('From: ivan@client.example\r\nSubject: no body'),
    says: { subject: 'no body', text: '', from: { address: 'ivan@client.example' } },
  },
  {
    name: 'words without any header',
    raw: Buffer.from('just words, and no field\r\nat all\r\n'),
    says: { from: null, messageId: null },
    warns: ['no sender'],
  },
  {
    name: 'signed (PGP/MIME): the signed words are the words',
    raw: multipartLetter({}, 'signed', [plain('Подписано'), part({ 'Content-Type': 'application/pgp-signature; name="signature.asc"' }, '-----BEGIN PGP SIGNATURE-----')]), // prettier-ignore
    says: { text: 'Подписано', attachments: [{ name: 'signature.asc', type: 'application/pgp-signature' }] },
    warns: [],
  },
  {
    name: 'signed (S/MIME) with a multipart inside',
    raw: multipartLetter({}, 'signed', [nested('mixed', [plain('Слова'), named('a.bin')]), file({ 'Content-Type': 'application/pkcs7-signature; name=smime.p7s' })]), // prettier-ignore
    says: { text: 'Слова', attachments: [{ name: 'a.bin' }, { name: 'smime.p7s' }] },
    warns: [],
  },
  {
    name: 'signed in the text itself',
    raw: letter({}, '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nСлова\n- -- пункт\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n'), // prettier-ignore
    says: { text: 'Слова\n-- пункт' },
  },
  {
    name: 'encrypted (PGP/MIME): said, kept as files',
    raw: multipartLetter({}, 'encrypted', [part({ 'Content-Type': 'application/pgp-encrypted' }, 'Version: 1'), file({ 'Content-Disposition': 'inline; filename="encrypted.asc"' })]), // prettier-ignore
    says: { text: '', attachments: [{ type: 'application/pgp-encrypted' }, { name: 'encrypted.asc' }] },
    warns: ['encrypted letter'],
  },
  {
    name: 'encrypted (S/MIME)',
    raw: letter({ 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'Content-Transfer-Encoding': 'base64' }, base64('sealed')), // prettier-ignore
    says: { text: '', attachments: [{ name: 'smime.p7m', size: 6 }] },
    warns: ['encrypted letter'],
  },
  {
    name: 'Content-Type given twice: the first counts',
    raw: letter({ 'Content-Type': ['text/plain; charset=utf-8', 'text/html'] }, 'Слова <b>'),
    says: { text: 'Слова <b>' },
  },
];
