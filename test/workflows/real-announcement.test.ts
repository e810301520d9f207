/** EA-5, HT-17: an announcement reaches everybody concerned once, on the real store and the real engine. */
import { randomUUID } from 'node:crypto';
import type { Plan, Reach } from '../../domain/announcement';
import type { PersonActor } from '../../domain/policy/actor';
import { createAnnouncementSender } from '../../worker/announcement-letters';
import { createStore } from '../../store';
import { eventually } from './harness';
import { startProduct, type Product } from './product';
import { spawnDying } from './spawn-dying';

const hour = 3_600_000;
const day = 24 * hour;
const persons = 30;

let product: Product;
let coordinator: PersonActor;
let company: string;
beforeAll(async () => {
  product = await startProduct();
  await product.startWorker('runs');
  coordinator = await product.person('coordinator');
  company = (await product.person('client')).clientId ?? '';
  // As many users of one company as it takes; one of them wants no such letters, and one has left.
  const at = new Date();
  for (let index = 0; index < persons; index += 1) {
    const [personId, shortId] = [`told-${index}`, `cl-9${index}`];
    const row = { desk: 'skai', personId, shortId, createdAt: at };
    const preferences = index === 0 ? { letters: { announcements: false } } : {};
    await product.prisma.person.create({
      data: {
        id: personId,
        name: personId,
        email: `${personId}@example.com`,
        preferences,
        createdAt: at,
        updatedAt: at,
      },
    });
    await product.prisma.deskPerson.create({ data: row });
    await product.prisma.membership.create({
      data: { ...row, id: randomUUID(), role: 'client', clientId: company, active: index !== 1 },
    });
  }
});
afterAll(() => product.close());

const words = { title: 'Портал недоступен', text: 'Меняем серверы', titleEn: null, textEn: null };

async function write(plan: Partial<Plan>): Promise<{ readonly id: string; readonly plan: Plan }> {
  const now = await product.store.clock.now();
  const reach: Reach = [{ who: 'companies', companies: [company] }];
  const whole: Plan = { about: 'break', from: now + 40 * day, to: now + 41 * day, reach, services: [], ...plan };
  const written = await product.store.writeAnnouncement({
    ...{ id: randomUUID(), desk: 'skai', plan: whole, words, actor: coordinator, channel: 'api' },
  });
  if (written.kind !== 'written') throw new Error(written.kind);
  product.tell(written.tellings);
  return { id: written.id, plan: whole };
}

async function give(id: string, type: string, content: object = {}): Promise<string> {
  const said = await product.store.sayToAnnouncement({
    ...{ kind: 'announcement', id, identity: randomUUID(), type, content: { ...content } },
    ...{ actor: coordinator, channel: 'api' },
  });
  if (said.kind !== 'decided') throw new Error(said.kind);
  product.tell(said.tellings);
  return said.result.kind === 'refused' ? said.result.code : said.result.kind;
}

const allTold = (id: string): Promise<void> =>
  eventually('all are told', async () => (await product.store.readAnnouncement(id))?.state.sending === null, {
    limitMs: 120_000,
  });

/** What each person was told, in the order of the versions. */
async function heard(id: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await product.prisma.announcementLetter.findMany({
    where: { announcementId: id, round: 'telling' },
    orderBy: [{ version: 'asc' }],
  });
  const told = new Map<string, string[]>();
  for (const { personId, says } of rows) told.set(personId, [...(told.get(personId) ?? []), says]);
  return told;
}

it('HT-17 EA-5 an announcement reaches everybody concerned once, whatever is killed; a change and a cancelling are told once', async () => {
  const { store, prisma } = product;
  const { id, plan } = await write({});
  expect(await give(id, 'announce')).toBe('done');
  expect((await store.readAnnouncement(id))?.state.stage).toBe('scheduled');
  const { child, died } = await spawnDying(product.environment, '12', 'dying-batches');
  try {
    expect(await give(id, 'send')).toBe('done');
    expect(await died).toBe('SIGKILL');
  } finally {
    child.kill('SIGKILL');
  }
  const some = (await heard(id)).size;
  expect(some).toBeGreaterThan(4);
  expect(some).toBeLessThan(persons);
  await product.startWorker('batches');
  await allTold(id);
  const first = await heard(id);
  const reached = await store.previewReach('skai', plan.reach, 200);
  expect([...first.keys()].sort()).toEqual(reached.people.map((one) => one.id).sort());
  expect([...first.keys()].filter((one) => one.startsWith('told-'))).toHaveLength(persons - 1);
  expect(new Set([...first.values()].map(String))).toEqual(new Set(['told']));

  expect(await give(id, 'change', { plan: { ...plan, to: plan.from + 2 * day }, words })).toBe('done');
  await allTold(id);
  expect(await give(id, 'cancel', { reason: 'Не сейчас' })).toBe('done');
  await allTold(id);
  expect(new Set([...(await heard(id)).values()].map(String))).toEqual(new Set(['told,changed,cancelled']));
  expect((await store.checkIntegrity()).faults).toEqual([]);
  await eventually('its run ends', async () => (await prisma.run.findFirst({ where: { id } }))?.endedAt != null);
});

it('HT-17 letters of an announcement leave once to whoever takes them, an emergency to everybody, and what was changed before it left leaves as it now reads', async () => {
  await product.stopWorkers();
  await product.startWorker('runs');
  // A store with a transport: told by hand, as the worker of batches does.
  const store = createStore({ prisma: product.prisma, lettersLeave: true });
  const tell = async (id: string): Promise<void> => {
    const { workflowId } = await product.prisma.run.findFirstOrThrow({ where: { id } });
    const step = { workflowId, most: 50, pace: () => Promise.resolve(), goesOn: () => true };
    for (let over = false; !over;) ({ over } = await store.tellAnnouncement(step));
  };
  const sent: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  const send = createAnnouncementSender({
    store,
    smtp: {
      send: ({ to, subject, text }) => {
        sent.push({ to: JSON.stringify(to), subject: String(subject), text: JSON.stringify(text) });
        return Promise.resolve({ state: 'delivered' });
      },
    },
    mail: { from: 'desk@example.com', domain: 'example.com' },
    origin: 'https://desk.example.com',
  });
  const sendAll = async (): Promise<void> => {
    while ((await send()) === 'more');
  };
  const { id, plan } = await write({});
  await give(id, 'announce');
  await give(id, 'send');
  await tell(id);
  // Changed before the first letter has left: nobody reads what it said before.
  await give(id, 'change', { plan, words: { ...words, title: 'Портал недоступен дольше' } });
  await tell(id);
  await sendAll();
  expect(new Set(sent.map(({ subject }) => subject))).toEqual(
    new Set(['Технический перерыв: Портал недоступен дольше']),
  );
  expect(sent.filter(({ to }) => to.includes('told-'))).toHaveLength(persons - 2);
  expect(new Set(sent.map(({ to }) => to)).size).toBe(sent.length);
  expect(sent[0]?.text).toContain('https://desk.example.com/announcements/mine');

  sent.length = 0;
  const urgent = await write({ about: 'emergency', to: null });
  await give(urgent.id, 'announce');
  await tell(urgent.id);
  await sendAll();
  expect(sent.filter(({ to }) => to.includes('told-'))).toHaveLength(persons - 1);
  await give(urgent.id, 'end');
  await eventually(
    'its run ends',
    async () => (await product.prisma.run.findFirst({ where: { id: urgent.id } }))?.endedAt != null,
  );
});
