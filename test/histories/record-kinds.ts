/** The histories of the kinds that are a desk's own, or stand beside a ticket: each from its beginning to its end (record.ts). */
import { randomUUID } from 'node:crypto';
import { shippedLayers } from '../../regulations/load-calendars';
import { eventually, type History } from '../workflows/harness';
import { startProduct, type Product } from '../workflows/product';
import { keysIn } from '../support/keys-in';

type Save = (name: string, history: History | undefined) => Promise<void>;

const day = 86_400_000;

export async function recordKinds(save: Save, tell: (line: string) => void): Promise<void> {
  const product = await startProduct({ accessKeys: () => keysIn(new Map()) });
  await product.startWorker();
  for (const [name, live] of Object.entries({ publication, check, announcement, register, access })) {
    tell(name);
    await save(`real-${name}`, (await product.histories(await live(product)))[0]);
  }
  await product.close();
  tell('the end of a month');
  const ending = await startProduct({ at: Date.parse('2027-01-31T23:59:40+03:00') });
  await ending.startWorker();
  const month = await quota(ending);
  await save('real-report', (await ending.histories(await report(ending)))[0]);
  await ended(ending, month);
  await save('real-quota', (await ending.histories(month))[0]);
  await ending.close();
}

async function settled(product: Product, id: string): Promise<void> {
  await product.settled(id);
  // Time for a task that is under way to end.
  await new Promise((resolve) => setTimeout(resolve, 700));
}

async function ended({ prisma, outbox }: Product, id: string): Promise<void> {
  await eventually(
    'its run ends',
    async () => {
      await outbox();
      return (await prisma.run.findFirst({ where: { id } }))?.endedAt != null;
    },
    { limitMs: 120_000 },
  );
  await new Promise((resolve) => setTimeout(resolve, 2_000));
}

/** The head of a word to a process of its own. */
async function wordTo({ person }: Product, id: string, role: Parameters<Product['person']>[0], desk = 'skai') {
  return { id, identity: randomUUID(), actor: await person(role, desk), channel: 'api' as const };
}

type Said = { readonly kind: string } | { readonly kind: 'decided'; readonly result: { readonly kind: string } };

/** Tells the runs what was done. @throws where it was not */
function doneOf<Result extends Said>({ tell }: Product, said: Result): void {
  if (!('result' in said) || said.result.kind !== 'done') throw new Error(JSON.stringify(said));
  if ('tellings' in said) tell(said.tellings as Parameters<typeof tell>[0]);
}

/** A year drafted, rehearsed and published, an open ticket moved by it. */
async function publication(product: Product): Promise<string> {
  const { store, prisma, tell, file } = product;
  const { ticketId } = await file();
  await settled(product, ticketId);
  const shipped = shippedLayers()('ru')?.find(({ year }) => year === 2027);
  if (shipped === undefined) throw new Error('no year 2027');
  const year = { ...shipped, daysOffMoved: [], workingDays: [] };
  const id = randomUUID();
  const head = await wordTo(product, id, 'administrator');
  const by = { personId: head.actor.personId, requestId: 'recorded' };
  const drafted = await store.draftChange({
    ...{ ...head, by, desk: 'skai' },
    content: { kind: 'calendar-years', years: [{ layer: 'ru', year }] },
  });
  if (drafted.kind !== 'drafted') throw new Error(drafted.kind);
  tell(drafted.tellings);
  await settled(product, id);
  const stage = async (): Promise<string> => (await prisma.draft.findUniqueOrThrow({ where: { id } })).stage;
  const asked = await store.askRehearsal({ ...head, identity: randomUUID(), by }, { openTickets: 'move' });
  if (asked.kind !== 'done') throw new Error(asked.kind);
  tell(asked.tellings);
  await eventually('it is rehearsed', async () => (await stage()) === 'draft');
  await settled(product, id);
  const published = await store.publishDraft(
    { ...head, identity: randomUUID(), by },
    { openTickets: 'move', reason: 'recorded' },
  );
  if (published.kind !== 'done') throw new Error(JSON.stringify(published));
  tell(published.tellings);
  await ended(product, id);
  return id;
}

/** A pass that an administrator begins, and the next one's timer. */
async function check(product: Product): Promise<string> {
  const { store, tell } = product;
  tell(await store.standChecks());
  const [stands] = await store.listChecks(['skai']);
  if (stands === undefined) throw new Error('no check stands');
  await settled(product, stands.id);
  const head = await wordTo(product, stands.id, 'administrator');
  doneOf(product, await store.sayToCheck({ ...head, kind: 'check', type: 'begin-pass', content: {} }));
  await eventually('the pass is over', async () => {
    const [now] = await store.listChecks(['skai']);
    return now?.stage === 'waiting' && now.passes > stands.passes;
  });
  await settled(product, stands.id);
  return stands.id;
}

