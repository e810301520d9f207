/** PostgreSQL, Temporal, the mail server and the worker are killed under load and come back, Temporal at last without its data. */
import { atFullSize } from '../support/size';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { root, typescript } from '../../local/paths';
import { agreeVisits, toldOfTimes } from './harness/agreed-visits';
import { audit } from './harness/audit';
import { eventually } from './harness/caller';
import { lettersInHand } from './harness/mail-server';
import { visitsUnderWay } from './harness/field-staff';
import { ownTestGround } from './harness/grounds';
import { Load } from './harness/load';
import type { People } from './harness/load-script';
import type { Services } from './harness/own-ground';
import { ofThirty, peopleOf } from './harness/people';
import { openQuickDesk, tellings } from './harness/quick-desk';
import { startProduct, type Product } from './harness/product';
import { tryVisit } from './harness/visit-caller';
import { castOf, type Cast } from './promises/cast';

let product: Product;
let services: Services;
let cast: Cast;
/** One diary of the technicians for all loads. */
let people: People;

beforeAll(async () => {
  const ground = ownTestGround((taken) => {
    services = taken;
  });
  // Who belongs to a desk is looked up at every request, since a desk is opened below.
  // Whoever is not answered says it again and again, which counts as words too.
  const environment = { CALLER_CACHE_MS: '0', CLIENT_WORDS_PER_MINUTE: '1000', STAFF_WORDS_PER_MINUTE: '1000' };
  product = await startProduct(ground, { environment });
  cast = await castOf(product);
  people = await peopleOf(cast);
});
afterAll(() => product?.close());

// In small: kill-processes.test.ts, where worker and API die under load.
atFullSize(
  'PostgreSQL, Temporal, mail server and worker killed under load and started again: nothing lost, nothing doubled, no date moved',
  async () => {
    const quick = await openQuickDesk(product, cast);
    const timed = await Promise.all(Array.from({ length: 5 }, () => quick.file({ topic: 'consulting' })));
    const agreed = await agreeVisits(product, [20, 22, 24]);
    const load = new Load(people, { tickets: 30, lanes: 6, patienceMs: 180_000 });
    const over = load.run();
    for (const [count, service] of [
      [45, services.postgres],
      [80, services.mail],
      [120, services.temporal],
      [150, product.worker],
    ] as const) {
      await load.reaches(count);
      await visitsUnderWay(product);
      if (service !== services.temporal) await lettersInHand(product);
      await service.kill();
      await delay(2_500);
      await service.start();
    }
    await over;
    const told = await eventually('every date that has come is told', async () => {
      const processId = { in: timed.map(({ id }) => id) };
      const all = await product.prisma.event.findMany({
        where: { processId, type: 'threshold-told' },
        orderBy: { revision: 'asc' },
      });
      const codes = all.map(({ data }) => (data as { code: string }).code);
      return codes.filter((code) => code === 'half').length === timed.length ? all : null;
    });
    expect(await toldOfTimes(product, agreed)).toEqual([]);
    const { findings, checked } = await audit(product, [load], { endLeases: true, mail: services.mail });
    expect(findings).toEqual([]);
    expect(checked['letters sent']).toBeGreaterThan(300);
    expect(checked).toMatchObject({
      ...ofThirty,
      'visits as their tickets know them': 13,
      'open visits with their run': 7,
      'times held for visits': 7,
    });
    // Told as of the instants they were aimed at, once each, whoever was away then.
    for (const { id, receivedAt } of timed) {
      const after = told.flatMap(({ processId, at, data }) => {
        const { code } = data as { code: keyof typeof tellings };
        return processId === id && code !== 'due' ? [[code, at.getTime() - Date.parse(receivedAt)]] : [];
      });
      expect(after).toEqual([
        ['early', tellings.early],
        ['half', tellings.half],
      ]);
    }
  },
  480_000,
);

