/** Whoever answers a letter with coloured blocks in words, above them: what comes of it. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { noExtras } from '../../mail/deliver/letter-extras';
import { messageOf } from '../../mail/deliver/message-of';
import { parseLetter } from '../../mail/parse/parse-letter';
import type { PersonActor } from '../../domain/policy/actor';
import { bring, letter, startMailWorld, type MailWorld } from './harness';
import { leaving } from './letter';

const press = (code: string): string => `https://desk.example/press/${code.repeat(43)}`;
const blocks = [
  { title: 'Хорошо', colour: 'green', url: press('g') },
  { title: 'Без оценки', colour: 'yellow', url: press('y') },
  { title: 'Плохо', colour: 'red', url: press('r') },
] as const;

/** A letter with blocks as it leaves: its text and its HTML. */
function rated(): { readonly text: string; readonly html: string } {
  const { recipient, ...rest } = leaving();
  if (recipient === null) throw new Error('nobody gets it');
  const message = messageOf(
    { ...rest, recipient },
    { ...noExtras, blocks },
    { from: 'letters@desk.example', publicOrigin: 'https://desk.example', read: 'all' },
  );
  const { text, html } = message ?? {};
  if (typeof text !== 'string' || typeof html !== 'string') throw new Error('no letter');
  return { text, html };
}

const words = 'Спасибо, теперь всё работает.\nВторую машину проверим завтра.';
const inHtml = words
  .split('\n')
  .map((line) => `<div>${line}</div>`)
  .join('');
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** Programs as they quote. */
const programs = {
  'Thunderbird, plain': ({ text }: ReturnType<typeof rated>) => ({
    text: `${words}\n\n30.11.2026 10:05, Поддержка СКАЙ пишет:\n${quoted(text)}\n`,
  }),
  'Gmail, HTML': ({ html }: ReturnType<typeof rated>) => ({
    html: `<div dir="ltr">${inHtml}</div><br><div class="gmail_quote"><div class="gmail_attr">пн, 30 нояб. 2026 г. в 10:05, Поддержка СКАЙ &lt;support@desk.example&gt;:<br></div><blockquote class="gmail_quote">${html}</blockquote></div>`,
  }),
  'Outlook, HTML': ({ html }: ReturnType<typeof rated>) => ({
    html: `<html><body><div class="WordSection1">${inHtml}</div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>От:</b> Поддержка СКАЙ &lt;support@desk.example&gt;<br><b>Отправлено:</b> 30 ноября 2026 г. 10:05<br><b>Кому:</b> Анна<br><b>Тема:</b> Решение</p></div>${html}</body></html>`,
  }),
  'a program that marks nothing': ({ html, text }: ReturnType<typeof rated>) => ({
    html: `${inHtml}${html}`,
    text: `${words}\n\n${text}`,
  }),
} as const;

async function raw(body: { readonly text?: string; readonly html?: string }, more: object = {}): Promise<Buffer> {
  return new MailComposer({
    ...{ from: 'anna@client.example', to: 'support@skaiportal.com', subject: 'Re: Решение', ...body },
    ...{ inReplyTo: '<a@desk.example>', references: '<a@desk.example>', ...more },
  })
    .compile()
    .build();
}

it.each(Object.entries(programs))(
  'SK-11 of an answer above the blocks its words alone are new: %s',
  async (_name, quote) => {
    const facts = await parseLetter(await raw(quote(rated())), { now: Date.now(), prefixes: ['SKAI'], own: [] });
    expect(facts.replyText).toBe(words);
    // Nothing is thrown away: what was quoted stays in the whole text.
    expect(facts.text).toContain('Хорошо');
  },
);

describe('SK-11 in a solved ticket', () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await startMailWorld();
  });
  afterAll(() => world.stop());

  const actorOf = async (role: 'specialist' | 'manager'): Promise<PersonActor> => {
    const { email } = world.account(role, 'skai');
    const found = await world.prisma.membership.findFirstOrThrow({ where: { desk: 'skai', role, person: { email } } });
    return { kind: 'person', personId: found.personId, shortId: found.shortId, role, clientId: null };
  };

  it('SK-11 words above the blocks are kept as they stand, close nothing by themselves, and are put before whoever holds the ticket', async () => {
    const { email: from } = world.account('client', 'skai');
    const { ticket } = await bring(world, letter({ from }));
    const id = ticket ?? '';
    const specialist = await actorOf('specialist');
    const say = async (type: string, content: Record<string, unknown>, actor: PersonActor): Promise<void> => {
      const said = await world.store.sayToTicket({
        ...{ kind: 'ticket', id, identity: `above/${type}`, type, content, actor, channel: 'portal' },
      });
      expect(said).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
    };
    await say('assign', { to: specialist.shortId }, await actorOf('manager'));
    await say('solve', { kind: 'answer', text: 'Готово.' }, specialist);
    const notice = await world.prisma.notice.findFirstOrThrow({ where: { rootId: id, kind: 'solution' } });
    const messageId = `<${notice.id}@desk.example>`;
    await world.prisma.notice.update({ where: { id: notice.id }, data: { messageId } });
    const quote = programs['Gmail, HTML'](rated());
    const came = await bring(world, await raw(quote, { from, inReplyTo: messageId, references: messageId }));
    expect(came).toMatchObject({ outcome: 'reply', ticket: id });
    const said = await world.prisma.message.findFirstOrThrow({
      where: { rootId: id, channel: 'email' },
      orderBy: { revision: 'desc' },
    });
    expect(said).toMatchObject({ side: 'client', kind: 'public', text: words });
    const { state } = (await world.store.readTicket(id)) ?? {};
    expect(state?.stage).toBe('solved');
    expect(await world.prisma.feedback.count({ where: { ticketId: id } })).toBe(0);
    const told = await world.prisma.notice.findFirst({
      where: { rootId: id, recipientId: specialist.personId },
      orderBy: { id: 'desc' },
    });
    expect(told).toMatchObject({ kind: 'word-to-judge', params: { after: 'solution' } });
  });
});
