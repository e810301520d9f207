/**
 * A real story over HTTP, every answer of it held against the document that is served: by a strict validator of JSON Schema
 * 2020-12, in which a field that the document does not declare is a fault.
 */
import { routes } from '../../api/routes';
import { commandSchemas } from '../../api/schemas/commands';
import { visitCommandSchemas } from '../../api/visits/command-schemas';
import { commands } from '../../domain/ticket';
import type { DemoAccount } from '../../prisma/seed';
import { StillClock, day, hour, monday } from '../store/support';
import { document, faultsOfAnswer, pathOf } from './document';
import { fullPatch, walkConsents, type Said } from './live-consents';
import { walkOverview } from './live-administration';
import { walkBoards } from './live-boards';
import { walkChanges } from './live-changes';
import { walkServices } from './live-services';
import { walkSignIn } from './live-sign-in';
import { walks } from './live-walks';
import { samples } from '../support/archives';
import { call, entries, filing, items, startApi, text } from './harness';
import type { Api, CallOptions, Json, Reply } from './harness';

let api: Api;
const clock = new StillClock(monday);
/** Answered with success, by method and path; the commands among them by type. */
const walked = new Set<string>();
const given = new Set<string>();

beforeAll(async () => {
  api = await startApi({}, clock, { lettersLeave: true });
});
afterAll(() => api.stop());
afterEach(() => jest.restoreAllMocks());

/** One request whose answer must be as the document says. */
async function ask(
  who: Pick<DemoAccount, 'apiKey'> | null,
  method: string,
  target: string,
  options: CallOptions = {},
): Promise<Reply> {
  const reply = await call(api, who, method, target, options);
  expect(faultsOfAnswer(method, target, reply)).toBe('');
  if (reply.status >= 300) return reply;
  walked.add(`${method} ${pathOf(target)}`);
  const { type } = (options.body ?? {}) as { readonly type?: string };
  if (type !== undefined) given.add(target.includes('/visits/') ? `visit/${type}` : type);
  return reply;
}

const client = () => api.account('client');
const colleague = () => api.account('client', 'skai', 1);
const specialist = () => api.account('specialist');
const coordinator = () => api.account('coordinator');
const technician = () => api.account('technician');
const manager = () => api.account('manager');
const iso = (at: number): string => new Date(at).toISOString();
const inDays = (days: number): string => iso(clock.at + days * day);

async function file(fields: object = {}, who = client()): Promise<string> {
  const { status, body } = await ask(who, 'POST', '/api/v1/tickets', { body: { ...filing, ...fields } });
  expect(status).toBe(201);
  await follow('POST', '/api/v1/tickets', status, body, {}, who);
  return text(body['id']);
}

/** Gives a command and expects it done. */
async function says(who: DemoAccount, ticket: string, body: Said): Promise<Json> {
  clock.at += 60_000;
  const reply = await ask(who, 'POST', `/api/v1/tickets/${ticket}/commands`, { body });
  expect([body.type, reply.status, reply.body['code'] ?? null]).toEqual([body.type, 201, null]);
  await follow('POST', '/api/v1/tickets/{ticket}/commands', 201, reply.body, { ticket }, who);
  return reply.body;
}

async function does(who: DemoAccount, visit: string, body: Said): Promise<Json> {
  clock.at += 60_000;
  const reply = await ask(who, 'POST', `/api/v1/visits/${visit}/commands`, { body });
  expect([body.type, reply.status, reply.body['code'] ?? null]).toEqual([body.type, 201, null]);
  return reply.body;
}

/** Goes where the document's links lead from an answer, as far as they only read. */
async function follow(
  method: string,
  path: string,
  status: number,
  body: Json,
  params: Record<string, string>,
  who: DemoAccount = client(),
): Promise<void> {
  const links = document.paths[path]?.[method.toLowerCase()]?.responses[String(status)]?.links ?? {};
  for (const { operationId, parameters } of Object.values(links)) {
    const found = Object.entries(document.paths).find(
      ([, operations]) => operations['get']?.operationId === operationId,
    );
    if (found === undefined) continue;
    let target = found[0];
    const query = new URLSearchParams();
    for (const [name, expression] of Object.entries(parameters)) {
      const value = expression.startsWith('$request.path.')
        ? params[expression.slice('$request.path.'.length)]
        : expression
            .slice('$response.body#/'.length)
            .split('/')
            .reduce<Json | undefined>((node, step) => node?.[step], body);
      if (value === undefined || value === null) return;
      if (target.includes(`{${name}}`)) target = target.replace(`{${name}}`, encodeURIComponent(text(value)));
      else query.set(name, text(value));
    }
    const reply = await ask(who, 'GET', query.size === 0 ? target : `${target}?${query.toString()}`);
    // It is there; whether it can be done now is another thing: nobody goes to a visit that is over.
    expect([operationId, [200, 422].includes(reply.status)]).toEqual([operationId, true]);
  }
}

