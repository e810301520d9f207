import { base64, letter, multipartLetter, part, plain, word, type Sample } from './builder';

const lost = 'sent.1@desk.example';
const returned = letter(
  { From: 'support@desk.example', To: 'gone@client.example', 'Message-ID': `<${lost}>` },
  'Ваша заявка принята',
);
const daemon = { From: 'Mail Delivery System <MAILER-DAEMON@mx.client.example>', To: 'support@desk.example', 'Return-Path': '<>', 'Message-ID': '<report@mx.client.example>' }; // prettier-ignore
const head = 'From: support@desk.example\nTo: gone@client.example\nMessage-ID: <sent.1@desk.example>\nSubject: x\n';

interface Told {
  readonly action?: string;
  readonly status?: string;
  readonly recipient?: string;
  readonly envelope?: string;
}

function status({
  action = 'failed',
  status: code = '5.1.1',
  recipient = 'rfc822; gone@client.example',
  envelope,
}: Told = {}): string {
  const message = `Reporting-MTA: dns; mx.client.example\n${envelope === undefined ? '' : `Original-Envelope-Id: ${envelope}\n`}\n`;
  return `${message}Final-Recipient: ${recipient}\nAction: ${action}\nStatus: ${code}\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n`;
}

function report(
  fields: Record<string, string>,
  words: string,
  told: string,
  copy: Buffer = part({ 'Content-Type': 'message/rfc822' }, returned),
): Buffer {
  const pieces = [plain(words), part({ 'Content-Type': 'message/delivery-status' }, told), copy];
  return multipartLetter({ ...daemon, ...fields }, 'report', pieces, '; report-type=delivery-status');
}

const failed = { recipient: 'gone@client.example', status: '5.1.1', permanent: true, originalMessageId: lost };
const bounced = (bounce: object): Sample['says'] => ({ automatic: 'bounce', bounce });

