/** What becomes of letters that come in. */
import { arrive, bring, letter, startMailWorld, type MailWorld } from './harness';
import { samples } from '../support/archives';

let world: MailWorld;
let dispatcher: { readonly email: string };
beforeAll(async () => {
  world = await startMailWorld();
  dispatcher = world.account('client', 'skai');
});
afterAll(() => world.stop());

const hive = 'support@hivetaxi.ru';

async function messagesOf(ticket: string | null): Promise<{ kind: string; text: string; channel: string }[]> {
  return world.prisma.message.findMany({
    where: { rootId: ticket ?? '' },
    orderBy: { revision: 'asc' },
    select: { kind: true, text: true, channel: true },
  });
}

async function opened(fields: Partial<Parameters<typeof letter>[0]> = {}) {
  const came = await bring(world, letter({ from: dispatcher.email, ...fields }));
  expect(came).toMatchObject({ outcome: 'ticket', reason: null });
  return came;
}

/** The letter that confirms a ticket, as a server has it: under its identity. */
async function confirmationOf(ticket: string | null): Promise<string> {
  const notice = await world.prisma.notice.findFirstOrThrow({
    where: { rootId: ticket ?? '', kind: 'acknowledgement' },
  });
  const messageId = `<${notice.id}@desk.example>`;
  await world.prisma.notice.update({ where: { id: notice.id }, data: { messageId } });
  return messageId;
}

describe('SK-3 e-mail is a channel: the sender is recognised by the corporate domain of the client', () => {
  it('SK-3 a registered address opens a ticket, which is confirmed by a letter', async () => {
    const came = await opened({ from: `Диспетчер <${dispatcher.email}>`, subject: 'Re: Нет связи' });
    expect(came.tid).toMatch(/^SKAI-/);
    expect(await world.store.readTicket(came.ticket ?? '')).toMatchObject({ subject: 'Нет связи' });
    const notices = await world.prisma.notice.findMany({
      where: { rootId: came.ticket ?? '', kind: 'acknowledgement' },
    });
    expect(notices).toMatchObject([{ channel: 'email', state: 'waiting' }]);
  });

  it('SK-3 the receipt is the coming of the letter, however long it lay with us', async () => {
    const raw = letter({ from: dispatcher.email });
    const past = new Date(Date.now() - 5 * 86_400_000);
    const came = await bring(
      {
        ...world,
        intake: {
          ...world.intake,
          one: async (id) => {
            await world.prisma.letterIn.update({ where: { id }, data: { receivedAt: past } });
            return world.intake.one(id);
          },
        },
      },
      raw,
    );
    const filing = await world.prisma.inbox.findFirstOrThrow({ where: { processId: came.ticket ?? '', type: 'open' } });
    expect(filing.receivedAt).toEqual(past);
  });

  it('SK-3 somebody of the client’s domain is made known when the domain is confirmed, and not otherwise', async () => {
    const from = 'Новый Сотрудник <new.person@sever.example>';
    const trusted = { ...world.ports, trust: { hosts: ['mx.desk.example'] } };
    const strict = { ...world, intake: (await import('../../mail/intake/intake')).createIntake(trusted) };
    expect(await bring(strict, letter({ from }))).toMatchObject({ outcome: 'tray', reason: 'sender-unverified' });
    const verified = { 'Authentication-Results': 'mx.desk.example; dkim=pass header.d=sever.example' };
    const came = await bring(strict, letter({ from, headers: verified }));
    expect(came).toMatchObject({ outcome: 'ticket' });
    const person = await world.prisma.person.findUniqueOrThrow({ where: { email: 'new.person@sever.example' } });
    expect(person).toMatchObject({ name: 'Новый Сотрудник' });
    const forged = { 'Authentication-Results': 'mx.other.example; dkim=pass header.d=sever.example' };
    const again = await bring(strict, letter({ from: 'other@sever.example', headers: forged }));
    expect(again).toMatchObject({ outcome: 'tray', reason: 'sender-unverified' });
  });

  it.each([
    ['a stranger', { from: 'who@nowhere.example' }, 'stranger'],
    ['a domain that looks alike', { from: 'a@sever.example.com' }, 'stranger'],
    [
      'a sender whom DMARC fails',
      { from: 'dispatcher@sever.example', headers: { 'Authentication-Results': 'mx; dmarc=fail' } },
      'sender-disowned',
    ],
    ['nobody', { from: '' }, 'no-sender'],
    ['somebody of the desk', { from: 'specialist@skai.example' }, 'from-staff'],
    [
      'a note of absence',
      { from: 'dispatcher@sever.example', headers: { 'Auto-Submitted': 'auto-replied' } },
      'auto-reply',
    ],
    ['a list', { from: 'dispatcher@sever.example', headers: { 'List-Id': '<news.sever.example>' } }, 'list'],
    ['no desk', { from: 'dispatcher@sever.example', to: 'someone@else.example' }, 'no-desk'],
  ])('SK-3 a letter of %s waits in the tray with the reason', async (_who, written, reason) => {
    expect(await bring(world, letter(written))).toMatchObject({ outcome: 'tray', reason, ticket: null });
  });

  it('SK-3 a client’s own address by contract says whose an ambiguous letter is (X-2)', async () => {
    const { clientId } = await world.prisma.membership.findFirstOrThrow({
      where: { desk: 'skai', person: { email: dispatcher.email } },
    });
    await world.prisma.client.updateMany({
      where: { name: 'ООО «Северный путь»' },
      data: { emailDomains: ['sever.example', 'group.example'] },
    });
    const other = await world.store.addClient({ name: 'Второй из группы', emailDomains: ['group.example'] });
    await world.store.addContract({
      desk: 'skai',
      clientId: other,
      number: 'G-2',
      validFrom: '2020-01-01',
      validTo: null,
      patch: { intake: { email: { address: 'group2@skaiportal.com' } } },
    });
    expect(await bring(world, letter({ from: 'boss@group.example' }))).toMatchObject({
      outcome: 'tray',
      reason: 'ambiguous-domain',
    });
    const came = await bring(world, letter({ from: 'boss@group.example', to: 'group2@skaiportal.com' }));
    expect(came.outcome).toBe('ticket');
    expect((await world.store.readTicket(came.ticket ?? ''))?.state.clientId).toBe(other);
    expect(clientId).not.toBe(other);
  });
});

