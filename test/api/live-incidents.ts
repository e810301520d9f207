/** Mass incidents over HTTP: declared, linked by rule and by hand, told, restored, analysed; what clients and other desks see of it. */
import { entries, fileAs, items, text, type Api, type Json } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: { readonly body?: object },
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

/** What the worker does for an incident, until all of its tickets are told. */
export async function tellAll({ prisma, store }: Pick<Api, 'prisma' | 'store'>, id: string): Promise<void> {
  const { workflowId } = await prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'incident', id } } });
  const step = { workflowId, most: 100, pace: () => Promise.resolve(), goesOn: () => true, tell: () => undefined };
  for (let over = false; !over;) ({ over } = await store.tellIncident(step));
}

export async function walkIncidents({ api, ask }: Speaking): Promise<void> {
  const [coordinator, client] = [api.account('coordinator'), api.account('client')];
  const told = async (status: number, who: typeof client, method: string, target: string, body?: object) => {
    const reply = await ask(who, method, `/api/v1/incidents${target}`, body === undefined ? {} : { body });
    expect([method, target, reply.status, reply.body['code']]).toEqual([
      ...[method, target, status],
      status < 400 ? undefined : reply.body['code'],
    ]);
    return reply.body;
  };
  const before = await fileAs(api, client, { subject: 'Молчат датчики уровня' });
  const byHand = await fileAs(api, client, { subject: 'Отчёт не открывается' });
  const rule = { words: ['датчик уровня'], since: '2026-01-01T00:00:00Z' };
  const title = 'Нет данных с датчиков';
  expect(await told(400, coordinator, 'POST', '', { title, rule: { since: rule.since } })).toMatchObject({
    errors: [{ pointer: '/rule', code: 'rule-narrows' }],
  });
  expect(await told(422, coordinator, 'POST', '', { title, rule: { topics: ['nobody-knows'] } })).toMatchObject({
    errors: [{ pointer: '/rule/topics/0', code: 'unknown-topic' }],
  });
  const opened = await told(201, coordinator, 'POST', '', { title, text: 'Упал шлюз', rule });
  expect(opened).toMatchObject({ stage: 'open', text: 'Упал шлюз', telling: true, nextStep: { act: 'restore' } });
  const [id, one] = [text(opened['id']), `/${text(opened['id'])}`];
  await tellAll(api, id);
  const linked = await told(200, coordinator, 'POST', `${one}/tickets`, {
    tickets: [text(byHand['tid']), text(before['tid']), 'SKAI-0'],
  });
  expect(entries(linked['outcomes']).map(({ outcome, problem }) => [outcome, problem?.['code']])).toEqual([
    ['linked', undefined],
    ['refused', 'already-linked'],
    ['refused', 'unknown-ticket'],
  ]);

  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'tell', text: 'Чиним' });
  await tellAll(api, id);
  const later = await fileAs(api, client, { subject: 'Нет датчиков уровня на карте' });
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'tell', text: 'Ещё чиним' });
  await tellAll(api, id);
  const page = await told(200, coordinator, 'GET', `${one}/tickets?limit=200`);
  const states = new Map(
    items(page).map(({ tid, linkedBy, lastWord }) => [tid, [linkedBy === null, lastWord?.['outcome']]]),
  );
  expect(states).toEqual(
    new Map([
      [before['tid'], [true, 'done']],
      [byHand['tid'], [false, 'done']],
      [later['tid'], [true, 'done']],
    ]),
  );

  // A client reads title and state, the desk's people the way there; nobody else anything.
  const ticket = `/api/v1/tickets/${text(before['tid'])}`;
  expect((await ask(client, 'GET', ticket)).body['incident']).toEqual({
    ...{ id: null, number: null, title, stage: 'open' },
    stageText: 'устраняем',
  });
  expect((await ask(coordinator, 'GET', ticket)).body['incident']).toMatchObject({ id, number: opened['number'] });
  await told(403, client, 'GET', '');
  await told(403, client, 'GET', one);
  await told(404, api.account('manager', 'hivetaxi'), 'GET', one);
  await told(404, api.account('manager', 'hivetaxi'), 'POST', `${one}/commands`, { type: 'tell', text: 'x' });

  await told(204, coordinator, 'DELETE', `${one}/tickets/${text(byHand['id'])}`);
  await told(422, coordinator, 'DELETE', `${one}/tickets/${text(byHand['id'])}`);
  expect((await ask(client, 'GET', `/api/v1/tickets/${text(byHand['tid'])}`)).body['incident']).toBeNull();
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'rename', title: 'Нет данных с датчиков уровня' });
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'assign', to: null });
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'set-rule', rule: null });
  await told(422, coordinator, 'POST', `${one}/commands`, { type: 'analyse', cause: 'x', measures: 'y' });
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'solve', text: 'Шлюз заменён' });
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'reopen', reason: 'Снова упал' });
  const own = { type: 'solve', text: 'Обновите карту', kind: 'answer' };
  expect(await ask(coordinator, 'POST', `/api/v1/tickets/${text(later['id'])}/commands`, { body: own })).toMatchObject({
    status: 201,
  });
  await told(200, coordinator, 'POST', `${one}/commands`, { type: 'solve', text: 'Заменён и второй', kind: 'repair' });
  await tellAll(api, id);
  const restored = await told(200, coordinator, 'GET', one);
  // What was no end is no ticket's solution; what has one already takes no other.
  expect(
    entries(restored['words'])
      .slice(1)
      .map(({ told: have, waiting, refused }) => [have, waiting, refused]),
  ).toMatchObject([
    [3, 0, []],
    [0, 0, []],
    [1, 0, [{ code: 'already-solved', count: 1 }]],
  ]);
  expect(restored).toMatchObject({ stage: 'restored', owner: null, nextStep: { act: 'analyse', owner: null } });
  expect((await ask(client, 'GET', ticket)).body).toMatchObject({ stage: 'solved', can: { confirm: 'yes' } });
  const over = await told(200, coordinator, 'POST', `${one}/commands`, {
    type: 'analyse',
    cause: 'Диск',
    measures: 'Два',
  });
  expect(over).toMatchObject({ stage: 'analysed', nextStep: null, analysis: { cause: 'Диск', measures: 'Два' } });
  await told(422, coordinator, 'POST', `${one}/commands`, { type: 'tell', text: 'x' });
  await told(422, coordinator, 'POST', `${one}/tickets`, { tickets: [text(byHand['tid'])] });

  const mistake = await told(201, coordinator, 'POST', '', { title: 'Показалось' });
  await told(200, coordinator, 'POST', `/${text(mistake['id'])}/commands`, {
    type: 'withdraw',
    reason: 'Всё работает',
  });
  expect(items(await told(200, coordinator, 'GET', '?stage=withdrawn'))).toMatchObject([{ title: 'Показалось' }]);
}
