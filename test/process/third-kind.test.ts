import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { createRuns } from '../../api/runs/create-runs';
import { tellRuns } from '../../api/runs/tell-runs';
import { connectEngine, tellRun, type RunTelling } from '../../engine';
import { storeContext, storeOn, type Store } from '../../store';
import { createPrisma } from '../../store/database';
import { inUnit } from '../../store/process/in-unit';
import { registered } from '../../store/process/registry';
import { createSayer } from '../../store/process/say';
import { readEvents } from '../../store/process/state-of';
import { readStamps } from '../../store/rules/stamps';
import type { StoreContext } from '../../store/store-context';
import { bundleSources } from '../../worker/bundle';
import { createWorker } from '../../worker/create-worker';
import { makeWorld, type World } from '../store/support';
import { devServer } from '../support/temporal';
import { eventually, eventTypes, historiesOf, quieten, timersOf } from '../workflows/harness';
import { keptErrand } from './errand/kept';
import { errandKind, type LaterErrand, type OpenErrand } from './errand/kind';

let world: World;
let context: StoreContext;
let store: Store;
beforeAll(async () => {
  quieten();
  world = await makeWorld();
  context = storeContext({ prisma: createPrisma(world.url), kinds: [registered(keptErrand)] });
  store = storeOn(context);
});
afterAll(async () => {
  await context.database.$disconnect();
  await world.close();
});

/** Opens an errand, as a verb of the kind would. */
async function open(what: string): Promise<{ id: string; workflowId: string; tellings: readonly RunTelling[] }> {
  const { specialist: actor, clientId } = world;
  const id = uuidv7();
  const number = id.slice(-12);
  const workflowId = `errand/${number}`;
  const now = await context.clock.now();
  const desk = 'skai';
  const { tellings } = await inUnit(context, { runOf: null, decisionsMs: 1_000 }, async (unit) => {
    const stamps = await readStamps(unit.transaction, desk);
    const { newest } = unit.rules({ desk, clientId, now, stamps, pins: [], newest: true, versions: [] }).catalog;
    const body: OpenErrand = { type: 'open-errand', errandId: id, number, desk, clientId, what, pin: newest.pin };
    const command = { id: uuidv7(), actor, channel: 'api', receivedAt: now, storedAt: now, body } as const;
    const ref = { kind: 'errand', id, rootId: id };
    await context.kinds
      .of('errand')
      .begin(unit, { ref, workflowId, command, stamps, desk, clientId, now, beside: null });
  });
  return { id, workflowId, tellings };
}

