/** What a decision throws on is set aside, the others go on, and one act decides it again. */
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { PersonActor } from '../../domain/policy/actor';
import { storeContext, storeOn, type Store } from '../../store';
import { createPrisma } from '../../store/database';
import { inUnit } from '../../store/process/in-unit';
import { registered } from '../../store/process/registry';
import type { Receipt } from '../../store/process/receipt';
import { createSayer } from '../../store/process/say';
import { readEvents } from '../../store/process/state-of';
import type { DecisionFault } from '../../store/process/unit';
import { readStamps } from '../../store/rules/stamps';
import type { StoreContext } from '../../store/store-context';
import { addActor, makeWorld, minute, type World } from '../store/support';
import { keptErrand } from './errand/kept';
import { errandKind, type LaterErrand } from './errand/kind';

let world: World;
let context: StoreContext;
let store: Store;
let administrator: PersonActor;
let broken = false;
const faults: DecisionFault[] = [];

const { finish } = errandKind.commands;
/** The kind with a fault in it, until it is mended. */
const fragile = {
  ...errandKind,
  commands: {
    ...errandKind.commands,
    finish: {
      ...finish,
      decide: (...input: Parameters<typeof finish.decide>) => {
        if (broken) throw new Error('a fault of ours');
        return finish.decide(...input);
      },
    },
  },
  reach: (...input: Parameters<NonNullable<typeof errandKind.reach>>) => {
    if (broken) throw new Error('a fault of ours');
    errandKind.reach?.(...input);
  },
};
const kept = { ...keptErrand, process: fragile };

beforeAll(async () => {
  world = await makeWorld();
  const kinds = [registered(kept)];
  const onFault = (fault: DecisionFault) => void faults.push(fault);
  context = storeContext({ prisma: createPrisma(world.url), clock: world.clock, kinds, onFault });
  store = storeOn(context);
  administrator = await addActor(store, 'administrator', 'administrator', null);
});
afterAll(async () => {
  await context.database.$disconnect();
  await world.close();
});
beforeEach(() => {
  broken = false;
  faults.length = 0;
});

async function open(): Promise<string> {
  const { specialist: actor, clientId, clock } = world;
  const [id, desk, now] = [uuidv7(), 'skai', clock.at];
  const known = (await context.present()).stampsOf(desk);
  await context.library.at({ desk, clientId, now, stamps: known, pins: [], newest: true, versions: [] });
  await inUnit(context, { runOf: null, decisionsMs: 1_000 }, async (unit) => {
    const stamps = await readStamps(unit.transaction, desk);
    const { pin } = unit.rules({ desk, clientId, now, stamps, pins: [], newest: true, versions: [] }).catalog.newest;
    const body = { type: 'open-errand', errandId: id, number: id, desk, clientId, what: 'блок', pin } as const;
    const command = { id: uuidv7(), actor, channel: 'api', receivedAt: now, storedAt: now, body } as const;
    const place = { ref: { kind: 'errand', id, rootId: id }, workflowId: `errand/${id}` };
    await context.kinds.of('errand').begin(unit, { ...place, command, stamps, desk, clientId, now, beside: null });
  });
  return id;
}

function word(id: string, { type, ...content }: LaterErrand): Receipt {
  return { kind: 'errand', id, identity: randomUUID(), type, content, actor: world.specialist, channel: 'api' };
}

const typesOf = async (id: string) => (await readEvents(context.database, fragile, id)).map(({ type }) => type);

async function aside(id: string) {
  const page = await store.listSetAside('skai', null, 100);
  if (page.kind !== 'page') throw new Error(page.kind);
  return page.items.filter((each) => each.id === id);
}

async function again(id: string) {
  const [item] = await aside(id);
  const found = item && (await store.findSetAside(id, item.revision));
  if (found === undefined) throw new Error('nothing is set aside');
  return store.takeUpAgain(found, { actor: administrator, identity: randomUUID(), requestId: randomUUID() });
}

test('a word whose decision throws is set aside, those around it are decided, and it is decided again by one act', async () => {
  const id = await open();
  const say = createSayer(context, kept);
  const until = world.clock.at + minute;
  broken = true;
  const said = await Promise.all([
    say(word(id, { type: 'give-word', until })),
    say(word(id, { type: 'finish' })),
    say(word(id, { type: 'give-word', until: until + 1 })),
  ]);
  const done = { kind: 'decided', result: { kind: 'done' } };
  expect(said).toMatchObject([done, { kind: 'decided', result: { kind: 'fault' } }, done]);
  const commandId = said[1].kind === 'decided' ? said[1].commandId : '';
  expect(faults).toMatchObject([{ kind: 'errand', id, ref: commandId }]);
  expect(await aside(id)).toMatchObject([{ what: 'command', ref: commandId, type: 'finish' }]);
  expect(await again(id)).toMatchObject({ kind: 'decided', outcome: 'fault' });
  broken = false;
  expect(await again(id)).toMatchObject({ kind: 'decided', outcome: 'done' });
  expect(await store.readOutcomes([commandId])).toMatchObject([{ outcome: 'done' }]);
  expect(await typesOf(id)).toEqual(expect.arrayContaining(['set-aside', 'taken-up-again', 'errand-done']));
  expect(await aside(id)).toEqual([]);
});

test('a tick whose decision throws is set aside and not tried again by itself; taken up again, it is told', async () => {
  const id = await open();
  const until = world.clock.at + minute;
  const say = createSayer(context, kept);
  await say(word(id, { type: 'give-word', until }));
  world.clock.at = until;
  broken = true;
  const workflowId = `errand/${id}`;
  expect(await store.look({ workflowId, reached: until })).toMatchObject({ next: null, more: false });
  await store.look({ workflowId, reached: until });
  expect(faults).toHaveLength(1);
  expect(await aside(id)).toMatchObject([{ what: 'tick', type: expect.stringContaining('due') as unknown }]);
  expect(await typesOf(id)).not.toContain('errand-slipped');
  broken = false;
  await store.look({ workflowId, reached: null });
  expect(await typesOf(id)).not.toContain('errand-slipped');
  expect(await again(id)).toMatchObject({ kind: 'decided', outcome: 'done' });
  expect(await typesOf(id)).toContain('errand-slipped');
  expect(await aside(id)).toEqual([]);
});

test('however many ticks are due at once, looks tell all of them, each once and in order', async () => {
  const id = await open();
  const say = createSayer(context, kept);
  const first = world.clock.at + minute;
  const count = 120;
  await Promise.all(Array.from({ length: count }, (_, n) => say(word(id, { type: 'give-word', until: first + n }))));
  world.clock.at = first + count;
  const workflowId = `errand/${id}`;
  for (let more = true; more;) ({ more } = await store.look({ workflowId, reached: null }));
  const told = (await readEvents(context.database, fragile, id)).flatMap((event) =>
    event.type === 'threshold-told' ? [event.due] : [],
  );
  expect(told).toEqual(Array.from({ length: count }, (_, n) => first + n));
});
