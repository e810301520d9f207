/** A visit as a child of its ticket, on the real store: its history stays short, and it outlives whatever its parent does. */
import { randomUUID } from 'node:crypto';
import type { PersonActor } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import { eventTypes, eventually, timersOf } from './harness';
import { startProduct, type Product } from './product';
import { keepFile } from '../support/file';

let product: Product;
const people = {} as Record<'client' | 'specialist' | 'coordinator' | 'technician', PersonActor>;
const hour = 3_600_000;

beforeAll(async () => {
  product = await startProduct();
  await product.startWorker();
  for (const role of ['client', 'specialist', 'coordinator', 'technician'] as const satisfies readonly Role[])
    people[role] = await product.person(role);
  const always = [['00:00', '24:00']] as const;
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  const { shortId } = people.technician;
  await product.store.saveTechnician({ desk: 'skai', shortId, skills: ['telematics'], home: '77', hours: { week } });
});
afterAll(() => product.close());

/** A ticket with a visit whose child runs. */
async function requested(): Promise<{ ticketId: string; visitId: string }> {
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  const site = { subject: '77', address: 'Лесная, 1', contact: 'Иван', vehicles: 1 };
  expect(await product.say(ticketId, people.specialist, 'request-visit', site)).toBe('done');
  const visitId = (await product.store.readTicket(ticketId))?.state.visits[0]?.id ?? '';
  await product.confirmed(visitId);
  return { ticketId, visitId };
}

async function does(visitId: string, who: keyof typeof people, type: string, content = {}): Promise<void> {
  expect(`${type}: ${await product.sayVisit(visitId, people[who], type, content)}`).toBe(`${type}: done`);
}

let slots = 0;

/** Offered and agreed; each time further ahead, so that the technician has time. */
async function agreed(visitId: string): Promise<void> {
  slots += 1;
  const from = Date.now() + 6 * slots * hour;
  const { shortId } = people.technician;
  await does(visitId, 'coordinator', 'offer-slot', { technician: shortId, from, to: from + hour });
  await does(visitId, 'client', 'answer-slot', { answer: 'confirm' });
}

async function photo(): Promise<string> {
  const added = await keepFile(product.store, {
    bytes: Buffer.from(randomUUID()),
    name: 'photo.jpg',
    mediaType: 'image/jpeg',
    desk: 'skai',
    uploadedBy: people.technician.personId,
  });
  return added.id;
}

async function worked(visitId: string): Promise<void> {
  await does(visitId, 'technician', 'start');
  await does(visitId, 'technician', 'act', {
    outcome: 'done',
    text: 'Заменили модуль',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [await photo()],
    readings: { before: '0 V', after: '12 V' },
    confirmedBy: 'Механик',
  });
}

test('X-5 the console offers no signal on a visit that nobody would hear', async () => {
  const { ticketId, visitId } = await requested();
  const signals = async (workflowId: string) => {
    const handle = product.client.workflow.getHandle(workflowId);
    const known = await handle.query<{ definition: { signalDefinitions: { name: string }[] } }>(
      '__temporal_workflow_metadata',
    );
    return known.definition.signalDefinitions.map(({ name }) => name).sort();
  };
  expect(await signals(await product.workflowIdOf(ticketId))).toEqual(['close', 'process', 'reassign', 'reply']);
  expect(await signals(await product.workflowIdOf(visitId))).toEqual(['process', 'reply']);
});

test('SK-16 X-5 the path of a visit leaves at most 70 events in the child, its timers bear names, and the ticket is closed', async () => {
  const { ticketId, visitId } = await requested();
  await does(visitId, 'client', 'ready');
  await agreed(visitId);
  await worked(visitId);
  await does(visitId, 'specialist', 'check', { ok: true, text: 'Данные идут' });
  await eventually('the ticket is closed', async () => ended(ticketId));
  const ticket = await product.store.readTicket(ticketId);
  expect(ticket?.state).toMatchObject({ stage: 'closed', solution: { kind: 'repair' }, closed: { how: 'confirmed' } });
  const [history] = await product.histories(visitId);
  const types = eventTypes(history);
  expect(types.length).toBeLessThanOrEqual(70);
  expect(timersOf(history).every(({ name }) => name.length > 0)).toBe(true);
  const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
  expect(started?.parentWorkflowExecution?.workflowId).toBe(await product.workflowIdOf(ticketId));
  expect(await product.workflowIdOf(visitId)).toBe(`${await product.workflowIdOf(ticketId)}/1`);
});

test('SK-16 X-5 a visit goes on when its ticket is closed first, and the closed ticket hears of its end', async () => {
  const { ticketId, visitId } = await requested();
  await does(visitId, 'client', 'ready');
  await agreed(visitId);
  expect(await product.say(ticketId, people.client, 'close')).toBe('done');
  await does(visitId, 'coordinator', 'decide', { decision: 'keep' });
  expect(await product.store.readTicket(ticketId)).toMatchObject({ state: { stage: 'closed' } });
  await worked(visitId);
  await does(visitId, 'specialist', 'check', { ok: true, text: 'Данные идут' });
  await eventually('the ticket has ended', async () => ended(ticketId));
  const closed = (await product.store.readTicket(ticketId))?.state;
  expect(closed).toMatchObject({ closed: { how: 'by-author' }, visits: [{ progress: { stage: 'done' } }] });
});

test('SK-14 when the last visit is called off, the resolution goes on with what was left of it', async () => {
  const { ticketId, visitId } = await requested();
  expect((await product.store.readTicket(ticketId))?.state.stage).toBe('triage');
  const clock = async () =>
    (await product.store.readTicket(ticketId))?.state.clocks.find(({ code }) => code === 'resolution');
  expect((await clock())?.stoppedAt).not.toBeNull();
  await does(visitId, 'client', 'cancel', { reason: 'продали' });
  await eventually('the clock runs', async () => (await clock())?.stoppedAt === null);
  expect((await clock())?.pauses).toMatchObject([{ cause: 'visit', owner: 'client' }]);
});

test('X-5 a visit whose child was never started is the outbox’s', async () => {
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  const site = { subject: '54', address: 'Красный проспект, 1', contact: 'Иван', vehicles: 1 };
  // Committed, and whoever did it dies before anybody is told.
  expect(await product.sayUntold(ticketId, people.specialist, 'request-visit', site)).toBe('done');
  const visitId = (await product.store.readTicket(ticketId))?.state.visits[0]?.id ?? '';
  await eventually('the visit runs', async () => {
    await product.outbox();
    return (await product.prisma.run.findFirst({ where: { id: visitId } }))?.startedAt != null;
  });
  await does(visitId, 'client', 'ready');
});

async function ended(id: string): Promise<boolean> {
  return (await product.prisma.run.findFirst({ where: { id } }))?.endedAt != null;
}
