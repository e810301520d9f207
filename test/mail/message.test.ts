/** What stands in a letter that leaves, as a program that reads letters finds it. */
import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { envelopeAddress } from '../../mail/deliver/address';
import { noExtras, type LetterExtras } from '../../mail/deliver/letter-extras';
import { messageOf } from '../../mail/deliver/message-of';
import { mailSettings, mailEnvironment } from '../../mail/settings';
import { createSmtpTransport } from '../../worker/transports/smtp';
import type { Letter } from '../../worker/transports/transport';
import { leaving, settingsFor } from './letter';
import { parsed, startSmtp } from './server';

const never = new AbortController().signal;

/** Sent to a real server, and read there. */
async function sent(letter: Letter, extras: LetterExtras = noExtras, changes: Parameters<typeof settingsFor>[1] = {}) {
  const server = await startSmtp();
  const transport = createSmtpTransport(settingsFor(server.url, changes), { findExtras: () => extras });
  try {
    expect(await transport.deliver(letter, never)).toEqual({ state: 'delivered' });
    const [got] = server.letters;
    if (got === undefined) throw new Error('no letter');
    return { ...got, mail: await parsed(got) };
  } finally {
    transport.close();
    await server.close();
  }
}

test('SK-7 a name or a subject of several lines adds no header, and names nobody else', async () => {
  const { recipient } = leaving();
  const { raw, mail, to } = await sent(
    leaving({
      letter: {
        ...leaving().letter,
        subject: 'Тема\r\nBcc: other@client.example\r\n\r\nтекст',
        body: 'Текст',
      },
      recipient: { ...recipient, name: 'Анна "Орлова" <boss@desk.example>,\r\nX-Added: yes' },
      desk: { name: 'Поддержка\nReply-To: other@client.example', address: 'support@desk.example' },
    }),
  );
  expect(to).toEqual(['anna@client.example']);
  const [header = ''] = raw.split('\r\n\r\n');
  expect(header).not.toMatch(/^(Bcc|X-Added|Reply-To):/im);
  expect(mail.to).toMatchObject({ value: [{ address: 'anna@client.example' }] });
  expect(mail.from?.value).toHaveLength(1);
  expect(mail.subject).toBe('Тема Bcc: other@client.example текст');
});

test.each([
  'a b@client.example',
  'a@client.example\r\nRCPT TO:<b@client.example>',
  'a@client.example> SIZE=1',
  '<a@client.example>',
  'a,b@client.example',
  '"a b"@client.example',
  '@client.example',
  'a@',
  'a@-client.example',
  `${'a'.repeat(65)}@client.example`,
  `a@${'b.'.repeat(130)}example`,
])('%j goes into no envelope', (address) => {
  expect(envelopeAddress(address)).toBeUndefined();
  const { recipient } = leaving();
  const message = messageOf(
    leaving({ recipient: { ...recipient, email: address } }),
    noExtras,
    settingsFor('smtp://x'),
  );
  expect(message).toBeUndefined();
});

test('a domain in letters of its own goes out as the wire has it', () => {
  expect(envelopeAddress('Anna@Почта.example')).toBe('Anna@xn--80a1acny.example');
});

test('IN-2 where the desk reads no letters the sender is ours, and the letter says where to answer', async () => {
  const { mail, from } = await sent(leaving({ desk: { name: 'Поддержка', address: null }, language: 'en' }));
  expect(from).toBe('reglament@desk.example');
  expect(mail.text).toContain('open the ticket in the portal');
  expect(mail.text).toContain('https://desk.example/tickets/SKAI-1042');
});

test.each<[string, 'all' | readonly string[], boolean]>([
  ['of every desk', 'all', true],
  ['of this one', ['other@desk.example', 'support@desk.example'], true],
  ['of another desk', ['other@desk.example'], false],
  ['of no desk', [], false],
])(
  'IN-2 where letters %s are read: a letter says that one may just reply only where that is true',
  async (_, read, may) => {
    const { mail } = await sent(leaving({ language: 'en' }), noExtras, { read });
    for (const part of [mail.text, mail.html]) {
      expect(String(part).includes('just reply to this letter')).toBe(may);
      expect(String(part).includes('write your answer above this line')).toBe(may);
      expect(String(part).includes('answer, please open the ticket in the portal')).toBe(!may);
    }
  },
);

