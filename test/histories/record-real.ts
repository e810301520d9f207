/** The histories that the product itself writes, with its store, worker and engine (record.ts). */
import { randomUUID } from 'node:crypto';
import { eventTypes, eventually, type History } from '../workflows/harness';
import type { Product } from '../workflows/product';
import { spawnDying } from '../workflows/spawn-dying';
import { keepFile } from '../support/file';

const day = 86_400_000;
const hour = 3_600_000;
const answer = { kind: 'answer', text: 'Замените антенну' };

type Save = (name: string, history: History | undefined) => Promise<void>;

export async function recordReal(
  start: (eventsPerRun?: number) => Promise<Product>,
  save: Save,
  tell: (line: string) => void,
): Promise<void> {
  const product = await start();
  await product.startWorker();
  const silent = await solvedAtDemo(product);
  await save('real-path', (await product.histories(await path(product)))[0]);
  const { ticketId, visitId } = await visited(product);
  await save('real-visit', (await product.histories(visitId))[0]);
  await save('real-visit-parent', (await product.histories(ticketId))[0]);
  await save('real-incident', (await product.histories(await told(product)))[0]);
  tell('silence takes two minutes');
  await eventually(
    'closed by silence',
    async () => (await product.prisma.run.findFirst({ where: { id: silent } }))?.endedAt != null,
    { limitMs: 300_000 },
  );
  await settled(product, silent);
  await save('real-silence', (await product.histories(silent))[0]);
  await product.close();

  const dying = await start();
  await save('real-killed-worker', (await dying.histories(await killed(dying)))[0]);
  await dying.close();

  const short = await start(20);
  await short.startWorker();
  const [second, first] = (await short.histories(await manyWords(short))).slice(-2);
  await save('real-hands-over', first);
  await save('real-takes-over', second);
  await short.close();
}

/** An incident from its declaration to its analysis: a ticket linked by hand, told, and solved by it. */
async function told(product: Product): Promise<string> {
  const { store, prisma, tell } = product;
  const actor = await product.person('coordinator');
  const { tid } = await product.file();
  const id = randomUUID();
  const head = () => ({ id, identity: randomUUID(), actor, channel: 'api' as const });
  const declared = await store.declareIncident({ ...head(), desk: 'skai', title: 'Молчат', text: null, rule: null });
  if (declared.kind === 'declared') tell(declared.tellings);
  await settled(product, id);
  const linked = await store.linkByHand(head(), [tid]);
  if (linked.kind === 'done') tell(linked.tellings);
  const say = async (type: string, content: Record<string, unknown>): Promise<void> => {
    const said = await store.sayToIncident({ ...head(), kind: 'incident', type, content });
    if (said.kind !== 'decided' || said.result.kind !== 'done') throw new Error(type);
    tell(said.tellings);
    await eventually('all are told', async () => (await store.readIncident(id))?.state.telling === null);
    await settled(product, id);
  };
  await say('tell', { text: 'Чиним' });
  await say('solve', { kind: 'repair', text: 'Готово' });
  await say('analyse', { cause: 'Диск', measures: 'Второй диск' });
  await eventually('it ends', async () => (await prisma.run.findFirst({ where: { id } }))?.endedAt != null);
  return id;
}

/** Time for a task that is under way to end. */
async function settled(product: Product, id: string): Promise<void> {
  await product.settled(id);
  await new Promise((resolve) => setTimeout(resolve, 700));
}

/** Says a word that must be done, and lets its run learn of it. */
async function done(product: Product, ...word: Parameters<Product['say']>): Promise<void> {
  const outcome = await product.say(...word);
  if (outcome !== 'done') throw new Error(`${word[2]}: ${outcome}`);
  await settled(product, word[0]);
}

/** Filed, triaged with an indicative time, answered, an extension agreed on, solved, objected, solved again, confirmed. */
async function path(product: Product): Promise<string> {
  const { ticketId } = await product.file();
  await settled(product, ticketId);
  const client = await product.person('client');
  const specialist = await product.person('specialist');
  const expectedAt = Date.now() + 2 * day;
  await done(product, ticketId, specialist, 'triage', { outcome: 'estimate', text: 'Смотрим', expectedAt });
  await done(product, ticketId, client, 'reply', { text: 'Ждём' });
  await done(product, ticketId, specialist, 'propose-extension', { days: 5, reason: 'Новая прошивка' });
  await done(product, ticketId, client, 'answer-extension', { answer: 'accept' });
  await done(product, ticketId, specialist, 'solve', answer);
  await done(product, ticketId, client, 'object', { text: 'Не помогло' });
  await done(product, ticketId, specialist, 'solve', answer);
  await done(product, ticketId, client, 'confirm');
  return ticketId;
}