/** Reports of servers about letters of ours, each as that server writes them. */
export const bounces: readonly Sample[] = [
  {
    name: 'Postfix',
    raw: report(
      { Subject: 'Undelivered Mail Returned to Sender' },
      'This is the mail system at host mx.client.example.\n\n<gone@client.example>: user unknown',
      status(),
    ),
    says: bounced(failed),
  },
  {
    name: 'Postfix: head alone comes back',
    raw: report({}, 'I am sorry.', status(), part({ 'Content-Type': 'text/rfc822-headers' }, head)),
    says: { ...bounced(failed), text: 'I am sorry.' },
  },
  {
    name: 'Postfix for a Cyrillic address: reports of RFC 6533',
    raw: multipartLetter({ ...daemon }, 'report', [
      plain('Не доставлено'),
      part({ 'Content-Type': 'message/global-delivery-status; charset=utf-8' }, status({ recipient: 'utf-8; почта@пример.рф' })),
      part({ 'Content-Type': 'message/global-headers; charset=utf-8' }, head),
    ], '; report-type=delivery-status'), // prettier-ignore
    says: bounced({ ...failed, recipient: 'почта@xn--e1afmkfd.xn--p1ai' }),
  },
  {
    name: 'Sendmail: an original recipient behind a list',
    raw: report({ From: 'Mail Delivery Subsystem <MAILER-DAEMON@relay.example>', Subject: 'Returned mail: see transcript for details' }, 'The original message was received', status().replace('Final-Recipient: rfc822; gone@client.example', 'Original-Recipient: rfc822;gone@client.example\nFinal-Recipient: rfc822;inner@backend.example')), // prettier-ignore
    says: bounced(failed),
  },
  {
    name: 'Exchange: in Russian, from postmaster',
    raw: report({ From: 'postmaster@client.example', Subject: word('Не удается доставить: ваша заявка') }, 'Сообщение не доставлено', status({ status: '5.1.10' }), part({ 'Content-Type': 'message/rfc822', 'Content-Transfer-Encoding': 'base64' }, base64(returned))), // prettier-ignore
    says: bounced({ ...failed, status: '5.1.10' }),
  },
  {
    name: 'Gmail: three parts in a related one',
    raw: report({ From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>', Subject: 'Delivery Status Notification (Failure)', References: `<${lost}>`, 'In-Reply-To': `<${lost}>` }, '** Address not found **', status()), // prettier-ignore
    says: bounced(failed),
  },
  {
    name: 'Gmail without any copy: the report answers the letter',
    raw: letter({ ...daemon, 'In-Reply-To': `<${lost}>`, Subject: 'Delivery Status Notification (Failure)' }, 'Delivery to gone@client.example failed permanently: 550 5.1.1 no such user'), // prettier-ignore
    says: bounced(failed),
  },
  {
    name: 'Exim: in words, with a field for whom it failed',
    raw: letter({ ...daemon, Subject: 'Mail delivery failed: returning message to sender', 'X-Failed-Recipients': 'gone@client.example', 'Auto-Submitted': 'auto-replied' }, `This message was created automatically by mail delivery software.\n\n  gone@client.example\n    host mx [192.0.2.1]: 550 5.1.1 unknown user\n\n------ This is a copy of the message, including all the headers. ------\n\n${head}\nВаша заявка`), // prettier-ignore
    says: bounced(failed),
  },
  {
    name: 'qmail: in words alone, a plain code of SMTP',
    raw: letter({ ...daemon, Subject: 'failure notice' }, `Hi. This is the qmail-send program at mx.client.example.\nI'm afraid I wasn't able to deliver your message.\n\n<gone@client.example>:\nRemote host said: 550 no such user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@desk.example>\n${head}`), // prettier-ignore
    says: bounced({ ...failed, status: '5.0.0' }),
  },
  {
    name: 'Mail.ru: in Russian words',
    raw: letter({ ...daemon, From: 'mailer-daemon@corp.mail.example', Subject: word('Mail failure.') }, `Это письмо создано автоматически.\n\nНе удалось доставить письмо:\n\ngone@client.example\n  SMTP error: 550 5.1.1 user not found\n\n------ Копия письма ------\n${head}`), // prettier-ignore
    says: bounced(failed),
  },
  {
    name: 'Яндекс: a report in Russian',
    raw: report({ From: 'mailer-daemon@yandex.example', Subject: word('Недоставленное сообщение') }, 'Это сообщение отправлено почтовым сервером.\n\n<gone@client.example>: нет такого адреса', status()), // prettier-ignore
    says: bounced(failed),
  },
  {
    name: 'a mailbox that is full',
    raw: report({}, 'Mailbox full', status({ status: '5.2.2' })),
    says: bounced({ ...failed, status: '5.2.2' }),
  },
  {
    name: 'a delay is no failure',
    raw: report({ Subject: 'Delayed Mail (still being retried)' }, 'Your message could not be delivered for 4 hours.', status({ action: 'delayed', status: '4.4.1' })), // prettier-ignore
    says: bounced({ ...failed, status: '4.4.1', permanent: false }),
  },
  {
    name: 'a delay in words',
    raw: letter({ ...daemon, Subject: 'Warning: message delayed 24 hours' }, `A message has not yet been delivered to:\n\n  gone@client.example\n\nIt will be retried.\n\n${head}`), // prettier-ignore
    says: bounced({ recipient: 'gone@client.example', status: null, permanent: false, originalMessageId: lost }),
  },
  {
    name: 'given up after days of trying: will not arrive',
    raw: report({}, 'Giving up', status({ action: 'failed', status: '4.4.7' })),
    says: bounced({ ...failed, status: '4.4.7', permanent: true }),
  },
  {
    name: 'a letter that has arrived',
    raw: report(
      { Subject: 'Successful Mail Delivery Report' },
      'Delivered',
      status({ action: 'delivered', status: '2.0.0' }),
    ),
    says: bounced({ ...failed, status: '2.0.0', permanent: false }),
  },
  {
    name: 'of several recipients the one that fared worst',
    raw: report(
      {},
      'x',
      `${status({ action: 'delivered', status: '2.0.0', recipient: 'rfc822; other@client.example' })}\n${status().split('\n\n')[1] ?? ''}`,
    ),
    says: bounced(failed),
  },
  {
    name: 'a report whose parts lost their form: the identity stands in the words',
    raw: letter(
      { ...daemon, Subject: 'Undeliverable: hello', 'Content-Type': 'multipart/report' },
      `<gone@client.example>: 550 5.1.1 unknown\n\n${head}`,
    ),
    says: bounced(failed),
  },
  {
    name: 'a report of somebody: nothing more can be made out',
    raw: letter({ ...daemon, Subject: 'Undelivered' }, 'Sorry.'),
    says: bounced({ recipient: null, status: null, permanent: true, originalMessageId: null }),
  },
];

/** A report that names the sending by its own id. */
export const withEnvelope = report({}, 'x', status({ envelope: '0198f2a0+2B7c1e' }));
