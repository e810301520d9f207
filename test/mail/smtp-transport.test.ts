/** The way out against real servers, those with bad manners among them. */
import { once } from 'node:events';
import { createSmtpTransport, type SmtpTransport } from '../../worker/transports/smtp';
import type { Delivery } from '../../worker/transports/transport';
import { leaving, settingsFor } from './letter';
import { parsed, startRaw, startSmtp, type Manners, type Refusal } from './server';

const limits = { connectMs: 2_000, greetingMs: 2_000, silenceMs: 2_000 };
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function transportTo(url: string): SmtpTransport {
  const transport = createSmtpTransport(settingsFor(url), { limits });
  stops.unshift(() => transport.close());
  return transport;
}

async function server(manners: Manners = {}) {
  const started = await startSmtp(manners);
  stops.push(() => started.close());
  return started;
}

const never = new AbortController().signal;

test('SK-7 HT-10 a letter is taken once, by a server that may say later and then yes', async () => {
  let tried = 0;
  const busy = (): Refusal => (++tried === 1 ? { code: 451, text: 'greylisted' } : undefined);
  const smtp = await server({ rcptTo: busy });
  const transport = transportTo(smtp.url);
  expect(await transport.deliver(leaving(), never)).toMatchObject({ state: 'later', fault: '451 greylisted' });
  expect(await transport.deliver(leaving(), never)).toEqual({ state: 'delivered' });
  const [got, ...rest] = smtp.letters;
  expect(rest).toEqual([]);
  if (got === undefined) throw new Error('no letter');
  expect([got.from, got.to]).toEqual(['support@desk.example', ['anna@client.example']]);
  const mail = await parsed(got);
  expect(mail.subject).toBe('Заявка SKAI-1042 принята: нет данных');
  expect(mail.from?.value).toEqual([{ name: 'Поддержка СКАЙ', address: 'support@desk.example' }]);
  expect(mail.messageId).toBe(leaving().messageId);
  expect(mail.text).toContain('Мы получили ваше обращение.');
  expect(mail.html).toContain('Мы получили ваше обращение.');
});

test.each<[string, Manners, Delivery]>([
  ['refuses the sender', { mailFrom: () => ({ code: 550, text: 'no' }) }, { state: 'failed', fault: '550 no' }],
  ['refuses the recipient', { rcptTo: () => ({ code: 550, text: 'who?' }) }, { state: 'failed', fault: '550 who?' }],
  ['refuses the letter', { data: () => ({ code: 554, text: 'spam' }) }, { state: 'failed', fault: '554 spam' }],
  [
    'delays the sender',
    { mailFrom: () => ({ code: 452, text: 'full' }) },
    { state: 'later', fault: '452 full', ours: true },
  ],
  ['delays the recipient', { rcptTo: () => ({ code: 450, text: 'wait' }) }, { state: 'later', fault: '450 wait' }],
  ['delays the letter', { data: () => ({ code: 451, text: 'busy' }) }, { state: 'later', fault: '451 busy' }],
  [
    'wants credentials',
    { mailFrom: () => ({ code: 530, text: 'authenticate' }) },
    { state: 'later', fault: '530 authenticate', ours: true },
  ],
])('HT-10 a server that %s: refused for good has failed, anything else is tried again', async (_, manners, said) => {
  const smtp = await server(manners);
  expect(await transportTo(smtp.url).deliver(leaving(), never)).toEqual(said);
  expect(smtp.letters).toEqual([]);
});

test('HT-10 a server that greets late is waited for; nobody there, no greeting and a refusing greeting are trouble of ours', async () => {
  const late = await server({ options: { onConnect: (_session, done) => void setTimeout(done, 700) } });
  expect(await transportTo(late.url).deliver(leaving(), never)).toEqual({ state: 'delivered' });
  const silent = await startRaw(() => undefined);
  stops.push(() => silent.close());
  expect(await transportTo(silent.url).deliver(leaving(), never)).toMatchObject({ state: 'later', ours: true });
  const refusing = await startRaw((socket) => socket.end('554 no service\r\n'));
  stops.push(() => refusing.close());
  expect(await transportTo(refusing.url).deliver(leaving(), never)).toMatchObject({
    state: 'later',
    fault: '554 no service',
    ours: true,
  });
  const gone = await startRaw(() => undefined);
  await gone.close();
  expect(await transportTo(gone.url).deliver(leaving(), never)).toMatchObject({ state: 'later', ours: true });
});

test('HT-10 a server that hangs on one recipient loses the connection, and is no trouble of ours', async () => {
  const smtp = await server({ rcptTo: () => new Promise<Refusal>(() => undefined) });
  const said = await transportTo(smtp.url).deliver(leaving(), never);
  expect(said).toMatchObject({ state: 'later' });
  expect(said).not.toHaveProperty('ours');
});

test('X-5 a letter is given back when its time is up, and its connection is ended', async () => {
  const limit = new AbortController();
  const ended = new AbortController();
  const smtp = await server({
    rcptTo: () => {
      limit.abort();
      return new Promise<Refusal>(() => undefined);
    },
    options: { onClose: () => ended.abort() },
  });
  const closed = once(ended.signal, 'abort');
  expect(await transportTo(smtp.url).deliver(leaving(), limit.signal)).toEqual({
    state: 'later',
    fault: 'TimeoutError',
  });
  await closed;
});

test.each([
  ['says nothing', ''],
  ['goes', '421 shutting down\r\n'],
])('HT-10 a server that hears the whole letter and %s: offered once, and it may be out', async (_, last) => {
  let letters = 0;
  let inLetter = false;
  const smtp = await startRaw(
    (socket) => socket.write('220 here\r\n'),
    (line, socket) => {
      if (inLetter) {
        if (line !== '.') return;
        letters += 1;
        socket.end(last);
        inLetter = false;
      } else if (line === 'DATA') {
        inLetter = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    },
  );
  stops.push(() => smtp.close());
  expect(await transportTo(smtp.url).deliver(leaving(), never)).toMatchObject({ state: 'later', offered: true });
  expect(letters).toBe(1);
});
