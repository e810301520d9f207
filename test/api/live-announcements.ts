/** Notices to many over HTTP: written, agreed, told, changed, cancelled; what those concerned see of them, and others do not. */
import type { DemoAccount } from '../../prisma/seed';
import { entries, items, text, type Api, type Json } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: { readonly body?: object },
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

/** What the worker does for an announcement, until all whom it concerns are told. */
export async function tellConcerned({ prisma, store }: Pick<Api, 'prisma' | 'store'>, id: string): Promise<void> {
  const { workflowId } = await prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'announcement', id } } });
  const step = { workflowId, most: 100, pace: () => Promise.resolve(), goesOn: () => true };
  for (let over = false; !over;) ({ over } = await store.tellAnnouncement(step));
}

export async function walkAnnouncements({ api, ask }: Speaking): Promise<void> {
  const [coordinator, manager, client] = [api.account('coordinator'), api.account('manager'), api.account('client')];
  const told = async (status: number, who: typeof client, method: string, target: string, body?: object) => {
    const reply = await ask(who, method, `/api/v1${target}`, body === undefined ? {} : { body });
    expect([method, target, reply.status, reply.body['code']]).toEqual([
      ...[method, target, status],
      status < 400 ? undefined : reply.body['code'],
    ]);
    return reply.body;
  };
  const now = await api.store.clock.now();
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const reach = [{ who: 'clients' }, { who: 'staff' }];
  const words = { title: 'Перерыв в работе портала', text: 'Портал будет недоступен.', titleEn: 'The portal pauses' };
  const plan = { about: 'break', from: at(24 * 20), to: at(24 * 20 + 2), reach };

  expect(await told(400, coordinator, 'POST', '/announcements', { ...plan, ...words, to: at(1) })).toMatchObject({
    errors: [{ pointer: '/to', code: 'ends-before' }],
  });
  expect(
    await told(422, coordinator, 'POST', '/announcements', {
      ...{ ...plan, ...words },
      reach: [{ who: 'open-tickets', topics: ['nobody-knows'] }],
    }),
  ).toMatchObject({ errors: [{ pointer: '/reach/0/topics/0', code: 'unknown-topic' }] });
  await told(403, client, 'POST', '/announcements', { ...plan, ...words });
  await told(403, api.account('specialist'), 'POST', '/announcements', { ...plan, ...words });
  const preview = await told(200, coordinator, 'POST', '/announcements/preview', plan);
  expect(preview).toMatchObject({ inTime: true });
  expect(Number(preview['count'])).toBeGreaterThan(2);

  const written = await told(201, coordinator, 'POST', '/announcements', { ...plan, ...words });
  expect(written).toMatchObject({ stage: 'draft', nextStep: { act: 'announce', owner: 'person' }, told: 0 });
  const [id, one] = [text(written['id']), `/announcements/${text(written['id'])}`];
  // Too late to be ahead of time, with the instant that would have done.
  const soon = { ...plan, from: at(1), to: at(2) };
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'change', ...soon, ...words });
  const late = await told(422, coordinator, 'POST', `${one}/commands`, { type: 'announce' });
  expect(late).toMatchObject({ code: 'announced-too-late' });
  expect(late['detail']).toMatch(/не позднее \d\d\.\d\d\.\d{4}/);
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'change', ...plan, ...words });
  expect(await told(200, coordinator, 'POST', `${one}/commands`, { type: 'announce' })).toMatchObject({
    stage: 'scheduled',
    nextStep: { act: 'leave', owner: 'machine', due: written['leaves'] },
  });
  expect(items(await told(200, client, 'GET', '/me/announcements?current=true'))).toEqual([]);
  await told(200, manager, 'POST', `${one}/commands`, { type: 'send' });
  await tellConcerned(api, id);
  const sent = await told(200, coordinator, 'GET', one);
  expect([sent['stage'], sent['telling'], sent['told']]).toEqual(['sent', false, preview['count']]);
  const [own] = items(await told(200, client, 'GET', '/me/announcements?current=true'));
  expect(own).toMatchObject({ id, title: words.title, stage: 'sent', dismissed: false });
  await told(204, client, 'PUT', `/me/announcements/${id}/dismissed`, { version: own?.['version'] });
  expect(items(await told(200, client, 'GET', '/me/announcements?current=true'))).toEqual([]);
  expect(items(await told(200, client, 'GET', '/me/announcements'))).toMatchObject([{ id, dismissed: true }]);
  await told(404, api.account('client', 'hivetaxi'), 'PUT', `/me/announcements/${id}/dismissed`, { version: 3 });

  // A change comes up again, once; a cancelling, too.
  const longer = { ...plan, to: at(24 * 20 + 5) };
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'change', ...longer, ...words });
  await tellConcerned(api, id);
  expect(items(await told(200, client, 'GET', '/me/announcements?current=true'))).toMatchObject([{ to: longer.to }]);
  expect(
    await told(200, coordinator, 'POST', `${one}/commands`, { type: 'cancel', reason: 'Обойдёмся' }),
  ).toMatchObject({ stage: 'cancelled', nextStep: null, reason: 'Обойдёмся' });
  await tellConcerned(api, id);
  expect(items(await told(200, client, 'GET', '/me/announcements?current=true'))).toMatchObject([
    { stage: 'cancelled', reason: 'Обойдёмся' },
  ]);
  await told(422, coordinator, 'POST', `${one}/commands`, { type: 'announce' });

  const company = await api.prisma.client.findFirstOrThrow({ where: { name: client.company ?? '' } });
  // An emergency leaves at once, and is over when somebody says so.
  const urgent = await told(201, coordinator, 'POST', '/announcements', {
    ...{ about: 'emergency', from: at(0), reach: [{ who: 'companies', companies: [company.id] }] },
    ...{ title: 'Не работает портал', text: 'Чиним.' },
  });
  const other = `/announcements/${text(urgent['id'])}`;
  expect(await told(200, coordinator, 'POST', `${other}/commands`, { type: 'announce' })).toMatchObject({
    stage: 'sent',
    nextStep: { act: 'end', owner: 'person' },
  });
  await told(422, coordinator, 'POST', `${other}/commands`, { type: 'answer', service: 'x', answer: 'yes' });
  await told(200, coordinator, 'POST', `${other}/commands`, { type: 'end' });
  await tellConcerned(api, text(urgent['id']));

  await told(403, client, 'GET', '/announcements');
  await told(403, client, 'GET', one);
  await told(404, api.account('manager', 'hivetaxi'), 'GET', one);
  await told(404, api.account('manager', 'hivetaxi'), 'POST', `${one}/commands`, { type: 'cancel', reason: 'x' });
  const list = await told(200, coordinator, 'GET', '/announcements?stage=cancelled');
  expect(items(list)).toMatchObject([{ id, stage: 'cancelled' }]);
  expect(entries(sent['history']).map(({ act }) => act)).toContain('announcement-sent');
  await walkAgreement(api, told, at);
}

