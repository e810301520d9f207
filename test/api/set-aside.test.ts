/** A decision that throws is set aside; everything else goes on, and one act decides it again. */
import { commands, ticketKind } from '../../domain/ticket';
import type { DemoAccount } from '../../prisma/seed';
import { clockFrom } from '../../store/clock';
import { anyText, call, fileAs, give, having, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;
let administrator: DemoAccount;
/** How far the clock of the store is ahead of ours. */
let ahead = 0;

beforeAll(async () => {
  api = await startApi(
    {},
    clockFrom(() => Promise.resolve(Date.now() + ahead)),
  );
  [client, specialist] = [api.account('client'), api.account('specialist')];
  administrator = api.account('administrator');
});
afterAll(() => api.stop());
afterEach(() => {
  jest.restoreAllMocks();
  api.faults.length = 0;
});

const broken = new Error('no such calendar');

/** Words with this text cannot be decided. */
function breakNotes(on: string): void {
  const decide = commands.note.decide.bind(commands.note);
  jest.spyOn(commands.note, 'decide').mockImplementation((draft, body, ...rest) => {
    if (body.text === on) throw broken;
    return decide(draft, body, ...rest);
  });
}

async function list(who = administrator): Promise<readonly Json[]> {
  const { status, body } = await call(api, who, 'GET', '/api/v1/set-aside', { headers: { 'accept-language': 'en' } });
  expect(status).toBe(200);
  return items(body);
}

function again(item: Json | undefined, who = administrator, headers: Record<string, string> = {}): Promise<Reply> {
  return call(api, who, 'POST', text(item?.['links']?.['again']), { headers });
}

it('a word that cannot be decided is answered 500 with its id, and those beside it stand', async () => {
  const ticket = await fileAs(api, client);
  breakNotes('сломай');
  const [one, fault, two] = await Promise.all(
    ['раз', 'сломай', 'два'].map((words) => give(api, specialist, ticket, { type: 'note', text: words })),
  );
  expect([one?.status, fault?.status, two?.status]).toEqual([201, 500, 201]);
  expect(fault?.body).toMatchObject({ code: 'internal', commandId: anyText() });
  expect(JSON.stringify(fault?.body)).not.toContain(broken.message);
  const commandId = text(fault?.body['commandId']);
  const { body } = await call(api, specialist, 'GET', `/api/v1/commands/${commandId}`);
  expect(body).toMatchObject({ type: 'note', outcome: 'fault', revision: null, refusal: null });
  expect(api.faults).toEqual([{ kind: 'ticket', id: ticket['id'], ref: commandId, error: broken }]);

  const [item, ...others] = await list();
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    what: 'command',
    kind: 'ticket',
    number: ticket['tid'],
    ref: commandId,
    type: 'note',
    text: `${text(ticket['tid'])}: the command "note" could not be decided because of a fault of ours. Mend its cause and take it up again.`,
    links: { command: `/api/v1/commands/${commandId}`, ticket: `/api/v1/tickets/${text(ticket['id'])}` },
  });
});

it('once it is mended it is decided again, as from its receipt, and the record says who took it up', async () => {
  const [item] = await list();
  const commandId = text(item?.['ref']);
  breakNotes('сломай');
  const still = await again(item);
  expect([still.status, still.body['outcome']]).toEqual([201, 'fault']);
  jest.restoreAllMocks();
  expect((await again(item)).status).toBe(201);
  const row = await api.prisma.inbox.findUniqueOrThrow({ where: { id: commandId } });
  expect([row.outcome, row.outcomeRevision]).toEqual(['done', expect.any(Number)]);
  const events = await api.prisma.event.findMany({
    where: { processId: row.processId, OR: [{ commandId }, { type: 'taken-up-again' }] },
    orderBy: { revision: 'asc' },
  });
  const { personId: person } = await api.prisma.membership.findFirstOrThrow({
    where: { desk: 'skai', role: 'administrator' },
  });
  expect(events.map(({ type, by }) => [type, by])).toEqual([
    ['set-aside', having({ role: 'specialist' })],
    ['taken-up-again', { person, role: 'administrator' }],
    ['set-aside', having({ role: 'specialist' })],
    ['taken-up-again', { person, role: 'administrator' }],
    ['noted', having({ role: 'specialist' })],
  ]);
  expect(events.at(-1)?.asOf ?? events.at(-1)?.at).toEqual(row.receivedAt);
  expect(await list()).toEqual([]);
  const late = await again(item);
  expect([late.status, late.body['code']]).toEqual([422, 'nothing-to-change']);
});

it('the same act with the same key is done once', async () => {
  const ticket = await fileAs(api, client);
  breakNotes('опять');
  await give(api, specialist, ticket, { type: 'note', text: 'опять' });
  jest.restoreAllMocks();
  const [item] = await list();
  const key = { 'idempotency-key': 'again-1' };
  const first = await again(item, administrator, key);
  const second = await again(item, administrator, key);
  expect([first.status, first.body['outcome']]).toEqual([201, 'done']);
  expect([second.status, second.body]).toEqual([201, first.body]);
  const asked = await call(api, specialist, 'GET', `/api/v1/tickets/${text(ticket['id'])}/commands`);
  expect(items(asked.body).filter(({ type }) => text(type) === 'take-up-again')).toHaveLength(1);
});

