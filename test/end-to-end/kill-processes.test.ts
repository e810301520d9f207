/** Worker and API die at the worst moments, under load, and nothing of what was accepted is lost or doubled. */
import { randomUUID } from 'node:crypto';
import { audit } from './harness/audit';
import { eventually, type Caller } from './harness/caller';
import { countRuns, viewRun } from './harness/engine-view';
import { visitsUnderWay } from './harness/field-staff';
import { sharedGround } from './harness/grounds';
import { Load } from './harness/load';
import type { People } from './harness/load-script';
import { ofEighteen, peopleOf } from './harness/people';
import { startProduct, type Product } from './harness/product';
import type { Given, TicketView } from './harness/views';
import { onVisit, visitOf } from './harness/visit-caller';
import { castOf, done, timeline, verdict, type Cast } from './promises/cast';

let product: Product;
let cast: Cast;
/** One diary of the technicians for all loads. */
let people: People;

beforeAll(async () => {
  // Runs hand over early, so that a boundary between runs is never far when somebody dies; and people may say what they like.
  const environment = {
    TICKET_EVENTS_PER_RUN: '60',
    CLIENT_WORDS_PER_MINUTE: '100000',
    STAFF_WORDS_PER_MINUTE: '100000',
  };
  product = await startProduct(sharedGround, { gated: true, environment });
  cast = await castOf(product);
  people = await peopleOf(cast);
});
afterAll(() => product?.close());

const small = { tickets: 18, lanes: 6, patienceMs: 180_000 };

test('X-5 a worker dies between the transaction and its answer: a hand is heeded once, and words are answered meanwhile', async () => {
  const { author, specialist, other } = cast;
  const { id, tid } = await author.file({ topic: 'consulting' });
  const visits = await visitsMeanwhile();
  await eventually('its run waits', async () => (await viewRun(product.temporal, tid))?.timers.length === 1);
  await product.gate().quiet();
  product.gate().hold();
  // The run writes down what a hand asks for; nobody hears that it has.
  await product.temporal.workflow.getHandle(tid).signal('reassign', { to: other.shortId });
  const identity = { startsWith: 'signal/' };
  const heeded = await eventually('the hand is heeded', () =>
    product.prisma.inbox.findFirst({ where: { processId: id, identity, outcome: 'done' } }),
  );
  const key = randomUUID();
  const first = await author.give(id, 'reply', { text: 'Алло?' }, { key });
  expect(first.status).toBe(201);
  await visits.speak();
  await product.worker.kill();
  product.gate().drop();
  expect(verdict(await specialist.give(id, 'note', { text: 'Звонит клиент' }))).toBe('done');
  await product.worker.start();
  await eventually('its run has heard of all of it', async () => {
    const ledger = await product.prisma.run.findUnique({ where: { kind_id: { kind: 'ticket', id } } });
    return ledger?.staleSince === null;
  });

  expect(first.revision).toBeGreaterThan(heeded.outcomeRevision ?? Infinity);
  const again = await author.give(id, 'reply', { text: 'Алло?' }, { key });
  expect(again).toMatchObject({ status: 201, commandId: first.commandId, revision: first.revision });
  const events = await timeline(specialist, id);
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1));
  const story = ['assigned', 'replied', 'noted'];
  expect(events.filter(({ type }) => story.includes(type)).map(({ type }) => type)).toEqual(story);
  expect(await product.prisma.inbox.count({ where: { processId: id, identity } })).toBe(1);
  await visits.goOn();
  expect((await product.store.checkIntegrity()).faults).toEqual([]);
});

