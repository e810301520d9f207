/** Endings with a reason, redirects, releases and emergencies over HTTP, for a client whose contract adds them to the desk's regulation. */
import type { DemoAccount } from '../../prisma/seed';
import { actsPatch } from '../domain/ticket/acts-desk';
import { minute, StillClock } from '../store/support';
import { call, entries, fileAs, give, items, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

const clock = new StillClock(Date.parse('2026-11-23T10:00:00+03:00'));
let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;
let personalManager: DemoAccount;

beforeAll(async () => {
  api = await startApi({}, clock);
  [client, specialist, manager] = [api.account('client'), api.account('specialist'), api.account('manager')];
  personalManager = api.account('personal-manager');
  const { clientId } = await api.prisma.membership.findFirstOrThrow({
    where: { desk: 'skai', person: { email: client.email }, role: 'client' },
  });
  if (clientId === null) throw new Error('a client without a company');
  const contract = { number: '14/2026', patch: actsPatch, validFrom: '2026-11-01', validTo: null };
  expect(await api.store.addContract({ desk: 'skai', clientId, ...contract })).toMatchObject({ kind: 'added' });
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => clock.pass(minute));

const path = (ticket: Json): string => `/api/v1/tickets/${text(ticket['id'])}`;
const verdict = ({ status, body }: Reply): unknown[] => [status, body['code'] ?? null];

async function read(who: DemoAccount, ticket: Json, part = ''): Promise<Json> {
  return (await call(api, who, 'GET', `${path(ticket)}${part}`)).body;
}

/** What somebody was written of a ticket: the kinds of the letters, and the last of them in words. */
async function lettersTo(who: DemoAccount, ticket: Json): Promise<{ kinds: string[]; last: string }> {
  const all = items(await read(manager, ticket, '/notices'));
  const own = all.filter(({ recipient }) => text(recipient?.['name']) === who.name);
  const shown = items(await read(who, ticket, '/notices'));
  return { kinds: own.map(({ kind }) => text(kind)), last: text(shown.at(-1)?.['body'] ?? '') };
}

async function timelineText(who: DemoAccount, ticket: Json, type: string): Promise<string> {
  const timeline = items(await read(who, ticket, '/timeline'));
  return text(timeline.find((entry) => text(entry['type']) === type)?.['text'] ?? '');
}

describe('HT-14', () => {
  it('a declined ticket says why, to the client and in the record, and is reopened', async () => {
    const ticket = await fileAs(api, client);
    const body = { type: 'decline', reason: 'no-details', text: 'Без журнала не разобраться' };
    expect(verdict(await give(api, client, ticket, body))).toEqual([403, 'not-allowed']);
    expect(verdict(await give(api, specialist, ticket, { ...body, reason: 'lazy' }))).toEqual([422, 'unknown-reason']);
    const { reason: _reason, ...without } = body;
    expect((await give(api, specialist, ticket, without)).status).toBe(400);
    const declined = await give(api, specialist, ticket, body);
    expect(declined.status).toBe(201);
    expect(declined.body['ticket']).toMatchObject({
      stage: 'closed',
      closed: { how: 'declined', reason: { code: 'no-details', title: 'Недостаточно сведений' }, redirect: null },
    });
    expect(await timelineText(client, ticket, 'closed')).toBe(
      'Заявка закрыта: отклонена, причина — «Недостаточно сведений»',
    );
    const { kinds, last } = await lettersTo(client, ticket);
    expect(kinds.at(-1)).toBe('declined');
    expect(last).toContain('Причина — «Недостаточно сведений».');
    expect(last).toContain('Без журнала не разобраться');
    expect((await give(api, client, ticket, { type: 'reopen', text: 'Вот журнал' })).status).toBe(201);
  });

  it('what is put off names its reason and when it goes on', async () => {
    const ticket = await fileAs(api, client);
    const until = '2026-12-02T12:00:00+03:00';
    const body = { type: 'postpone', reason: 'no-access', until, text: 'Откройте доступ' };
    const { text: _text, ...silent } = body;
    expect((await give(api, specialist, ticket, silent)).status).toBe(400);
    const { status, body: answer } = await give(api, specialist, ticket, body);
    expect([status, answer['ticket']?.['wait']?.['title']]).toEqual([201, 'Нет доступа']);
    const { kinds, last } = await lettersTo(client, ticket);
    expect(kinds.at(-1)).toBe('postponed');
    expect(last).toContain('Причина — «Нет доступа».');
    expect(last).toMatch(/Рассчитываем продолжить 02\.12\.2026/);
  });

  it('a desk without reasons refuses with its own code, and says so in `can`', async () => {
    const stranger = api.account('client', 'skai', 2);
    const ticket = await fileAs(api, stranger);
    const body = { type: 'decline', reason: 'no-details', text: 'x' };
    expect(verdict(await give(api, specialist, ticket, body))).toEqual([422, 'not-provided']);
    const { can, emergency } = await read(specialist, ticket);
    expect(can).toMatchObject({ decline: 'not-provided', redirect: 'not-provided', postpone: 'not-provided' });
    expect(emergency).toBeNull();
  });
});

describe('HT-7 SM-5', () => {
  it('a redirected question is on record, and the personal manager hears of it', async () => {
    const ticket = await fileAs(api, client);
    const redirected = await give(api, specialist, ticket, { type: 'redirect', to: 'care', text: 'Это к ним' });
    expect(redirected.body['ticket']).toMatchObject({
      closed: { how: 'redirected', reason: null, redirect: { code: 'care', title: 'Отдел сопровождения' } },
    });
    expect((await lettersTo(personalManager, ticket)).kinds).toEqual(['redirected']);
    expect((await lettersTo(client, ticket)).last).toContain('Мы передали его дальше: Отдел сопровождения.');
  });

  it('what is in and out of scope can be looked up, with its exceptions', async () => {
    const { body } = await call(api, client, 'GET', '/api/v1/regulations?desk=skai');
    const content = items(body).find(({ current }) => Boolean(current))?.['content'];
    expect(content?.['scope']).toMatchObject({
      in: [{ text: 'Ошибки продукта' }],
      out: [
        { text: 'Пожелания', to: 'care', except: 'Если это ошибка' },
        { to: null, except: null },
      ],
    });
    expect(entries(content?.['declines']).map(({ code }) => text(code))).toEqual(['no-details', 'unlicensed']);
    expect(content?.['emergency']).toMatchObject({ priority: 'critical' });
  });
});

describe('HT-1 HT-3 emergencies', () => {
  const propose = { type: 'declare-emergency', reason: 'by-agreement' };
  const accept = { type: 'answer-emergency', answer: 'accept' };

  it('the personal manager agrees to one that the desk has declared, and developers take it', async () => {
    const ticket = await fileAs(api, client);
    await give(api, manager, ticket, { type: 'assign', to: 'sp-01' });
    expect(verdict(await give(api, client, ticket, propose))).toEqual([403, 'not-allowed']);
    expect((await give(api, specialist, ticket, { type: 'declare-emergency' })).status).toBe(400);
    const known = { type: 'declare-emergency', reason: 'critical-defect', workaround: true };
    expect(verdict(await give(api, specialist, ticket, known))).toEqual([422, 'workaround-known']);
    const proposed = await give(api, specialist, ticket, propose);
    expect(proposed.body['ticket']).toMatchObject({
      emergency: { state: 'none', proposed: { reason: 'by-agreement', title: 'По согласованию' } },
      nextStep: { owes: 'personal-manager', step: 'answer-emergency' },
    });
    expect((await lettersTo(personalManager, ticket)).kinds).toEqual(['emergency-proposed']);
    expect(verdict(await give(api, specialist, ticket, accept))).toEqual([403, 'not-allowed']);
    expect((await read(personalManager, ticket))['can']).toMatchObject({ 'answer-emergency': 'yes' });
    const declared = await give(api, personalManager, ticket, accept);
    expect(declared.body['ticket']).toMatchObject({
      emergency: { state: 'declared', reason: 'by-agreement', fault: 'undetermined', proposed: null },
      priority: 'critical',
      titles: { priority: 'Критический' },
    });
    expect(await timelineText(client, ticket, 'emergency-declared')).toBe('Объявлен экстренный режим: По согласованию');
    const listed = await call(api, manager, 'GET', '/api/v1/tickets?desk=skai&priority=critical');
    expect(items(listed.body).map(({ id }) => text(id))).toContain(text(ticket['id']));
    await give(api, specialist, ticket, { type: 'classify', fault: 'client' });
    const taken = await give(api, specialist, ticket, { type: 'end-emergency', because: 'developers' });
    expect(taken.body['ticket']).toMatchObject({
      emergency: { state: 'with-developers', fault: 'client' },
      priority: 'normal',
    });
    const { kinds } = await lettersTo(client, ticket);
    expect(kinds.slice(-2)).toEqual(['emergency-declared', 'emergency-ended']);
  });
});

describe('HT-6 SP-7 EA-4 a release', () => {
  const publication = '/api/v1/desks/skai/releases/5.12.3/publication';

  async function waiting(): Promise<Json> {
    const ticket = await fileAs(api, client);
    const body = { type: 'postpone', reason: 'next-release', text: 'Исправим в выпуске' };
    expect((await give(api, specialist, ticket, body)).status).toBe(201);
    return ticket;
  }

  it('tells every ticket that waits for it, once, and its client', async () => {
    const tickets = [await waiting(), await waiting()];
    const [other, none] = [await waiting(), await waiting()];
    const plan = { type: 'plan-release', release: '5.12.3', expectedAt: '2026-12-10T12:00:00+03:00' };
    for (const ticket of tickets) {
      const planned = await give(api, specialist, ticket, plan);
      expect(planned.body['ticket']?.['wait']).toMatchObject({ release: { name: '5.12.3' } });
    }
    await give(api, specialist, other, { ...plan, release: '5.13' });
    expect((await call(api, specialist, 'POST', publication)).status).toBe(403);
    expect((await call(api, client, 'POST', publication)).status).toBe(403);
    const told = await call(api, manager, 'POST', publication);
    expect([told.status, told.body]).toEqual([200, { release: '5.12.3', told: 2, waiting: 0 }]);
    for (const ticket of tickets) {
      expect((await read(client, ticket))['wait']).toBeNull();
      const { kinds, last } = await lettersTo(client, ticket);
      expect(kinds.slice(-2)).toEqual(['release-planned', 'release-out']);
      expect(last).toContain('Вышел выпуск 5.12.3');
    }
    expect((await read(client, other))['wait']).toMatchObject({ release: { name: '5.13' } });
    expect((await read(client, none))['wait']).toMatchObject({ release: null });
    const again = await call(api, manager, 'POST', publication);
    expect(again.body).toEqual({ release: '5.12.3', told: 0, waiting: 0 });
  });

  it('X-5 a ticket that is busy hears of it when it is free, whoever says it again meanwhile', async () => {
    const ticket = await waiting();
    await give(api, specialist, ticket, { type: 'plan-release', release: '6.0' });
    const id = text(ticket['id']);
    const publish = (): Promise<Reply> => call(api, manager, 'POST', '/api/v1/desks/skai/releases/6.0/publication');
    await api.prisma.$transaction(
      async (transaction) => {
        await transaction.$queryRaw`SELECT 1 FROM "process" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
        for (const _time of [1, 2]) expect((await publish()).body).toMatchObject({ told: 1, waiting: 1 });
      },
      { timeout: 20_000 },
    );
    expect(await api.prisma.inbox.count({ where: { processId: id, type: 'release-out' } })).toBe(1);
    expect((await publish()).body).toMatchObject({ told: 1, waiting: 0 });
    expect((await read(client, ticket))['wait']).toBeNull();
    expect(await api.prisma.inbox.count({ where: { processId: id, type: 'release-out' } })).toBe(1);
  });

  it('of another desk, or with a name that no release has, there is none', async () => {
    const elsewhere = '/api/v1/desks/nowhere/releases/1.0/publication';
    expect((await call(api, manager, 'POST', elsewhere)).status).toBe(404);
    expect((await call(api, manager, 'POST', '/api/v1/desks/skai/releases/-/publication')).status).toBe(400);
  });
});

describe('HT-15', () => {
  it('the client asks for more speed, and the personal manager reads it', async () => {
    const ticket = await fileAs(api, client);
    const plea = { type: 'speed-up', text: 'Машины стоят' };
    expect((await give(api, client, ticket, plea)).status).toBe(201);
    const { kinds, last } = await lettersTo(personalManager, ticket);
    expect([kinds, last.includes('Машины стоят')]).toEqual([['speed-up'], true]);
    expect(verdict(await give(api, specialist, ticket, plea))).toEqual([403, 'not-allowed']);
    await give(api, client, ticket, { type: 'close' });
    expect(verdict(await give(api, client, ticket, plea))).toEqual([422, 'ticket-closed']);
  });
});

describe('HT-11 other ways of talking', () => {
  it('a call is no request where the regulation takes none that way: it is logged as a contact', async () => {
    const filing = { desk: 'skai', subject: 'Звонок', text: 'x', onBehalfOf: client.email, channel: 'phone' };
    const refused = await call(api, specialist, 'POST', '/api/v1/tickets', { body: filing });
    expect(verdict(refused)).toEqual([422, 'channel-not-for-requests']);
    expect(text(refused.body['title'])).toContain('разговор можно записать');
    const stranger = { ...filing, onBehalfOf: api.account('client', 'skai', 2).email };
    expect((await call(api, specialist, 'POST', '/api/v1/tickets', { body: stranger })).status).toBe(201);
  });

  it('a contact has a channel of the product, or one that the desk or the contract of the client names', async () => {
    const log = (channel: string, who?: string): Promise<Reply> =>
      call(api, specialist, 'POST', '/api/v1/contacts', {
        body: { text: 'Спрашивали', channel, ...(who === undefined ? {} : { person: who }) },
      });
    expect((await log('phone')).status).toBe(201);
    const messenger = await log('messenger', client.email);
    expect([messenger.status, messenger.body['channel']]).toEqual([201, 'messenger']);
    expect(verdict(await log('messenger'))).toEqual([422, 'not-in-regulation']);
    expect(verdict(await log('constructor', client.email))).toEqual([422, 'not-in-regulation']);
  });
});