it('of a tick that throws the others are told, and words are decided; taken up again it is told', async () => {
  const ticket = await fileAs(api, client);
  const reach = ticketKind.reach?.bind(ticketKind);
  jest.spyOn(ticketKind, 'reach').mockImplementation((draft, clock, tick, rules) => {
    if (clock.code === 'triage' && tick.code === 'due') throw broken;
    return reach?.(draft, clock, tick, rules);
  });
  ahead = 20 * 86_400_000;
  expect((await give(api, client, ticket, { type: 'reply', text: 'прошло двадцать дней' })).status).toBe(201);
  const [item, ...others] = await list();
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    what: 'tick',
    kind: 'ticket',
    number: ticket['tid'],
    type: 'triage due',
    links: { command: null },
  });
  const still = await again(item);
  expect([still.status, still.body['outcome']]).toEqual([201, 'fault']);
  const [anew, ...more] = await list();
  expect([more, anew?.['ref']]).toEqual([[], item?.['ref']]);
  jest.restoreAllMocks();
  const before = api.runs.told.length;
  const done = await again(anew);
  expect([done.status, done.body['outcome']]).toEqual([201, 'done']);
  expect(api.runs.told.slice(before)).toMatchObject([{ run: { workflowId: ticket['tid'] } }]);
  expect(await list()).toEqual([]);
  const told = await api.prisma.event.findMany({ where: { processId: text(ticket['id']), type: 'threshold-told' } });
  const due = told.filter(({ data }) => {
    const { key, code } = data as { key: string; code: string };
    return key.split('/')[1] === 'triage' && code === 'due';
  });
  expect(due).toHaveLength(1);
  expect((await again(anew)).status).toBe(422);
});

it('is for administrators of the desk; nobody else finds it, and a client reads nothing of it in the timeline', async () => {
  const ticket = await fileAs(api, client);
  breakNotes('чужим не видно');
  await give(api, specialist, ticket, { type: 'note', text: 'чужим не видно' });
  const [item] = await list();
  for (const role of ['client', 'specialist', 'coordinator', 'technician', 'manager', 'personal-manager']) {
    expect((await call(api, api.account(role), 'GET', '/api/v1/set-aside')).status).toBe(403);
    expect((await again(item, api.account(role))).status).toBe(403);
  }
  const elsewhere = api.account('administrator', 'demo');
  expect(await list(elsewhere)).toEqual([]);
  expect((await call(api, elsewhere, 'GET', '/api/v1/set-aside?desk=skai')).status).toBe(404);
  expect((await again(item, elsewhere)).status).toBe(404);
  for (const id of ['none', `${text(ticket['id'])}-1`, `${text(ticket['id'])}-999`])
    expect((await call(api, administrator, 'POST', `/api/v1/set-aside/${id}/again`)).status).toBe(404);
  expect((await call(api, administrator, 'GET', '/api/v1/set-aside?cursor=x')).status).toBe(400);
  const types = async (who: DemoAccount) =>
    items((await call(api, who, 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`)).body).map(({ type }) =>
      text(type),
    );
  expect(await types(specialist)).toContain('set-aside');
  expect(await types(client)).not.toContain('set-aside');
});

it('has pages, the oldest first', async () => {
  const ticket = await fileAs(api, client);
  breakNotes('страницы');
  for (let n = 0; n < 3; n += 1) await give(api, specialist, ticket, { type: 'note', text: 'страницы' });
  const all = await list();
  expect(all).toHaveLength(4);
  const seen: Json[] = [];
  let after: string | null = '';
  while (after !== null) {
    const { body } = await call(api, administrator, 'GET', `/api/v1/set-aside?limit=3${after}`, {
      headers: { 'accept-language': 'en' },
    });
    seen.push(...items(body));
    const { nextCursor }: { nextCursor?: unknown } = body;
    after = typeof nextCursor === 'string' ? `&cursor=${encodeURIComponent(nextCursor)}` : null;
  }
  expect(seen).toEqual(all);
  expect(all.map(({ at }) => text(at))).toEqual(all.map(({ at }) => text(at)).sort());
});

it('a pass of the standing check that was refused is refused again under the same key', async () => {
  await api.store.standChecks();
  const begin = (key: string): Promise<Reply> =>
    call(api, administrator, 'POST', '/api/v1/checks/skai/pass', { headers: { 'idempotency-key': `pass-${key}` } });
  expect((await begin('first')).status).toBe(202);
  for (const key of ['second', 'second']) expect(outcome(await begin(key))).toEqual([422, 'nothing-to-change']);
  expect((await begin('first')).status).toBe(202);
});