it('HT-9 a letter must come from a registered address, under a contract in force', async () => {
  const user = world.account('client', 'hivetaxi');
  expect(await bring(world, letter({ from: user.email, to: hive }))).toMatchObject({ outcome: 'ticket' });
  const colleague = `somebody.else@${user.email.split('@')[1]}`;
  expect(await bring(world, letter({ from: colleague, to: hive }))).toMatchObject({
    outcome: 'tray',
    reason: 'stranger',
  });
  const without = await world.store.addClient({ name: 'Без договора', emailDomains: [] });
  const { personId } = await world.store.addPerson({
    name: 'Без договора',
    email: 'x@none.example',
    language: 'ru',
    timeZone: 'Asia/Omsk',
  });
  await world.store.addMembership({ personId, desk: 'hivetaxi', role: 'client', clientId: without });
  expect(await bring(world, letter({ from: 'x@none.example', to: hive }))).toMatchObject({
    outcome: 'tray',
    reason: 'no-contract',
  });
});

it('SM-7 a letter to the desk goes by the same rules, its number in the subject', async () => {
  const user = world.account('client', 'simai');
  const came = await bring(world, letter({ from: user.email, to: 'support@simai.example' }));
  expect(came.outcome).toBe('ticket');
  const answer = await bring(
    world,
    letter({ from: user.email, to: 'support@simai.example', subject: `[${came.tid}] Ещё` }),
  );
  expect(answer).toMatchObject({ outcome: 'reply', ticket: came.ticket });
});