// In small: test/workflows/real-restore.test.ts, beside an engine without data.
atFullSize(
  'Temporal loses its data: a word starts its ticket or visit again, `rebuild` all the others, and everything goes on',
  async () => {
    const { author, specialist, coordinator, manager } = cast;
    const filed = await Promise.all(Array.from({ length: 6 }, () => author.file({ topic: 'consulting' })));
    // Those at the other desks have dates of their own, which may come meanwhile.
    const dues = async (): Promise<unknown[][]> =>
      (await product.prisma.ticket.findMany({ where: { desk: 'skai' }, orderBy: { id: 'asc' } })).map(
        ({ id, nextDue, revision }) => [id, nextDue, revision],
      );
    const before = await dues();
    await services.temporal.wipe();
    await services.temporal.start();
    await product.worker.serves('the worker does not find Temporal again');
    // The sooner one speaks, the sooner its ticket or visit runs; the others are asked for.
    const [first] = filed;
    await eventually(
      'a word is taken',
      async () => (await author.give(first?.id ?? '', 'reply', { text: 'Алло' })).status === 201,
    );
    const { id: visitId } = await product.prisma.process.findFirstOrThrow({
      where: { kind: 'visit', desk: 'skai', run: { endedAt: null } },
    });
    await eventually(
      'a word to a visit is taken',
      async () => (await tryVisit(coordinator, visitId, 'need-spares', { lines: [] })).verdict === 'done',
    );
    const rebuild = spawn(process.execPath, [...typescript, path.join(root, 'cli', 'rebuild.ts')], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: product.databaseUrl },
      stdio: 'ignore',
    });
    const [code] = (await once(rebuild, 'exit')) as [number | null];
    expect(code).toBe(0);
    const { findings, checked } = await audit(product, [], { endLeases: true });
    expect(findings).toEqual([]);
    expect(checked['open tickets with their run']).toBeGreaterThanOrEqual(filed.length);
    expect(checked['open visits with their run']).toBe(7);
    const after = await dues();
    expect(
      after.filter(
        (line) =>
          !isDeepStrictEqual(
            line,
            before.find(([id]) => id === line[0]),
          ),
      ),
    ).toHaveLength(1);
    expect((await specialist.give(filed[1]?.id ?? '', 'solve', { kind: 'answer', text: 'Готово' })).status).toBe(201);
    expect((await manager.give(filed[2]?.id ?? '', 'close', { reason: 'duplicate' })).status).toBe(201);
  },
  480_000,
);

atFullSize(
  'Temporal away for a whole load: every word is decided as it arrives, and afterwards every run is there and its timer aimed',
  async () => {
    const [visits, tickets] = await Promise.all([product.prisma.visit.count(), product.prisma.ticket.count()]);
    await services.temporal.kill();
    // One after the other, so that no word finds its ticket taken by another one; and then as many people as ever.
    const quiet = new Load(people, { tickets: 6, lanes: 1, patienceMs: 180_000, apart: true });
    await quiet.run();
    expect(quiet.words.map(({ type, status }) => `${type} ${status}`)).toEqual(
      quiet.words.map(({ type }) => `${type} 201`),
    );
    const load = new Load(people, { tickets: 12, lanes: 6, patienceMs: 180_000 });
    await load.run();
    expect([quiet.turnedAway, load.turnedAway]).toEqual([0, 0]);
    await services.temporal.start();
    await product.worker.serves('the worker does not find Temporal again');
    // What a process was too busy to hear, at once and a second later, waits for its run (DESIGN 12, Runs): nothing else does.
    const undecided = () => product.prisma.inbox.count({ where: { outcome: null } });
    await eventually('everything is decided', async () => (await undecided()) === 0);
    const { findings, checked } = await audit(product, [quiet, load], { endLeases: true });
    expect(findings).toEqual([]);
    expect(checked).toMatchObject({
      tickets: tickets + 18,
      visits: visits + 6,
      'words found once': quiet.planned + load.planned,
    });
  },
  480_000,
);