/** Delivered, warned of, closed by the silence of two minutes that a contract at the demonstration's desk agrees on. */
async function solvedAtDemo(product: Product): Promise<string> {
  const { ticketId } = await product.file({ desk: 'demo', topic: 'consulting' });
  await settled(product, ticketId);
  await done(product, ticketId, await product.person('specialist', 'demo'), 'solve', answer);
  return ticketId;
}

/** A look's worker dies before its answer; the second one looks again, with a new word. */
async function killed(product: Product): Promise<string> {
  const { ticketId, tid } = await product.file();
  const client = await product.person('client');
  const word = await product.put(ticketId, client, 'reply', { text: 'Алло?' });
  const { died } = await spawnDying(product.environment, word);
  await product.engine.signal({ kind: 'ticket', workflowId: tid }, { name: 'reply', inboxId: word, quiet: false });
  await died;
  await product.startWorker();
  const types = async () => eventTypes((await product.histories(ticketId))[0]);
  await eventually('the second worker has looked', async () => (await types()).includes('MARKER_RECORDED'));
  await done(product, ticketId, await product.person('specialist'), 'solve', answer);
  return ticketId;
}

/** A ticket that is spoken to until there are two runs. */
async function manyWords(product: Product): Promise<string> {
  const { ticketId } = await product.file();
  const specialist = await product.person('specialist');
  for (let runs = 1; runs < 2; runs = (await product.histories(ticketId)).length) {
    await done(product, ticketId, specialist, 'assign', { to: specialist.shortId, reason: 'Слово' }).catch(
      () => undefined,
    );
    await done(product, ticketId, specialist, 'propose-extension', { days: 1, reason: 'Ещё день' }).catch(
      () => undefined,
    );
    await done(product, ticketId, await product.person('client'), 'answer-extension', { answer: 'decline' }).catch(
      () => undefined,
    );
  }
  await settled(product, ticketId);
  return ticketId;
}

/** Requested, ready, agreed, worked and found good: the ticket is closed by it. */
async function visited(product: Product): Promise<{ readonly ticketId: string; readonly visitId: string }> {
  const { ticketId } = await product.file();
  await settled(product, ticketId);
  const [client, specialist, coordinator, technician] = await Promise.all(
    (['client', 'specialist', 'coordinator', 'technician'] as const).map((role) => product.person(role)),
  );
  if (!client || !specialist || !coordinator || !technician) throw new Error('somebody is missing');
  const { shortId } = technician;
  const always = [['00:00', '24:00']] as const;
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  await product.store.saveTechnician({ desk: 'skai', shortId, skills: ['telematics'], home: '77', hours: { week } });
  const site = { subject: '77', address: 'Лесная, 1', contact: 'Иван', vehicles: 1 };
  await done(product, ticketId, specialist, 'request-visit', site);
  const visitId = (await product.store.readTicket(ticketId))?.state.visits[0]?.id ?? '';
  const does: Product['sayVisit'] = async (...word) => {
    const outcome = await product.sayVisit(...word);
    if (outcome !== 'done') throw new Error(`${word[2]}: ${outcome}`);
    await settled(product, visitId);
    return outcome;
  };
  await settled(product, visitId);
  const from = Date.now() + 6 * hour;
  const photo = await keepFile(product.store, {
    bytes: Buffer.from(randomUUID()),
    name: 'photo.jpg',
    mediaType: 'image/jpeg',
    desk: 'skai',
    uploadedBy: technician.personId,
  });
  await does(visitId, client, 'ready');
  await does(visitId, coordinator, 'offer-slot', { technician: shortId, from, to: from + hour });
  await does(visitId, client, 'answer-slot', { answer: 'confirm' });
  await does(visitId, technician, 'start');
  await does(visitId, technician, 'act', {
    outcome: 'done',
    text: 'Заменили модуль',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [photo.id],
    readings: { before: '0 V', after: '12 V' },
    confirmedBy: 'Механик',
  });
  await does(visitId, specialist, 'check', { ok: true, text: 'Данные идут' });
  await settled(product, ticketId);
  return { ticketId, visitId };
}