/** Maintenance at a desk of several services: each that it touches is asked, and nobody is told before all have agreed (EA-5). */
async function walkAgreement(
  api: Api,
  told: (status: number, who: DemoAccount, method: string, target: string, body?: object) => Promise<Json>,
  at: (hours: number) => string,
): Promise<void> {
  const desk = 'eaeu';
  const author = api.account('manager', desk);
  const [belarus, kazakhstan] = [api.account('specialist', desk, 2), api.account('specialist', desk, 4)];
  const services = ['national-belarus', 'national-kazakhstan'];
  const written = await told(201, author, 'POST', '/announcements', {
    ...{ desk, about: 'maintenance', from: at(24 * 30), to: at(24 * 30 + 4), reach: [{ who: 'clients' }], services },
    ...{ title: 'Обновление шлюза', text: 'Шлюз будет недоступен.' },
  });
  const id = text(written['id']);
  const give = (status: number, who: DemoAccount, body: object) =>
    told(status, who, 'POST', `/announcements/${id}/commands`, body);
  const yes = (service: string) => ({ type: 'answer', service, answer: 'yes' });
  const asked = (step: Json) => entries(step['nextStep']?.['services']).map(({ code }) => code);

  const agreeing = await give(200, author, { type: 'announce' });
  expect(agreeing).toMatchObject({ stage: 'agreeing', nextStep: { act: 'agree', owner: 'services', overdue: false } });
  expect(asked(agreeing)).toEqual(services);
  await tellConcerned(api, id);
  const letters = (round: string) =>
    api.prisma.announcementLetter.findMany({ where: { announcementId: id, round }, orderBy: { version: 'asc' } });
  const emails = await api.prisma.person.findMany({
    where: { id: { in: (await letters('asking')).map(({ personId }) => personId) } },
    select: { email: true },
  });
  const heard = emails.map(({ email }) => email);
  expect(heard).toEqual(expect.arrayContaining([belarus.email, kazakhstan.email]));
  expect(heard).not.toContain(author.email);
  expect(heard).not.toContain(api.account('specialist', desk).email);

  expect((await give(422, kazakhstan, yes('national-belarus')))['code']).toBe('not-of-service');
  expect((await give(422, author, yes('national-belarus')))['code']).toBe('own-announcement');
  expect((await give(422, author, { type: 'send' }))['code']).toBe('not-scheduled');
  expect(asked(await give(200, belarus, yes('national-belarus')))).toEqual(['national-kazakhstan']);
  // One "no" gives it back to its author, and everybody is asked anew.
  const no = { type: 'answer', service: 'national-kazakhstan', answer: 'no', reason: 'В этот день отчётность' };
  expect(await give(200, kazakhstan, no)).toMatchObject({ stage: 'draft', nextStep: { act: 'announce' } });
  expect(asked(await give(200, author, { type: 'announce' }))).toEqual(services);
  await tellConcerned(api, id);
  expect(new Set((await letters('asking')).map(({ version }) => version)).size).toBe(2);
  await give(200, belarus, yes('national-belarus'));
  expect(await give(200, kazakhstan, yes('national-kazakhstan'))).toMatchObject({
    ...{ stage: 'scheduled', nextStep: { act: 'leave', owner: 'machine', due: written['leaves'] } },
  });
  expect(await letters('telling')).toEqual([]);
  expect(await give(200, author, { type: 'send' })).toMatchObject({ stage: 'sent' });
  await tellConcerned(api, id);
  const client = api.account('client', desk);
  expect(items(await told(200, client, 'GET', '/me/announcements?current=true'))).toMatchObject([{ id }]);
}
