/** Letters about accounts as a program that reads letters finds them. */
import { linkKeys, passwordLinkOf } from '../../letters/press';
import { accountMessageOf } from '../../mail/deliver/account-message';
import type { ClaimedAccountLetter } from '../../store/accounts/claim-account-letters';
import { createSmtpTransport } from '../../worker/transports/smtp';
import { tagsOf, wordsOf } from '../letters/looks/read-html';
import { settingsFor } from './letter';
import { parsed, startSmtp } from './server';

const links = { origin: 'https://desk.example', keys: linkKeys('a secret of thirty-two characters') };
const id = '0198c0de-0000-7000-8000-000000000001';

function written(changes: Partial<ClaimedAccountLetter> = {}): ClaimedAccountLetter {
  return {
    ...{ id, attempt: 1, kind: 'password', language: 'ru', name: 'Анна', email: 'anna@client.example' },
    timeZone: 'Europe/Moscow',
    createdAt: Date.parse('2026-11-30T07:00:00Z'),
    expiresAt: Date.parse('2026-11-30T08:00:00Z'),
    ...changes,
  };
}

const messageOf = (changes: Partial<ClaimedAccountLetter> = {}) =>
  accountMessageOf(written(changes), links, settingsFor('smtp://x'));

async function sent(changes: Partial<ClaimedAccountLetter> = {}) {
  const message = messageOf(changes);
  if (message === undefined) throw new Error('no letter');
  const server = await startSmtp();
  const transport = createSmtpTransport(settingsFor(server.url));
  expect(await transport.send(message, new AbortController().signal)).toEqual({ state: 'delivered' });
  transport.close();
  await server.close();
  const [got] = server.letters;
  if (got === undefined) throw new Error('no letter');
  return { ...got, mail: await parsed(got) };
}

test.each(['password', 'invitation'] as const)(
  'a letter about an account (%s) looks as others do, with its link in full in both parts and as a button',
  async (kind) => {
    const url = passwordLinkOf(id, links);
    const { mail, raw, from } = await sent({ kind });
    expect(mail.text).toContain(url);
    const html = String(mail.html);
    const hrefs = tagsOf(html).flatMap(({ name, attributes }) => (name === 'a' ? [attributes['href']] : []));
    expect(hrefs).toEqual([url, url]);
    expect(wordsOf(html)).toContain(url);
    expect(wordsOf(html)).toContain(kind === 'password' ? 'Задать новый пароль' : 'Задать пароль');
    expect(html).toMatch(/<strong class="date"[^>]*>30\.11\.2026, 11:00/);
    expect(html).not.toMatch(/\{\{|\}\}|undefined|null/);
    // It is about no ticket, and there is nothing to answer.
    expect(`${mail.text}${html}`).not.toMatch(/заявку |выше этой строки|ответьте/);
    expect([from, mail.from?.value]).toEqual([
      'reglament@desk.example',
      [{ address: 'reglament@desk.example', name: 'Портал поддержки' }],
    ]);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail.messageId).toBe(`<${id}@desk.example>`);
  },
);

test('what somebody is called is text and nothing more, and names nobody else', async () => {
  const { mail } = await sent({ name: '<a href="https://evil.example">Анна</a>\r\nBcc: boss@desk.example' });
  expect(mail.headers.has('bcc')).toBe(false);
  expect(tagsOf(String(mail.html)).some(({ attributes }) => attributes['href']?.includes('evil'))).toBe(false);
});

test('every attempt says the same, and an address that is none gets no letter', () => {
  expect(messageOf({ attempt: 2 })).toEqual(messageOf());
  expect(messageOf({ email: 'a b@client.example' })).toBeUndefined();
});