/** Two tickets that the same death meets: one asks for a visit then, and the visit of the other is told that it can begin. */
async function visitsMeanwhile(): Promise<{ speak(): Promise<void>; goOn(): Promise<void> }> {
  const { author, specialist } = cast;
  const site = { subject: '54', address: 'Красный проспект, 1', contact: 'Иван', vehicles: 1 };
  const file = () => author.file({ topic: 'remote-diagnostics', vehicles: 1 });
  const [asking, asked] = [await file(), await file()];
  const visitId = visitOf(await done(specialist, asked.id, 'request-visit', site));
  const runs = async (number: string) => (await viewRun(product.temporal, number))?.status === 'RUNNING';
  await eventually('the visit has its run', () => runs(`${asked.tid}/1`));
  return {
    async speak() {
      await done(specialist, asking.id, 'request-visit', site);
      await onVisit(author, visitId, 'ready');
    },
    async goOn() {
      await eventually('the visit opened meanwhile has its run', () => runs(`${asking.tid}/1`));
      expect(await product.prisma.visit.count({ where: { ticketId: { in: [asking.id, asked.id] } } })).toBe(2);
      // Whether their tickets know of it is looked at with all the others.
      await onVisit(author, visitOf(await author.read(asking.id)), 'ready');
    },
  };
}

test('X-5 a worker and an API killed under load lose nothing, double nothing and move no date', async () => {
  const before = await product.prisma.visit.count();
  const load = new Load(people, small);
  const over = load.run();
  await load.reaches(36);
  await visitsUnderWay(product);
  await product.worker.kill();
  // Nobody who decides words has been hit: people are answered while it is away, and have something left to say when it is back.
  load.hold(24);
  await load.reaches(load.answered + 18);
  expect(load.turnedAway).toBe(0);
  await product.worker.start();
  load.goOn();
  await load.reaches(load.answered + 10);
  await visitsUnderWay(product);
  await product.api.kill();
  await product.api.start();
  await over;
  const { findings, checked } = await audit(product, [load], { endLeases: true });
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({
    ...ofEighteen,
    'visits as their tickets know them': before + 6,
    'open visits with their run': before + 2,
  });
  expect(checked['words sent more than once']).toBeGreaterThan(0);
}, 480_000);

test('X-5 a worker is away and nothing else goes on: every word is decided as it arrives, and its run learns of it afterwards', async () => {
  await product.worker.kill();
  const load = new Load(people, { tickets: 6, lanes: 1, patienceMs: 180_000, apart: true });
  await load.run();
  const waiting = await product.prisma.inbox.count({ where: { outcome: null } });
  await product.worker.start();
  expect(waiting).toBe(0);
  expect(load.words.map(({ type, status }) => `${type} ${status}`)).toEqual(
    load.words.map(({ type }) => `${type} 201`),
  );
  const { findings, checked } = await audit(product, [load], { endLeases: true });
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({ 'words found once': load.planned, 'words sent more than once': 0 });
}, 480_000);

test('the same key is one ticket and one word, one after the other or all at once; with other content it is refused', async () => {
  const { author, specialist } = cast;
  const filing = { desk: 'skai', subject: 'Дважды', text: 'Одно и то же' };
  const key = randomUUID();
  const file = (body: object) => author.call<TicketView & Given>('POST', '/tickets', body, { key });
  const filed = await Promise.all(Array.from({ length: 8 }, () => file(filing)));
  filed.push(await file(filing));
  expect(new Set(filed.map(({ body }) => body.id)).size).toBe(1);
  expect(filed.map(({ status }) => status)).toEqual(filed.map(() => 201));
  expect(await file({ ...filing, text: 'Другое' })).toMatchObject({ status: 409, body: { code: 'key-reused' } });

  const id = filed[0]?.body.id ?? '';
  const word = { key: randomUUID() };
  const said = await Promise.all(Array.from({ length: 8 }, () => author.give(id, 'reply', { text: 'Ну?' }, word)));
  said.push(await author.give(id, 'reply', { text: 'Ну?' }, word));
  expect(new Set(said.map(({ status, commandId, revision }) => `${status} ${commandId} ${revision}`)).size).toBe(1);
  expect(verdict(await author.give(id, 'reply', { text: 'Что?' }, word))).toBe('409 key-reused');
  // A refusal is remembered too, though by now it would be done.
  const early = { key: randomUUID() };
  const rate = () => author.give(id, 'rate', { score: 'good' }, early);
  expect(verdict(await rate())).toBe('422 not-closed');
  expect(verdict(await specialist.give(id, 'close', { reason: 'duplicate' }))).toBe('done');
  expect(verdict(await rate())).toBe('422 not-closed');
  expect((await timeline(author, id)).filter(({ type }) => type === 'replied')).toHaveLength(1);
});