it('the answers to everything that is said on a ticket and on a visit are as the document has them', async () => {
  const form = new FormData();
  form.set('file', new Blob(['a log'], { type: 'text/plain' }), 'журнал.log');
  const uploaded = await ask(client(), 'POST', '/api/v1/attachments', { raw: form });
  const attachment = text(uploaded.body['id']);
  const ticket = await file({
    topic: 'remote-diagnostics',
    vehicles: 3,
    requestType: 'request',
    fields: { product: 'skai-online', 'vehicle-numbers': ['А123ВС77'] },
    attachments: [attachment],
  });
  await ask(client(), 'GET', `/api/v1/attachments/${attachment}`);

  await says(manager(), ticket, { type: 'assign', to: 'sp-01' });
  await says(manager(), ticket, { type: 'classify', priority: 'high', reason: 'много машин' });
  await says(specialist(), ticket, { type: 'note', text: 'похоже на сервер' });
  const estimate = { type: 'triage', outcome: 'estimate', text: 'Смотрим.', expectedAt: inDays(2) };
  await says(specialist(), ticket, estimate);
  await says(specialist(), ticket, { type: 'estimate', expectedAt: inDays(3), text: 'Чуть позже.' });
  await says(client(), ticket, { type: 'share', with: [colleague().email] });
  await says(colleague(), ticket, { type: 'reply', text: 'И у нас.' });
  await says(client(), ticket, { type: 'unshare', with: [colleague().email] });
  await says(specialist(), ticket, { type: 'wait', reason: 'client-details', until: inDays(1), text: 'Номер блока?' });
  await says(specialist(), ticket, { type: 'resume' });
  await says(specialist(), ticket, { type: 'propose-extension', days: 2, reason: 'нужна деталь' });
  await says(client(), ticket, { type: 'answer-extension', answer: 'counter', days: 1 });
  await says(specialist(), ticket, { type: 'answer-extension', answer: 'accept' });
  const lines = [{ part: 'FLS-200', quantity: 2 }];
  const ordered = await says(coordinator(), ticket, { type: 'order-parts', supplier: 'Завод', lines });
  const order = text(ordered['commandId']);
  await says(coordinator(), ticket, { type: 'ship-parts', order, expectedAt: inDays(2) });
  await says(coordinator(), ticket, { type: 'receive-parts', order });
  const second = await says(coordinator(), ticket, { type: 'order-parts', supplier: 'Завод', lines });
  await says(coordinator(), ticket, { type: 'cancel-parts', order: text(second['commandId']) });
  await says(specialist(), ticket, { type: 'log-call', direction: 'out', outcome: 'reached', text: 'Всё обсудили.' });
  await says(specialist(), ticket, { type: 'split', subject: 'Другое дело', text: 'Отчёт', topic: 'consulting' });
  const visit = await visitFor(await file({ topic: 'remote-diagnostics', vehicles: 1 }));
  await says(client(), ticket, { type: 'change-author', to: colleague().email });
  await says(colleague(), ticket, { type: 'change-author', to: client().email });
  await endings(ticket);

  for (const who of [client(), specialist()]) {
    for (const part of [
      '',
      '/timeline',
      '/clocks',
      '/commands',
      '/notices',
      '/clocks/triage/account',
      '/clocks/resolution/account',
    ]) {
      const { status, body } = await ask(who, 'GET', `/api/v1/tickets/${ticket}${part}`);
      expect([part, status]).toEqual([part, 200]);
      await follow('GET', `/api/v1/tickets/{ticket}${part}`, 200, body, { ticket }, who);
    }
    for (const part of ['', '/timeline', '/clocks', '/commands', '/clocks/visit/account']) {
      const { status, body } = await ask(who, 'GET', `/api/v1/visits/${visit}${part}`);
      expect([part, status]).toEqual([part, 200]);
      if (who.role !== 'client')
        await follow('GET', `/api/v1/visits/{visit}${part}`, 200, body, { visit }, coordinator());
    }
  }
});

