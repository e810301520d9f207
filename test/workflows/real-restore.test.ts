/** A backup of a store at work, restored beside an engine without data, and beside the one whose runs are still there. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backUp } from '../../cli/backup/back-up';
import { restoreInto } from '../../cli/backup/restore-into';
import { tellCheck } from '../../cli/check/tell-check';
import { openBackup } from '../../store/backup/open-backup';
import { createEmptyDatabase, type TestDatabase } from '../support/database';
import { keepFile, wholeOf } from '../support/file';
import { eventually, timersOf } from './harness';
import { startProduct, type Product } from './product';

let folder: string;
let file: string;
let old: Product;
const filed = {} as Record<'kept' | 'closed' | 'busy' | 'lost', { ticketId: string; tid: string }>;
let attachmentId: string;
let waitingWord: string;
let visitId: string;
let runOfKept: string;
let saidMeanwhile = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-backup-'));
  file = path.join(folder, 'one.backup');
  old = await startProduct();
  await old.startWorker();
  const client = await old.person('client');
  const specialist = await old.person('specialist');
  for (const name of ['kept', 'closed', 'busy'] as const) filed[name] = await old.file();
  await Promise.all(Object.values(filed).map(({ ticketId }) => old.confirmed(ticketId)));
  const bytes = Buffer.from('раз\t\\N\n\0два');
  const owner = { desk: 'skai', uploadedBy: client.personId };
  const attachment = await keepFile(old.store, { ...owner, bytes, name: 'лог\n.txt', mediaType: 'text/plain' });
  attachmentId = attachment.id;
  await old.say(filed.kept.ticketId, client, 'reply', { text: 'a\\b\nc\td', attachments: [attachmentId] });
  const site = { subject: '77', address: 'Лесная, 1', contact: 'Иван', vehicles: 1 };
  await old.say(filed.kept.ticketId, specialist, 'request-visit', site);
  visitId = (await old.store.readTicket(filed.kept.ticketId))?.state.visits[0]?.id ?? '';
  await Promise.all([filed.kept.ticketId, visitId].map((id) => old.settled(id)));
  runOfKept = (await old.client.workflow.getHandle(filed.kept.tid).describe()).runId;
  waitingWord = await old.put(filed.closed.ticketId, client, 'reply', { text: 'Nobody has decided this.' });
  const now = new Date();
  const session = { id: 's1', token: 't', userId: client.personId, expiresAt: now, createdAt: now, updatedAt: now };
  await old.prisma.session.create({ data: session });

  let isMade = false;
  const made = backUp(old.environment['DATABASE_URL'] ?? '', file, {}).finally(() => (isMade = true));
  while (!isMade) {
    await old.say(filed.busy.ticketId, client, 'reply', { text: `word ${saidMeanwhile}` });
    saidMeanwhile += 1;
  }
  await made;
  filed.lost = await old.file();
  await old.confirmed(filed.lost.ticketId);
  await old.say(filed.kept.ticketId, client, 'reply', { text: 'Said after the backup.' });
  await old.say(filed.closed.ticketId, await old.person('manager'), 'close', { reason: 'duplicate' });
  await old.client.workflow.getHandle(filed.closed.tid).result();
  await old.stopWorkers();
});
afterAll(async () => {
  await old?.close();
  await rm(folder, { recursive: true, force: true });
});

async function restored(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  expect(await restoreInto(database.url, await openBackup(file), { say: () => undefined })).toBe(true);
  return database;
}

/** Until every process that has not ended has a run that knows it. */
async function givenRuns({ store, outbox, prisma }: Product): Promise<void> {
  await eventually('every open process has its run', async () => {
    await outbox();
    const unknown = await prisma.run.count({ where: { endedAt: null, staleSince: { not: null } } });
    return (await store.countUnstartedRuns()) + unknown === 0;
  });
}

async function isRunning(product: Product, id: string): Promise<boolean> {
  return (await product.client.workflow.getHandle(await product.workflowIdOf(id)).describe()).status.name === 'RUNNING';
}

/** What `npm run check` comes to, once its runs know everything. */
async function checked(product: Product): Promise<object> {
  await givenRuns(product);
  const told = await tellCheck(['--desk', 'skai'], (work) => work({ store: product.store, runs: product.engine.runs }));
  return told.status === 1 ? told : { status: told.status, complaint: told.complaint };
}