test('two commands at once: both in order, or one refused with its code', async () => {
  const { author, specialist, other, manager } = cast;
  const race = async (...acts: readonly Promise<{ status: number; code: string | undefined }>[]): Promise<string[]> =>
    (await Promise.all(acts)).map(verdict).sort();
  const { id, revision } = await author.file({ topic: 'consulting' });
  expect(await race(...[specialist, other].map((who) => who.give(id, 'note', { text: 'Моя' })))).toEqual([
    'done',
    'done',
  ]);
  expect(verdict(await manager.give(id, 'note', { text: 'Старое' }, { ifMatch: revision }))).toBe('409 revision-moved');
  const { revision: seen } = await manager.read(id);
  const both = [specialist, manager].map((who) => who.give(id, 'note', { text: 'По виденному' }, { ifMatch: seen }));
  expect(await race(...both)).toEqual(['409 revision-moved', 'done']);
  const solve = { kind: 'answer', text: 'Так' };
  expect(await race(specialist.give(id, 'solve', solve), other.give(id, 'solve', solve))).toEqual([
    '422 already-solved',
    'done',
  ]);
});

test('X-5 two forced continue-as-new and more lose nothing, with words and signals arriving at the boundary', async () => {
  const { author, specialist, other, manager } = cast;
  const { id, tid } = await author.file({ topic: 'consulting' });
  const handle = product.temporal.workflow.getHandle(tid);
  await eventually('it has its run', async () => (await handle.describe()).status.name === 'RUNNING');
  const keys: string[] = [];
  const hands: string[] = [];
  let answered = 0;
  // Everybody writes on until the third run has begun: how many words a run takes hangs on how they fall together.
  let begun = false;
  const runs = async () => (await countRuns(product.temporal, tid)) >= 3;
  const thirdRun = eventually('a third run', runs).finally(() => (begun = true));
  const lane = async (who: Caller, type: string): Promise<void> => {
    while (!begun) {
      const key = randomUUID();
      keys.push(`key/${who.personId}/${key}`);
      const { status } = await who.give(id, type, { text: `Слово ${key}` }, { key });
      expect(status).toBe(201);
      answered += 1;
    }
  };
  const signalling = async (): Promise<void> => {
    while (!begun) {
      await eventually('more words', async () => begun || answered >= 12 * hands.length);
      const to = (hands.length % 2 === 0 ? specialist : other).shortId;
      hands.push(to);
      await handle.signal('reassign', { to });
    }
  };
  const lanes = [author, specialist, other].flatMap((who) => [
    lane(who, 'reply'),
    lane(who, who === author ? 'reply' : 'note'),
  ]);
  await Promise.all([...lanes, signalling(), thirdRun]);
  await eventually('every word and signal has its outcome', async () => {
    const rows = await product.prisma.inbox.findMany({ where: { processId: id }, select: { outcome: true } });
    return rows.length >= 1 + keys.length + hands.length && rows.every(({ outcome }) => outcome !== null);
  });
  const rows = await product.prisma.inbox.findMany({ where: { processId: id }, orderBy: { seq: 'asc' } });
  expect(rows).toHaveLength(1 + keys.length + hands.length);
  expect(rows.filter(({ identity }) => keys.includes(identity)).map(({ outcome }) => outcome)).toEqual(
    keys.map(() => 'done'),
  );
  const signals = rows.filter(({ identity }) => identity.startsWith('signal/'));
  expect(signals.map(({ outcome }) => outcome)).toEqual(signals.map(() => 'done'));
  const assigned = (await timeline(manager, id)).filter(({ type }) => type === 'assigned');
  expect(assigned.map(({ data }) => data['to'])).toEqual(hands);
  expect((await product.store.checkIntegrity()).balanced).toBe(true);
});