/** Written, announced, sent, changed and cancelled. */
async function announcement(product: Product): Promise<string> {
  const { store, person, tell } = product;
  const id = randomUUID();
  const now = await store.clock.now();
  const { clientId } = await person('client');
  const plan = {
    ...{ from: now + 40 * day, to: now + 41 * day, services: [] },
    about: 'break' as const,
    reach: [{ who: 'companies' as const, companies: [clientId ?? ''] }],
  };
  const words = { title: 'Перерыв', text: 'Меняем серверы', titleEn: null, textEn: null };
  const actor = await person('coordinator');
  const written = await store.writeAnnouncement({ id, desk: 'skai', plan, words, actor, channel: 'api' });
  if (written.kind !== 'written') throw new Error(written.kind);
  tell(written.tellings);
  await settled(product, id);
  const say = async (type: string, content: Record<string, unknown> = {}): Promise<void> => {
    const head = await wordTo(product, id, 'coordinator');
    doneOf(product, await store.sayToAnnouncement({ ...head, kind: 'announcement', type, content }));
    await eventually('all are told', async () => (await store.readAnnouncement(id))?.state.sending === null);
    await settled(product, id);
  };
  await say('announce');
  await say('send');
  await say('change', { plan: { ...plan, to: now + 42 * day }, words });
  await say('cancel', { reason: 'Не сейчас' });
  await ended(product, id);
  return id;
}

/** Contacts that came by a letter, and are published. */
async function register(product: Product): Promise<string> {
  const { store, prisma, tell } = product;
  const id = randomUUID();
  const head = await wordTo(product, id, 'specialist', 'eaeu');
  const today = new Date(await store.clock.now()).toISOString().slice(0, 10);
  const received = await store.receiveChange({
    ...{ ...head, desk: 'eaeu', because: 'contacts', of: { service: null } },
    content: {
      ...{ body: 'Управа', name: null, post: null, phone: null, email: null, letterNumber: null, letterDate: null },
      ...{ since: today, until: null, receivedOn: today },
    },
  });
  if (received.kind !== 'received') throw new Error(received.kind);
  tell(received.tellings);
  await settled(product, id);
  doneOf(
    product,
    await store.sayToChange({ ...head, identity: randomUUID(), kind: 'register', type: 'publish', content: {} }),
  );
  await ended(product, id);
  return (await prisma.registerVersion.findUniqueOrThrow({ where: { changeId: id } })).changeId;
}

/** Access data asked for, given, due to go when their ticket closes, and taken back before. */
async function access(product: Product): Promise<string> {
  const { store, file, person, say } = product;
  const client = await person('client');
  await store.addContract({
    ...{ desk: 'skai', clientId: client.clientId ?? '', number: 'access', validFrom: '2026-01-01', validTo: null },
    patch: {
      accessData: {
        what: { ftp: { title: { ru: 'Доступ', en: 'Access' } } },
        ...{ keptFor: '2 calendar-day', calendar: 'always', source: 'setting' },
      },
    },
  });
  const specialist = await person('specialist');
  const { ticketId } = await file();
  if ((await say(ticketId, specialist, 'assign', { to: specialist.shortId, reason: '-' })) !== 'done')
    throw new Error('not assigned');
  if ((await say(ticketId, specialist, 'request-access', { what: 'ftp', text: 'Посмотрим' })) !== 'done')
    throw new Error('not asked for');
  const id = (await product.prisma.process.findFirstOrThrow({ where: { kind: 'access', rootId: ticketId } })).id;
  await settled(product, id);
  const head = await wordTo(product, id, 'client');
  doneOf(product, await store.giveAccess(head, 'пароль'));
  await settled(product, id);
  await say(ticketId, client, 'close');
  await settled(product, id);
  doneOf(
    product,
    await store.sayToLease({ ...head, identity: randomUUID(), kind: 'access', type: 'take-back-access', content: {} }),
  );
  await ended(product, id);
  return id;
}

/** A report of the month that ends, handed in. */
async function report(product: Product): Promise<string> {
  const { store, prisma, outbox, tell } = product;
  tell(await store.beginReports());
  const { id } = await prisma.report.findUniqueOrThrow({ where: { number: 'report/skai/feedback/2027-01' } });
  await eventually(
    'its month is over',
    async () => {
      await outbox();
      return (await prisma.report.findUniqueOrThrow({ where: { id } })).stage === 'due';
    },
    { limitMs: 60_000 },
  );
  await settled(product, id);
  doneOf(product, await store.handInReport(await wordTo(product, id, 'manager'), { text: 'Отзывов не было.' }));
  await ended(product, id);
  return id;
}

/** A client's month of free works: one of them taken, done, and the month over. @returns the month */
async function quota(product: Product): Promise<string> {
  const { store, prisma, person, tell, say } = product;
  const [author, manager, specialist] = [
    await person('client', 'insales'),
    await person('manager', 'insales'),
    await person('specialist', 'insales'),
  ];
  const filed = await store.fileTicket({
    ...{
      identity: randomUUID(),
      desk: 'insales',
      clientId: author.clientId ?? '',
      authorId: author.personId,
      actor: author,
    },
    ...{ channel: 'api', subject: 'Доработка', text: 'Кнопка', requestType: 'customisation' },
    fields: { page: 'https://shop.example/cart', wanted: 'Кнопка' },
  });
  if (filed.kind !== 'filed') throw new Error(filed.kind);
  tell(filed.tellings);
  const { ticketId } = filed;
  const done = async (...[actor, type, content]: [typeof author, string, Record<string, unknown>?]): Promise<void> => {
    const outcome = await say(ticketId, actor, type, content);
    if (outcome !== 'done') throw new Error(`${type}: ${outcome}`);
  };
  await done(manager, 'assign', { to: specialist.shortId });
  await done(specialist, 'take-work', { minutes: 10 });
  await done(specialist, 'finish-work');
  return (await prisma.process.findFirstOrThrow({ where: { kind: 'quota', clientId: author.clientId ?? '' } })).id;
}
