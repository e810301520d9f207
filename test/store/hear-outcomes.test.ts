import { hearOutcomes } from '../../store/hear-outcomes';
import type { OutcomeEar } from '../../store/hear-outcomes';
import { until } from '../../local/wait';
import { file, identity, makeWorld } from './support';
import type { World } from './support';

let world: World;
let ear: OutcomeEar;
beforeAll(async () => {
  world = await makeWorld();
  ear = hearOutcomes(world.url);
});
afterAll(async () => {
  await ear.close();
  await world.close();
});

/** The connection that listens, once there is one; other than `lost`. */
async function listening(lost = 0): Promise<number> {
  let pid = 0;
  const look = async (): Promise<boolean> => {
    const [row] = await world.prisma.$queryRaw<{ pid: number }[]>`
      SELECT "pid" FROM "pg_stat_activity"
      WHERE "application_name" = 'reglament outcomes' AND "query" LIKE 'LISTEN%' AND "state" = 'idle'
        AND "datname" = current_database() AND "pid" <> ${lost}`;
    pid = row?.pid ?? 0;
    return pid !== 0;
  };
  await until(look, 10_000, 'nobody listens');
  return pid;
}

async function word(type: 'reply' | 'confirm'): Promise<{ ticketId: string; commandId: string }> {
  const { ticketId } = await file(world);
  const content = type === 'reply' ? { text: 'Слышно?' } : {};
  const receipt = { ticketId, identity: identity(), type, content, actor: world.author, channel: 'portal' } as const;
  const stored = await world.store.receive(receipt);
  if (stored.kind !== 'stored') throw new Error('nothing stored');
  return { ticketId, commandId: stored.commandId };
}

test('X-5 a commit announces what it decided to everybody who waits for it, done or refused', async () => {
  await listening();
  const reply = await word('reply');
  const heard = [ear.listen(reply.commandId), ear.listen(reply.commandId)];
  const { outcomes } = await world.store.commit({ ticketId: reply.ticketId, asked: [reply.commandId], reached: null });
  expect(outcomes).toHaveLength(1);
  for (const { outcome } of heard) expect(await outcome).toEqual(outcomes[0]);

  const confirm = await word('confirm');
  const { outcome } = ear.listen(confirm.commandId);
  await world.store.commit({ ticketId: confirm.ticketId, asked: [], reached: null });
  expect(await outcome).toEqual({
    commandId: confirm.commandId,
    outcome: 'refused',
    revision: null,
    refusal: 'not-solved',
  });
});

test('X-5 a lost connection is made again, and what is announced then is heard', async () => {
  const lost = await listening();
  await world.prisma.$queryRaw`SELECT pg_terminate_backend(${lost}::int)`;
  await listening(lost);
  const { ticketId, commandId } = await word('reply');
  const { outcome } = ear.listen(commandId);
  await world.store.commit({ ticketId, asked: [], reached: null });
  expect(await outcome).toMatchObject({ commandId, outcome: 'done' });
});