test('DESIGN 6 a third kind is one folder and a workflow function: opened, spoken to, told by its own timer, and ended', async () => {
  const { address, namespace, taskQueue } = devServer();
  const logger = new DefaultLogger('ERROR');
  const workflowsPath = path.join(__dirname, 'errand', 'workflows.ts');
  const preloadModules = [workflowsPath, ...(bundleSources.preloadModules ?? []).slice(1)];
  const workflowBundle = await bundleWorkflowCode({ ...bundleSources, workflowsPath, preloadModules, logger });
  const connection = await NativeConnection.connect({ address });
  const clientConnection = await Connection.connect({ address });
  const client = new Client({ connection: clientConnection, namespace });
  const engine = await connectEngine({ address, namespace, taskQueue });
  const runs = createRuns({ engine, store, log: pino({ level: 'silent' }) });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ports = { store, teller: { tell: (telling: RunTelling) => tellRun(runs, telling) }, log };
  const worker = await createWorker({ connection, namespace, taskQueue, workflowBundle, ports });
  const running = worker.run();
  const say = createSayer(context, keptErrand);
  const tell = async (id: string, { type, ...content }: LaterErrand): Promise<string> => {
    const word = { kind: 'errand', id, identity: randomUUID(), type, content, actor: world.specialist } as const;
    const said = await say({ ...word, channel: 'api' });
    if (said.kind !== 'decided') throw new Error(said.kind);
    tellRuns(runs, said.tellings, { processId: id, type, inboxId: said.commandId });
    return said.result.kind === 'refused' ? said.result.code : said.result.kind;
  };
  const eventsOf = (id: string) => readEvents(context.database, errandKind, id);

  const { id, workflowId, tellings } = await open('привезти блок');
  tellRuns(runs, tellings);
  await eventually('its run has started', async () => {
    const run = await context.database.run.findUnique({ where: { workflowId } });
    return run?.startedAt != null && run.staleSince === null;
  });
  const until = (await context.clock.now()) + 2_000;
  expect(await tell(id, { type: 'give-word', until })).toBe('done');
  await eventually('its timer has fired', async () =>
    (await eventsOf(id)).some(({ type }) => type === 'errand-slipped'),
  );
  const events = await eventsOf(id);
  expect(events.map(({ type }) => type)).toEqual([
    'errand-opened',
    'clock-started',
    'clock-aimed',
    'threshold-told',
    'errand-slipped',
  ]);
  expect(events.at(3)).toMatchObject({ at: until, due: until, whom: ['responsible'], by: { part: 'clock' } });
  await eventually('its run knows', async () => {
    const run = await context.database.run.findUnique({ where: { workflowId } });
    return run?.staleSince === null && run.seen === events.length;
  });
  expect(await tell(id, { type: 'finish' })).toBe('done');
  expect(await tell(id, { type: 'finish' })).toBe('nothing-to-change');
  await client.workflow.getHandle(workflowId).result();

  const [history] = await historiesOf(client, workflowId);
  expect(eventTypes(history)).toContain('TIMER_FIRED');
  expect(timersOf(history)).toHaveLength(1);
  expect(history?.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name).toBe('errand');
  expect(await store.readClocks({ kind: 'errand', id })).toMatchObject([
    { clock: { code: 'errand', aim: { due: until } } },
  ]);
  expect((await store.checkIntegrity()).faults).toEqual([]);

  worker.shutdown();
  await running;
  await runs.close();
  await engine.close();
  await clientConnection.close();
  await connection.close();
});

test('a third kind is decided, refused and looked at like any other, and its run is started by the outbox where nobody did', async () => {
  const { id, workflowId } = await open('позвонить');
  const say = createSayer(context, keptErrand);
  const word = { kind: 'errand', id, type: 'give-word', actor: world.author, channel: 'portal' } as const;
  const content = { until: (await context.clock.now()) + 60_000 };
  expect(await say({ ...word, identity: randomUUID(), content })).toMatchObject({ result: { code: 'not-allowed' } });
  const actor = world.specialist;
  const late = { ...word, actor, identity: randomUUID(), content: { until: 1 } };
  expect(await say(late)).toMatchObject({ result: { code: 'until-in-past' } });
  expect(await say({ ...word, actor, identity: randomUUID(), content })).toMatchObject({ result: { kind: 'done' } });
  await context.database.run.updateMany({ where: { workflowId }, data: { leaseUntil: null } });
  const claimed = await store.claimRuns({ most: 100 });
  expect(claimed).toMatchObject([{ kind: 'errand', id, workflowId, reason: 'never-started', ended: false }]);
  expect(await store.look({ workflowId, reached: null })).toMatchObject({ stage: 'open', next: { at: content.until } });
  expect(await store.look({ workflowId, reached: content.until })).toMatchObject({ stage: 'late', next: null });
});

test('the folder of the third kind imports the kernel, the rules of time and how runs live, and nothing else', async () => {
  const folder = path.join(__dirname, 'errand');
  const allowed =
    /^(\.\/|@temporalio\/workflow$|\.\.\/\.\.\/\.\.\/(domain\/(process|policy|regulation|time)|store\/process|workflows)(\/|$))/;
  const imported: string[] = [];
  for (const name of await readdir(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8');
    imported.push(...[...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? ''));
  }
  expect(imported.length).toBeGreaterThan(5);
  expect(imported.filter((from) => !allowed.test(from))).toEqual([]);
});