/** A visit that is asked for, agreed, in vain, agreed again, done and checked; another one that is called off. */
async function visitFor(ticket: string): Promise<string> {
  const site = { subject: '77', address: 'Москва, Складская ул., 1', contact: 'Механик', vehicles: 1 };
  const asked = await says(client(), ticket, { type: 'request-visit', ...site });
  const id = text(entries(asked['ticket']?.['visits'])[0]?.['id']);
  const other = await says(client(), ticket, { type: 'request-visit', ...site, readyAt: iso(clock.at) });
  const off = text(entries(other['ticket']?.['visits'])[1]?.['id']);
  await does(client(), off, { type: 'cancel', reason: 'Не нужно' });
  await does(client(), id, { type: 'ready', from: inDays(1) });
  await does(client(), id, { type: 'withdraw-ready', reason: 'ТС в рейсе' });
  await does(client(), id, { type: 'ready' });
  const lines = [{ part: 'RELAY', quantity: 1 }];
  const ordered = await does(coordinator(), id, { type: 'order-parts', supplier: 'Завод', lines });
  const order = text(ordered['commandId']);
  await does(coordinator(), id, { type: 'ship-parts', order });
  await ask(coordinator(), 'GET', `/api/v1/visits/${id}`);
  await does(coordinator(), id, { type: 'receive-parts', order });
  const more = await does(coordinator(), id, { type: 'order-parts', supplier: 'Завод', lines });
  await does(coordinator(), id, { type: 'cancel-parts', order: text(more['commandId']) });
  const stock = { lines: [{ part: 'RELAY', quantity: 3 }], place: 'van-te-01' };
  await ask(manager(), 'POST', '/api/v1/spares/moves', { body: stock });
  await does(coordinator(), id, { type: 'need-spares', lines });
  const inVan = [{ place: 'van-te-01', part: 'RELAY', quantity: 1 }];
  await does(coordinator(), id, { type: 'reserve-spares', lines: inVan });
  await does(coordinator(), id, { type: 'release-spares', lines: inVan });
  await does(coordinator(), id, { type: 'reserve-spares', lines: inVan });
  const noon = monday + 3 * day + 2 * hour;
  const slot = { technician: 'te-01', from: iso(noon), to: iso(noon + 2 * hour) };
  await does(coordinator(), id, { type: 'offer-slot', ...slot });
  await does(client(), id, { type: 'answer-slot', answer: 'confirm' });
  await ask(coordinator(), 'GET', `/api/v1/visits/${id}/suggestions?from=${iso(noon)}`);
  await walkBoards({ api, ask }, noon);
  clock.at = noon;
  await does(technician(), id, { type: 'depart' });
  clock.at = noon + hour;
  await does(technician(), id, { type: 'no-show', proof: 'ТС нет' });
  const again = noon + day;
  await does(coordinator(), id, { type: 'offer-slot', technician: 'te-01', from: iso(again), to: iso(again + hour) });
  await does(client(), id, { type: 'answer-slot', answer: 'confirm' });
  clock.at = again;
  await does(technician(), id, { type: 'start' });
  const photo = new FormData();
  photo.set('file', new Blob([Uint8Array.from(samples.png)], { type: 'image/png' }), 'photo.png');
  photo.set('desk', 'skai');
  const uploaded = await ask(technician(), 'POST', '/api/v1/attachments', { raw: photo });
  const act = {
    ...{ type: 'act', outcome: 'done', text: 'Заменили', confirmedBy: 'Механик' },
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [text(uploaded.body['id'])],
    readings: { before: '0', after: '12,4' },
  };
  await does(technician(), id, act);
  await does(specialist(), id, { type: 'check', ok: true, text: 'Данные идут' });
  return id;
}

