import { base64, inCharset, letter, part, multipartLetter, word, type Sample } from './builder';

const words = 'Здравствуйте! Терминал не выходит на связь с утра.';
const subject = 'Нет данных с терминала';
const said = { subject, text: words };

const fields = (charset: string) => ({
  'Content-Type': `text/plain; charset=${charset}`,
  Subject: word(subject, charset),
});

/** Letters in the charsets of Russian senders, and of some others, declared and not. */
export const charsets: readonly Sample[] = [
  ...['koi8-r', 'windows-1251', 'cp866', 'iso-8859-5', 'utf-8', 'utf-16le', 'maccyrillic'].map((charset) => ({
    name: `words in ${charset}, declared, eight bits`,
    raw: letter({ ...fields(charset), ...(charset === 'utf-16le' && { 'Content-Transfer-Encoding': 'base64' }) }, charset === 'utf-16le' ? base64(inCharset(words, charset)) : inCharset(words, charset)), // prettier-ignore
    says: said,
  })),
  {
    name: 'quoted-printable in windows-1251 with soft line ends',
    raw: letter(
      { ...fields('windows-1251'), 'Content-Transfer-Encoding': 'quoted-printable' },
      [...inCharset(words, 'windows-1251')].map((byte, at) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${at % 20 === 19 ? '=\r\n' : ''}`).join(''), // prettier-ignore
    ),
    says: said,
    warns: [],
  },
  {
    name: 'base64 in koi8-r',
    raw: letter({ ...fields('koi8-r'), 'Content-Transfer-Encoding': 'base64' }, base64(inCharset(words, 'koi8-r'))),
    says: said,
    warns: [],
  },
  {
    name: 'subject as bytes of koi8-r without any encoding, charset told by the body',
    raw: letter(
      { 'Content-Type': 'text/plain; charset=koi8-r', Subject: inCharset(subject, 'koi8-r') },
      inCharset(words, 'koi8-r'),
    ),
    says: said,
    warns: ['guessed charset'],
  },
  ...(['koi8-r', 'windows-1251'] as const).flatMap((charset) => [
    {
      name: `subject and name as bytes of ${charset}, no charset anywhere`,
      raw: letter(
        { 'Content-Type': '', Subject: inCharset(subject, charset), From: Buffer.concat([inCharset('Иван Петров', charset), Buffer.from(' <ivan@client.example>')]) }, // prettier-ignore
        'see the subject',
      ),
      says: { subject, from: { address: 'ivan@client.example', name: 'Иван Петров' }, text: 'see the subject' },
      warns: ['guessed charset'],
    },
    {
      name: `subject in capitals as bytes of ${charset}`,
      raw: letter({ 'Content-Type': '', Subject: inCharset('СРОЧНО: ОСТАНОВКА СЕРВЕРА', charset) }, 'x'),
      says: { subject: 'СРОЧНО: ОСТАНОВКА СЕРВЕРА' },
      warns: ['guessed charset'],
    },
    {
      name: `body in ${charset} though it claims to be UTF-8`,
      raw: letter({}, inCharset(words, charset)),
      says: { text: words },
      warns: ['guessed charset'],
    },
    {
      name: `body in ${charset} without a type`,
      raw: letter({ 'Content-Type': '' }, inCharset(words, charset)),
      says: { text: words },
      warns: ['guessed charset'],
    },
  ]),
  {
    name: 'subject as bytes of GB 2312, charset told by the body',
    raw: letter(
      { 'Content-Type': 'text/plain; charset=gb2312', Subject: inCharset('终端没有数据', 'gb2312') },
      inCharset('你好', 'gb2312'),
    ),
    says: { subject: '终端没有数据', text: '你好' },
    warns: ['guessed charset'],
  },
  {
    name: 'subject as bytes of GB 2312, no charset anywhere',
    raw: letter({ 'Content-Type': '', Subject: inCharset('终端没有数据,请检查设备', 'gb2312') }, 'x'),
    says: { subject: '终端没有数据,请检查设备' },
    warns: ['guessed charset'],
  },
  {
    name: 'subject as bytes of UTF-8 (SMTPUTF8)',
    raw: letter({ Subject: subject }, words),
    says: said,
    warns: [],
  },
  {
    name: 'subject in a western charset without encoding',
    raw: letter({ 'Content-Type': '', Subject: inCharset('Grüße aus Köln', 'windows-1252') }, 'x'),
    says: { subject: 'Grüße aus Köln' },
    warns: ['guessed charset'],
  },
  {
    name: 'a charset that nobody knows',
    raw: letter({ 'Content-Type': 'text/plain; charset=x-unknown-1' }, inCharset(words, 'windows-1251')),
    says: { text: words },
    warns: ['guessed charset'],
  },
  {
    name: 'UTF-7 is no charset: what would become markup stays as it is',
    raw: letter({ 'Content-Type': 'text/plain; charset=utf-7' }, '+ADw-b+AD4- hello'),
    says: { text: '+ADw-b+AD4- hello' },
    warns: [],
  },
  {
    name: 'a letter of two bytes broken between two encoded words',
    raw: letter({ Subject: '=?utf-8?B?0J3Q?=\r\n =?utf-8?B?tdGC?=' }, 'x'),
    says: { subject: 'Нет' },
    warns: [],
  },
  {
    name: 'encoded words in two charsets, broken over lines, with text between',
    raw: letter({ Subject: `${word('Заявка', 'koi8-r')}\r\n ${word('срочно', 'windows-1251')} (HT-1001)` }, 'x'),
    says: { subject: 'Заявкасрочно (HT-1001)', ticketNumbers: ['HT-1001'] },
    warns: [],
  },
  {
    name: 'Japanese in ISO-2022-JP',
    raw: letter({ 'Content-Type': 'text/plain; charset=iso-2022-jp', 'Content-Transfer-Encoding': '7bit' }, Buffer.from('\u001b$B$3$s$K$A$O\u001b(B', 'latin1')), // prettier-ignore
    says: { text: 'こんにちは' },
  },
  {
    name: 'two parts in two charsets make one text',
    raw: multipartLetter({}, 'mixed', [
      part({ 'Content-Type': 'text/plain; charset=koi8-r' }, inCharset('Первая часть', 'koi8-r')),
      part({ 'Content-Type': 'text/plain; charset=windows-1251' }, inCharset('вторая часть', 'windows-1251')),
    ]),
    says: { text: 'Первая часть\n\nвторая часть', attachments: [] },
    warns: [],
  },
  {
    name: 'format=flowed: lines are joined, quoted and blank ones are not',
    raw: letter(
      { 'Content-Type': 'text/plain; charset=utf-8; format=flowed' },
      'Длинная строка \nеё конец.\n\nвторой абзац',
    ),
    says: { text: 'Длинная строка её конец.\n\nвторой абзац' },
  },
  {
    name: 'a mark of byte order before the words',
    raw: letter({}, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(words)])),
    says: { text: words },
  },
];