describe('HT-10 later letters go into their ticket', () => {
  it('HT-10 an answer to a letter of ours is a word; what it quotes is left out of it', async () => {
    const { ticket } = await opened();
    const references = await confirmationOf(ticket);
    const text = 'Всё ещё молчит.\n\n30.11.2026 10:05, Поддержка пишет:\n> Мы получили ваше обращение.\n';
    const came = await bring(world, letter({ from: dispatcher.email, subject: 'Re: принято', references, text }));
    expect(came).toMatchObject({ outcome: 'reply', ticket });
    expect((await messagesOf(ticket)).at(-1)).toEqual({ kind: 'public', channel: 'email', text: 'Всё ещё молчит.' });
  });

  it('HT-10 a number in the subject joins with somebody of the client only', async () => {
    const { ticket, tid } = await opened();
    const colleague = world.account('client', 'skai', 1).email;
    expect(colleague).toMatch(/sever\.example$/);
    expect(await bring(world, letter({ from: colleague, subject: `${tid}: и у меня` }))).toMatchObject({
      outcome: 'reply',
      ticket,
    });
    const { state } = (await world.store.readTicket(ticket ?? '')) ?? {};
    expect(state?.sharedWith).toHaveLength(1);
    expect(await bring(world, letter({ from: 'who@nowhere.example', subject: `Re: [${tid}]` }))).toMatchObject({
      outcome: 'tray',
      reason: 'not-of-this-ticket',
    });
    const foreign = world.account('client', 'skai', 2).email;
    const other = await bring(world, letter({ from: foreign, subject: `Re: [${tid}]` }));
    expect(other).toMatchObject({ outcome: 'tray', reason: 'not-of-this-ticket' });
    const references = await confirmationOf(ticket);
    expect(await bring(world, letter({ from: foreign, references }))).toMatchObject({
      outcome: 'tray',
      reason: 'not-of-this-ticket',
    });
  });

  it('HT-10 copied people of the company follow; several addresses of the desk make one ticket', async () => {
    const colleague = world.account('client', 'skai', 1).email;
    const raw = letter({
      from: dispatcher.email,
      to: 'support@skaiportal.com, SUPPORT@skaiportal.com',
      cc: `${colleague}, who@nowhere.example`,
    });
    const came = await bring(world, raw);
    expect((await world.store.readTicket(came.ticket ?? ''))?.state.sharedWith).toHaveLength(1);
    expect(await bring(world, raw, { way: 'mailbox', desks: ['skai'] })).toMatchObject({
      outcome: 'duplicate',
      ticket: came.ticket,
    });
  });

  it('HT-10 another content under the same Message-ID waits in the tray', async () => {
    const messageId = '<twice@mail.example>';
    await opened({ messageId });
    const other = await bring(world, letter({ from: dispatcher.email, messageId, text: 'Совсем другое.' }));
    expect(other).toMatchObject({ outcome: 'tray', reason: 'same-identity-other-content' });
  });

  it('HT-10 what a program files is confirmed in the portal and by no letter', async () => {
    const came = await opened({ headers: { 'Auto-Submitted': 'auto-generated' } });
    const notice = await world.prisma.notice.findFirstOrThrow({
      where: { rootId: came.ticket ?? '', kind: 'acknowledgement' },
    });
    expect(notice).toMatchObject({ channel: 'portal', state: 'delivered' });
  });
});

it('HT-12 files are taken by the rule of the desk; what is not taken is named in the ticket', async () => {
  const user = world.account('client', 'hivetaxi');
  const files = [
    { name: 'shot.png', type: 'image/png', bytes: Buffer.from(samples.png) },
    { name: '../../run.exe', type: 'image/png', bytes: Buffer.from(samples.exe) },
    { name: 'shot.bmp', type: 'image/bmp', bytes: Buffer.from(samples.bmp) },
  ];
  const came = await bring(world, letter({ from: user.email, to: hive, files }));
  expect(came.outcome).toBe('ticket');
  const kept = await world.prisma.attachment.findMany({ where: { rootId: came.ticket }, select: { name: true } });
  expect(kept).toEqual([{ name: 'shot.png' }]);
  const note = (await messagesOf(came.ticket)).find(({ kind }) => kind === 'internal');
  expect(note?.text).toContain('«run.exe»');
  expect(note?.text).toContain('«shot.bmp»');
  expect(note?.text).not.toContain('..');
});

it('SK-7 a report of a server that gave a letter up voids its delivery', async () => {
  const { ticket } = await opened();
  const messageId = await confirmationOf(ticket);
  await world.prisma.notice.updateMany({ where: { messageId }, data: { state: 'delivered' } });
  const report = [
    'From: MAILER-DAEMON@mx.example',
    'To: support@skaiportal.com',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report@mx.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nUndeliverable.\r\n',
    '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n',
    `Final-Recipient: rfc822; ${dispatcher.email}\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\nSubject: x\r\n`,
    '--b--\r\n',
  ].join('\r\n');
  expect(await bring(world, Buffer.from(report))).toMatchObject({ outcome: 'notice-state', reason: 'bounced', ticket });
  expect(await world.prisma.notice.findFirst({ where: { messageId } })).toMatchObject({ state: 'failed' });
});