/** Solved, doubted, solved again, confirmed, rated, reopened, closed; and a visit that is in doubt for it. */
async function endings(ticket: string): Promise<void> {
  const solve = { type: 'solve', kind: 'repair', text: 'Заменили блок.' };
  await says(specialist(), ticket, solve);
  await says(client(), ticket, { type: 'reply', text: 'Спасибо!' });
  await says(specialist(), ticket, { type: 'mark-courtesy' });
  await says(client(), ticket, { type: 'object', text: 'Не всё.' });
  await says(specialist(), ticket, solve);
  await ask(client(), 'GET', `/api/v1/tickets/${ticket}`);
  await says(client(), ticket, { type: 'confirm' });
  await says(client(), ticket, { type: 'rate', score: 'good', reason: 'speed', comment: 'Быстро.' });
  await says(client(), ticket, { type: 'reopen', text: 'Опять.' });
  const noon = monday + 10 * day + 2 * hour;
  const site = { subject: '77', address: 'Москва', contact: 'Механик', vehicles: 1, readyAt: iso(clock.at) };
  const asked = await says(client(), ticket, { type: 'request-visit', ...site });
  const visit = text(entries(asked['ticket']?.['visits'])[0]?.['id']);
  await does(coordinator(), visit, { type: 'offer-slot', technician: 'te-01', from: iso(noon), to: iso(noon + hour) });
  await does(client(), visit, { type: 'answer-slot', answer: 'confirm' });
  const duplicate = await file();
  await says(specialist(), duplicate, { type: 'close', reason: 'duplicate', of: ticket });
  await ask(client(), 'GET', `/api/v1/tickets/${duplicate}`);
  await says(client(), ticket, { type: 'close' });
  await ask(coordinator(), 'GET', `/api/v1/visits/${visit}`);
  await does(coordinator(), visit, { type: 'decide', decision: 'call-off' });
}

it('so are those to what a regulation need not have', async () => {
  const { clientId } = await api.prisma.membership.findFirstOrThrow({
    where: { desk: 'skai', person: { email: client().email }, role: 'client' },
  });
  const contract = { number: '14/2026', patch: fullPatch, validFrom: '2026-01-01', validTo: null };
  await api.store.addContract({ desk: 'skai', clientId: clientId ?? '', ...contract });
  const ticket = await file();
  await says(client(), ticket, { type: 'speed-up', text: 'Скорее' });
  await says(specialist(), ticket, { type: 'postpone', reason: 'next-release', until: inDays(3), text: 'Исправим' });
  await says(specialist(), ticket, { type: 'plan-release', release: '5.12', expectedAt: inDays(2) });
  await says(specialist(), ticket, { type: 'declare-emergency', reason: 'by-agreement', fault: 'not-client' });
  await says(api.account('personal-manager'), ticket, { type: 'answer-emergency', answer: 'accept' });
  await says(specialist(), ticket, { type: 'end-emergency', because: 'over' });
  await walkConsents({ specialist, client, says }, ticket);
  await ask(manager(), 'POST', '/api/v1/desks/skai/releases/5.12/publication');
  await says(specialist(), ticket, { type: 'redirect', to: 'care', text: 'Это к ним' });
  await says(client(), ticket, { type: 'reopen', text: 'Нет' });
  await says(specialist(), ticket, { type: 'decline', reason: 'no-details', text: 'Нет журнала' });
  for (const end of ['', '/timeline', '/notices']) await ask(client(), 'GET', `/api/v1/tickets/${ticket}${end}`);
});

it('so are the lists, the overviews and the look-ups', async () => {
  await file();
  for (const who of [client(), specialist(), manager(), api.account('administrator')]) {
    for (const path of [
      '/me',
      '/tickets',
      '/tickets?limit=1',
      '/desks',
      '/regulations',
      '/calendars',
      '/regions',
      '/contracts',
    ]) {
      const { status, body } = await ask(who, 'GET', `/api/v1${path}`);
      expect([path, status]).toEqual([path, 200]);
      await follow('GET', `/api/v1${path.split('?')[0] ?? ''}`, 200, body, {}, who);
    }
  }
  for (const path of ['/clients', '/desks/skai/people', '/desks/skai/forms'])
    await ask(specialist(), 'GET', `/api/v1${path}`);
  const preferences = { letters: { progress: false }, language: 'ru', timeZone: 'Asia/Omsk' };
  await ask(client(), 'PUT', '/api/v1/me/preferences', { body: preferences });
  await ask(client(), 'GET', '/api/v1/me');
  await ask(client(), 'GET', '/api/v1/me/preferences');
  await ask(client(), 'PUT', '/api/v1/me/preferences', { body: { letters: true, timeZone: 'Europe/Moscow' } });
  await ask(specialist(), 'POST', '/api/v1/contacts', {
    body: { text: 'Спрашивали о тарифе', person: client().email },
  });
  for (const path of ['/contacts', '/feedback', '/tray']) await ask(specialist(), 'GET', `/api/v1${path}`);
  await ask(specialist(), 'GET', '/api/v1/desks/skai/replies?ticket=SKAI-1001');
  for (const each of await walkSignIn()) walked.add(each);
  for (const walk of walks) await walk({ api, ask, clock });
  await walkOverview({ api, ask, tickets: [await file(), await file()] });
  walked.add(await walkChanges({ api, ask }));
  await ask(api.account('administrator'), 'PATCH', '/api/v1/people/sp-02', { body: { active: false, reason: 'ушла' } });
});