test('SK-7 what may be switched off says so to programs; one press only where a POST is answered', async () => {
  const page = { ...noExtras, switchOff: 'https://desk.example/off/1' };
  const asPage = await sent(leaving(), page);
  expect(asPage.raw).toMatch(/^List-Unsubscribe: <https:\/\/desk\.example\/off\/1>\r$/m);
  expect(asPage.raw).not.toMatch(/^List-Unsubscribe-Post:/m);
  const oneClick = await sent(leaving(), { ...page, oneClickOff: 'https://desk.example/off/1/now' });
  expect(oneClick.raw).toMatch(/^List-Unsubscribe: <https:\/\/desk\.example\/off\/1\/now>\r$/m);
  expect(oneClick.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect((await sent(leaving())).raw).not.toMatch(/^List-Unsubscribe/m);
});

test('a calendar stands in the letter once', async () => {
  const text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  const { raw, mail } = await sent(leaving(), { ...noExtras, calendar: { method: 'REQUEST', text } });
  expect(raw.match(/^Content-Type: text\/calendar/gim)).toHaveLength(1);
  expect(raw).toMatch(/method=REQUEST/);
  expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar']);
});

test('the envelope asks for reports under the id of the notice, where the server can', async () => {
  const asked: unknown[] = [];
  const server = await startSmtp({
    options: {
      hideDSN: false,
      onMailFrom: (_address, session, done) => {
        asked.push((session.envelope as { dsn?: { envid?: string } }).dsn?.envid);
        done();
      },
    },
  });
  const transport = createSmtpTransport(settingsFor(server.url));
  await transport.deliver(leaving(), never);
  transport.close();
  await server.close();
  expect(asked).toEqual([leaving().id]);
});

test('a letter is signed where a key is configured, and the signature holds', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { raw } = await sent(leaving(), noExtras, {
    dkim: { domain: 'desk.example', selector: 'letters', privateKey: pem },
  });
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const { results } = await dkimVerify(Buffer.from(raw), {
    resolver: (name: string) => Promise.resolve(name === 'letters._domainkey.desk.example' ? [[record]] : []),
  });
  expect(results.map(({ status, signingDomain }) => [status.result, signingDomain])).toEqual([
    ['pass', 'desk.example'],
  ]);
});

describe('settings', () => {
  const read = (env: Record<string, string>) => mailSettings(mailEnvironment.parse(env));

  test('no server, no letters; a server asks for a sender', () => {
    expect(read({})).toBeNull();
    expect(() => read({ SMTP_URL: 'smtp://mail.example' })).toThrow('MAIL_FROM');
    expect(read({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'desk@Desk.example' })).toMatchObject({
      domain: 'desk.example',
      dkim: null,
    });
  });

  test('whose letters are read: nobody’s unless said, those named in whatever letters, or everybody’s', () => {
    const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'desk@desk.example' };
    expect(read(mail)?.read).toEqual([]);
    expect(read({ ...mail, MAIL_READ: 'all' })?.read).toBe('all');
    expect(read({ ...mail, MAIL_READ: ' A@desk.example, b@desk.example,' })?.read).toEqual([
      'a@desk.example',
      'b@desk.example',
    ]);
    expect(() => read({ ...mail, MAIL_READ: 'everything' })).toThrow();
  });

  test('what is wrong is named, and a password never shown', () => {
    const wrong = mailEnvironment.safeParse({ SMTP_URL: 'http://user:secret@mail.example' });
    expect(wrong.error?.issues[0]?.path).toEqual(['SMTP_URL']);
    expect(JSON.stringify(wrong.error?.issues)).not.toContain('secret');
    const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'desk@desk.example' };
    expect(() => read({ ...mail, DKIM_DOMAIN: 'desk.example' })).toThrow('DKIM_SELECTOR');
    const key = { DKIM_DOMAIN: 'desk.example', DKIM_SELECTOR: 'a', DKIM_KEY_FILE: __filename };
    expect(() => read({ ...mail, ...key })).toThrow('no private key');
  });
});