describe('IN-2 a desk without an address of its own', () => {
  const own = 'reglament@desk.example';

  it('IN-2 takes no new requests by letter', async () => {
    const user = world.account('client', 'insales');
    expect(await bring(world, letter({ from: user.email, to: own }))).toMatchObject({
      outcome: 'tray',
      reason: 'no-desk',
    });
  });

  it('IN-2 answers to its letters find their ticket: the author’s, and of whoever runs the site', async () => {
    const { email } = world.account('client', 'insales');
    const member = await world.prisma.membership.findFirstOrThrow({ where: { desk: 'insales', person: { email } } });
    const { personId, clientId, shortId } = member;
    if (clientId === null || shortId === null) throw new Error('no user');
    const filed = await world.store.fileTicket({
      ...{ identity: 'in-2', desk: 'insales', clientId, authorId: personId, registeredBy: null, channel: 'portal' },
      actor: { kind: 'person', personId, shortId, role: 'client', clientId },
      ...{ requestType: 'question', topic: null, subject: 'Корзина', text: 'Не открывается корзина.', fields: {} },
    });
    if (filed.kind !== 'filed') throw new Error(filed.kind);
    const { createIntake } = await import('../../mail/intake/intake');
    const intake = createIntake({ ...world.ports, own: [own] });
    const references = await confirmationOf(filed.ticketId);
    const lead = await world.prisma.membership.findFirstOrThrow({
      where: { desk: 'insales', clientId, inCompany: 'lead' },
      include: { person: true },
    });
    for (const from of [email, lead.person.email ?? '']) {
      const came = await bring({ ...world, intake }, letter({ from, to: own, references, text: `Слова ${from}` }));
      expect(came).toMatchObject({ outcome: 'reply', ticket: filed.ticketId });
    }
    const stranger = letter({ from: 'who@nowhere.example', to: own, references });
    expect(await bring({ ...world, intake }, stranger)).toMatchObject({
      outcome: 'tray',
      reason: 'not-of-this-ticket',
    });
  });
});

it.each(['noteRead', 'findThread', 'addAttachment', 'fileTicket', 'settleLetter'] as const)(
  'SK-3 X-5 whoever takes a letter up after an end right behind %s finds what was done, and doubles nothing',
  async (verb) => {
    const { createIntake } = await import('../../mail/intake/intake');
    const breaking = async (...given: unknown[]): Promise<never> => {
      await (world.store[verb] as (...input: unknown[]) => Promise<unknown>)(...given);
      throw new Error('the end');
    };
    const ports = { ...world.ports, store: { ...world.store, [verb]: breaking }, onError: () => undefined };
    const files = [{ name: 'log.txt', type: 'text/plain', bytes: Buffer.from('ok') }];
    const [tickets, kept] = [await world.prisma.ticket.count(), await world.prisma.attachment.count()];
    const id = await arrive(world, letter({ from: dispatcher.email, files }));
    await createIntake(ports).one(id);
    await world.prisma.letterIn.update({ where: { id }, data: { leaseUntil: null } });
    await world.intake.one(id);
    expect(await world.store.readLetterOutcome(id)).toMatchObject({ outcome: 'ticket' });
    expect(await world.prisma.ticket.count()).toBe(tickets + 1);
    expect(await world.prisma.attachment.count()).toBe(kept + 1);
  },
);

it('SK-3 X-5 a letter on which every attempt breaks off lies in the tray, and stops no other', async () => {
  const { createIntake } = await import('../../mail/intake/intake');
  const bad = await arrive(world, letter({ from: dispatcher.email }));
  const good = await arrive(world, letter({ from: dispatcher.email }));
  const { sha256 } = await world.prisma.letterIn.findUniqueOrThrow({ where: { id: bad } });
  const readLetterBytes: typeof world.store.readLetterBytes = (letterIn) =>
    letterIn.sha256 === sha256 ? Promise.reject(new Error('unreadable')) : world.store.readLetterBytes(letterIn);
  const intake = createIntake({ ...world.ports, store: { ...world.store, readLetterBytes }, onError: () => undefined });
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await world.prisma.letterIn.updateMany({ where: { outcome: null }, data: { leaseUntil: null } });
    while ((await intake.pass()) === 'more');
  }
  expect(await world.store.readLetterOutcome(bad)).toMatchObject({ outcome: 'tray', reason: 'fault' });
  expect(await world.store.readLetterOutcome(good)).toMatchObject({ outcome: 'ticket' });
});

it('received = tickets + replies + tray + duplicates + states of notices, and nothing broke off', async () => {
  const rows = await world.prisma.letterIn.groupBy({ by: ['outcome'], _count: true });
  const count = (outcome: string): number => rows.find((row) => row.outcome === outcome)?._count ?? 0;
  const received = await world.prisma.letterIn.count();
  expect(count('ticket') + count('reply') + count('tray') + count('duplicate') + count('notice-state')).toBe(received);
  const opened = { type: 'open', channel: 'email' };
  expect(await world.prisma.inbox.count({ where: opened })).toBe(count('ticket'));
  expect(await world.prisma.tray.count()).toBe(count('tray'));
  expect(world.errors).toEqual([]);
});