test('X-5 a backup is one file, for its owner alone, and holds one instant of a store at work', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(saidMeanwhile).toBeGreaterThan(0);
  const { manifest } = await openBackup(file);
  const rows = Object.fromEntries(manifest.tables.map(({ name, rows: count }) => [name, count]));
  expect(rows).toMatchObject({ ticket: 3, visit: 1, attachment: 1, blob_chunk: 1, session: 1 });
  expect(manifest.store).toBe((await old.prisma.storeIdentity.findFirstOrThrow()).id);
});

test('X-5 a backup restored into an empty machine goes on: runs, timers, words, letters, files, and numbers never given twice', async () => {
  const database = await restored();
  const { nextTick } = await old.prisma.run.findFirstOrThrow({ where: { id: filed.kept.ticketId } });
  // A few seconds before the first date of what was filed, so that the new runs' timers have something to do.
  const product = await startProduct({
    at: (nextTick?.getTime() ?? 0) - 6_000,
    on: { database, namespace: 'default' },
  });
  try {
    const { store, prisma } = product;
    expect(await prisma.session.count()).toBe(0);
    expect(await prisma.storeIdentity.findFirst()).toEqual(await old.prisma.storeIdentity.findFirst());
    await product.startWorker();
    await givenRuns(product);
    for (const id of [filed.kept.ticketId, filed.closed.ticketId, filed.busy.ticketId, visitId])
      expect(await isRunning(product, id)).toBe(true);
    expect(timersOf((await product.histories(filed.kept.ticketId))[0]).length).toBeGreaterThan(0);
    await eventually('the timer of a new run has fired', async () => {
      const run = await prisma.run.findFirstOrThrow({ where: { id: filed.kept.ticketId } });
      return run.nextTick?.getTime() !== nextTick?.getTime() && run.staleSince === null;
    });
    expect((await store.readOutcomes([waitingWord]))[0]?.outcome).toBe('done');
    const attachment = await store.findAttachment(attachmentId);
    if (attachment === undefined) throw new Error('the attachment is gone');
    expect((await wholeOf(await store.readAttachment(attachment))).toString()).toBe('раз\t\\N\n\0два');
    const next = await product.file();
    const numberOf = (tid: string): number => Number(tid.replace(/\D+/g, ''));
    expect(numberOf(next.tid)).toBeGreaterThan(numberOf(filed.lost.tid));
    expect(numberOf(next.tid) - numberOf(filed.busy.tid)).toBe(1_001);
    await eventually('letters that waited go out', async () => {
      await product.send();
      return (await prisma.notice.count({ where: { state: 'waiting', notBefore: { lte: new Date() } } })) === 0;
    });
    expect(await store.checkIntegrity()).toMatchObject({ balanced: true, waiting: 0 });
    expect(await checked(product)).toEqual({ status: 0, complaint: '' });
  } finally {
    await product.close();
  }
});

test('X-5 beside the engine that it had, a restored store takes its runs on; what was filed later ends at its first look', async () => {
  const database = await restored();
  const { TEMPORAL_NAMESPACE: namespace = '', TASK_QUEUE: taskQueue = '' } = old.environment;
  const product = await startProduct({ on: { database, namespace, taskQueue } });
  try {
    await product.startWorker();
    await givenRuns(product);
    const kept = await product.client.workflow.getHandle(filed.kept.tid).describe();
    expect([kept.status.name, kept.runId]).toEqual(['RUNNING', runOfKept]);
    for (const id of [filed.closed.ticketId, filed.busy.ticketId, visitId])
      expect(await isRunning(product, id)).toBe(true);
    const lost = product.client.workflow.getHandle(filed.lost.tid);
    await lost.signal('process');
    await expect(lost.result()).rejects.toThrow();
    const client = await product.person('client');
    await expect(product.say(filed.kept.ticketId, client, 'reply', { text: 'Still here.' })).resolves.toBe('done');
    await product.settled(filed.kept.ticketId);
    expect(await product.store.checkIntegrity()).toMatchObject({ balanced: true, faults: [] });
    expect(await checked(product)).toEqual({ status: 0, complaint: '' });
  } finally {
    await product.close();
  }
});