it('so are several services on one ticket', () => walkServices({ api, client, manager, ask, says, file }));

it('so is what would be due', async () => {
  const body = {
    ...{ desk: 'skai', topic: 'remote-diagnostics', vehicles: 3, start: iso(monday) },
    pauses: [{ from: iso(monday + hour), cause: 'client-details' }],
    parts: [{ orderedAt: iso(monday + day) }],
    extensions: [{ days: 1 }],
    visit: { subject: '54', requestedAt: iso(monday + 2 * day) },
  };
  expect((await ask(client(), 'POST', '/api/v1/due-dates', { body })).status).toBe(200);
});

it('so are refusals and faults', async () => {
  const ticket = await file();
  const faulty: readonly (readonly [string, string, CallOptions, number])[] = [
    ['POST', '/api/v1/tickets', { body: { ...filing, colour: 'red' } }, 400],
    ['POST', '/api/v1/tickets', { raw: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['POST', '/api/v1/tickets', { body: { ...filing, level: 'golden' } }, 403],
    ['POST', '/api/v1/tickets', { raw: 'x', headers: { 'content-type': 'text/plain' } }, 415],
    ['GET', '/api/v1/tickets/nothing', {}, 404],
    ['POST', `/api/v1/tickets/${ticket}/commands`, { body: { type: 'confirm' } }, 422],
    [
      'POST',
      `/api/v1/tickets/${ticket}/commands`,
      { body: { type: 'reply', text: 'x' }, headers: { 'if-match': '"99"' } },
      409,
    ],
  ];
  for (const [method, target, options, status] of faulty)
    expect((await ask(client(), method, target, options)).status).toBe(status);
  expect((await ask(null, 'GET', '/api/v1/me')).status).toBe(401);
});

it('so are a word that waits, and what was set aside', async () => {
  const ticket = await file();
  const decide = commands.note.decide.bind(commands.note);
  jest.spyOn(commands.note, 'decide').mockImplementation((draft, body, ...rest) => {
    if (body.text === 'сломай') throw new Error('no such calendar');
    return decide(draft, body, ...rest);
  });
  const broken = await ask(specialist(), 'POST', `/api/v1/tickets/${ticket}/commands`, {
    body: { type: 'note', text: 'сломай' },
  });
  expect(broken.status).toBe(500);
  api.faults.length = 0;
  const fault = await ask(specialist(), 'GET', `/api/v1/commands/${text(broken.body['commandId'])}`);
  expect(fault.body['outcome']).toBe('fault');
  jest.restoreAllMocks();
  const administrator = api.account('administrator');
  const [first] = items((await ask(administrator, 'GET', '/api/v1/set-aside')).body);
  expect((await ask(administrator, 'POST', text(first?.['links']?.['again']))).status).toBe(201);
  // The ticket is held by somebody else for too long: the word is stored, and its outcome is still to come.
  await api.prisma.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT 1 FROM process WHERE id = ${ticket}::uuid FOR NO KEY UPDATE`;
      const waiting = await ask(client(), 'POST', `/api/v1/tickets/${ticket}/commands`, {
        body: { type: 'reply', text: 'жду' },
      });
      expect([waiting.status, waiting.body['outcome']]).toEqual([202, null]);
      await ask(client(), 'GET', `/api/v1/commands/${text(waiting.body['commandId'])}`);
    },
    { timeout: 30_000 },
  );
});

it('every operation was walked, and every command was given', () => {
  const all = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(all.filter((operation) => !walked.has(operation))).toEqual([]);
  // A version to move to has to be published first.
  const types = [...Object.keys(commandSchemas), ...Object.keys(visitCommandSchemas).map((type) => `visit/${type}`)];
  expect(types.filter((type) => !given.has(type))).toEqual(['use-version']);
});
