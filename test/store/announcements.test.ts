/** What a commit tells those who listen, and that only a commit does. */
import { storeContext } from '../../store';
import { listenTo, type Listening } from '../../store/changes/listen';
import { inUnit } from '../../store/process/in-unit';
import type { Moved } from '../../store/process/moved';
import { draw, openTicket } from '../../store/tickets/open-ticket';
import { file, filing, makeWorld, say, type World } from './support';

let world: World;
let listening: Listening;
const heard: Moved[] = [];
let hears: () => void = () => undefined;

beforeAll(async () => {
  world = await makeWorld();
  await new Promise<void>((up) => {
    listening = listenTo(world.url, {
      onMoved: (moved) => {
        heard.push(...moved);
        hears();
      },
      onPresence: () => undefined,
      onUp: up,
      onDown: () => undefined,
    });
  });
});
afterAll(async () => {
  await listening.close();
  await world.close();
});

async function until(isIt: (moved: Moved) => boolean): Promise<void> {
  while (!heard.some(isIt)) await new Promise<void>((resolve) => (hears = resolve));
}

it('a commit is told by kind, id and revision, however many there are at once', async () => {
  const tickets = await Promise.all(Array.from({ length: 100 }, () => file(world)));
  for (const { ticketId, state } of tickets)
    await until(({ kind, id, revision }) => kind === 'ticket' && id === ticketId && revision === state.revision);
});

it('what is rolled back is told to nobody', async () => {
  const context = storeContext({ prisma: world.prisma, clock: world.clock });
  const asked = filing(world);
  let begun = '';
  const failing = inUnit(context, { runOf: null, decisionsMs: 1_000 }, async (unit) => {
    const { now, number, stamps } = await draw(unit.transaction, context.clock, asked);
    if (number === null) throw new Error('The filing is known.');
    const opened = await openTicket(unit, { now, number, stamps }, asked);
    if (opened.kind === 'opened') begun = opened.state.id;
    throw new Error('and yet not');
  });
  await expect(failing).rejects.toThrow('and yet not');
  expect(begun).not.toBe('');
  const { ticketId } = await file(world);
  await until(({ id }) => id === ticketId);
  expect(heard.map(({ id }) => id)).not.toContain(begun);
});

it('nor is a word by which nothing changed', async () => {
  const { ticketId, state } = await file(world);
  await say(world, ticketId, world.author, { type: 'reopen', text: 'зачем?' });
  const other = await file(world);
  await until(({ id }) => id === other.ticketId);
  expect(heard.filter(({ id, revision }) => id === ticketId && revision > state.revision)).toEqual([]);
});
