import fc from 'fast-check';
import type { Reach } from '../../store/reach';
import { visitViews } from '../../store/field/list-visits';
import type { VisitFilter, VisitLine } from '../../store/field/list-visits';
import { insertVisit, slotOf } from './field-visits';
import { act, addActor, day, file, hour, makeWorld, monday } from './support';
import type { World } from './support';
import { size } from '../support/size';

let world: World;
let visits: number;
const technicians = ['te-01', 'te-02'] as const;
const subjects = ['54', '66', '77'] as const;
const waits = ['ready', 'parts', 'act', 'spares', 'decision'] as const;

beforeAll(async () => {
  world = await makeWorld();
  const { store, author, colleague } = world;
  for (const name of ['ivan', 'olga']) {
    const { shortId } = await addActor(store, name, 'technician', null);
    const hours = { week: { mon: [['09:00', '18:00']] } } as const;
    await store.saveTechnician({ desk: 'skai', shortId, skills: [], home: '54', hours });
  }
  const otherClient = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', otherClient);
  const owners = [
    { actor: author, clientId: world.clientId },
    { actor: colleague, clientId: world.clientId },
    { actor: stranger, clientId: otherClient },
  ];
  const tickets: { readonly ticketId: string; readonly tid: string; readonly clientId: string }[] = [];
  for (const { actor, clientId } of [...owners, ...owners.slice(1)]) {
    const filed = await file(world, { actor, clientId, authorId: actor.personId, topic: 'consulting' });
    tickets.push({ ...filed, clientId });
  }
  // The last one of the colleague is shared with the author.
  await act(world, tickets[3]?.ticketId ?? '', colleague, { type: 'share', with: [author.personId] });
  for (let index = 0; index < 60; index += 1) {
    const ticket = tickets[index % tickets.length];
    if (ticket === undefined) throw new Error('no ticket');
    // Many share an instant: the id tells them apart.
    const from = monday + Math.floor(index / 6) * day;
    const technician = technicians[index % 2] ?? 'te-01';
    const slot =
      index % 3 === 0 ? slotOf(technician, from, from + 2 * hour, index % 6 === 0 ? { agreedAt: null } : {}) : null;
    const closed = index % 7 === 6;
    await insertVisit(world, ticket, {
      subject: subjects[index % subjects.length] ?? '54',
      requestedAt: monday - Math.floor(index / 4) * hour,
      nextDue: index % 5 === 0 ? null : monday + ((index % 11) - 4) * day,
      priorityRank: 1 + (index % 3),
      waitsFor: closed ? [] : waits.filter((_, bit) => (index >> bit) % 2 === 0),
      stepDue: index % 4 === 1 ? null : monday + ((index % 9) - 4) * hour,
      state: {
        noShows: index % 8 === 3 ? [{ at: monday, technician }] : [],
        // Two slots of one technician in one time the database would not take.
        slot: slot && {
          ...slot,
          from: slot.from + (index % 6) * 10 * 60_000,
          to: slot.from + (index % 6) * 10 * 60_000 + 1,
        },
        ...(closed ? { ended: { at: monday, how: 'done', by: 'desk' } } : {}),
      },
    }).catch((error: unknown) => {
      throw new Error(`visit ${index}`, { cause: error });
    });
  }
  visits = await world.prisma.visit.count();
});
afterAll(() => world.close());

async function everything(filter: VisitFilter, size: number): Promise<VisitLine[]> {
  const lines: VisitLine[] = [];
  let cursor: string | null = null;
  do {
    const page = await world.store.listVisits(filter, cursor, size);
    if (page.kind !== 'page') throw new Error(page.kind);
    expect(page.items.length).toBeLessThanOrEqual(size);
    lines.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return lines;
}

/** The board as one would write it without a database. */
async function oracle({ reach, view, technician, subject, span }: VisitFilter): Promise<string[]> {
  const rows = await world.prisma.visit.findMany();
  const tickets = new Map((await world.prisma.ticket.findMany()).map((ticket) => [ticket.id, ticket]));
  const now = world.clock.at;
  const at = (date: Date | null): number => date?.getTime() ?? Infinity;
  type Row = (typeof rows)[number];
  const boards: Record<VisitFilter['view'], [keep: (row: Row) => boolean, key: (row: Row) => number, ranked?: true]> = {
    'to-plan': [({ closedAt, slotFrom }) => closedAt === null && slotFrom === null, ({ nextDue }) => at(nextDue), true],
    all: [({ closedAt }) => closedAt === null, ({ nextDue }) => at(nextDue)],
    schedule: [
      ({ slotFrom }) => at(slotFrom) >= (span?.from ?? 0) && at(slotFrom) < (span?.to ?? 0),
      ({ slotFrom }) => at(slotFrom),
    ],
    'at-risk': [
      ({ closedAt, nextDue }) => closedAt === null && at(nextDue) < now + 2 * day,
      ({ nextDue }) => at(nextDue),
    ],
    overdue: [({ closedAt, nextDue }) => closedAt === null && at(nextDue) < now, ({ nextDue }) => at(nextDue)],
    'waiting-readiness': [({ waitsForReady }) => waitsForReady, ({ requestedAt }) => at(requestedAt)],
    'waiting-parts': [({ waitsForParts }) => waitsForParts, ({ requestedAt }) => at(requestedAt)],
    'waiting-spares': [({ waitsForSpares }) => waitsForSpares, ({ requestedAt }) => at(requestedAt)],
    'waiting-decision': [({ waitsForDecision }) => waitsForDecision, ({ stepDue }) => at(stepDue)],
    'no-show': [({ closedAt, noShows }) => closedAt === null && noShows > 0, ({ requestedAt }) => at(requestedAt)],
    'without-act': [
      ({ waitsForAct, slotFrom }) => waitsForAct && at(slotFrom) <= now,
      ({ requestedAt }) => at(requestedAt),
    ],
    'step-overdue': [({ stepDue }) => at(stepDue) < now, ({ stepDue }) => at(stepDue)],
  };
  const [keep, key, ranked = false] = boards[view];
  const rank = (row: Row): number => (ranked ? row.priorityRank : 0);
  const isSeen = (row: Row): boolean =>
    reach.some(({ desk, clientId, personId }) => {
      const ticket = tickets.get(row.ticketId);
      const own = personId === undefined || ticket?.authorId === personId || ticket?.sharedWith.includes(personId);
      return row.desk === desk && (clientId === undefined || row.clientId === clientId) && own;
    });
  return rows
    .filter((row) => isSeen(row) && keep(row))
    .filter((row) => technician === undefined || row.technician === technician)
    .filter((row) => subject === undefined || row.subject === subject)
    .sort((a, b) => rank(a) - rank(b) || (key(a) === key(b) ? (a.id < b.id ? -1 : 1) : key(a) - key(b)))
    .map(({ id }) => id);
}

const desk: readonly Reach[] = [{ desk: 'skai' }];
const week = { from: monday, to: monday + 7 * day };

test('SK-16 HD-8 every board holds what its view says, in its order, whatever the size of its pages', async () => {
  expect(visits).toBe(60);
  const reaches: Reach[][] = [
    [...desk],
    [{ desk: 'demo' }, { desk: 'skai' }],
    [{ desk: 'skai', clientId: world.clientId }],
    [{ desk: 'skai', clientId: world.clientId, personId: world.author.personId }],
    [{ desk: 'demo' }],
    [],
  ];
  const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const filters = fc.record({
    reach: fc.constantFrom(...reaches),
    view: fc.constantFrom(...visitViews),
    technician: optional(technicians),
    subject: optional(subjects),
    span: fc.constantFrom(week, { from: monday + day, to: monday + day + 1 }),
  });
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 70 }), async (filter, size) => {
      expect((await everything(filter, size)).map(({ id }) => id)).toEqual(await oracle(filter));
    }),
    { numRuns: size(60) },
  );
});

test.each(visitViews)('SK-16 the board %s has something on it', async (view) => {
  const lines = await everything({ reach: desk, view, span: week }, 7);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(visits);
});

test('SK-16 a line says where, by whom and until when', async () => {
  const [line] = await everything({ reach: desk, view: 'schedule', span: week, technician: 'te-02' }, 50);
  expect(line).toMatchObject({
    desk: 'skai',
    clientName: expect.any(String) as string,
    technician: 'te-02',
    technicianName: 'olga',
    stage: 'waiting-vehicle',
    ticketSubject: 'Нет данных о топливе',
    priority: 'normal',
  });
  expect(line?.number).toMatch(/^SKAI-\d+\/\d+$/);
  expect(line?.number.startsWith(`${line.tid}/`)).toBe(true);
  const overdue = await everything({ reach: desk, view: 'overdue' }, 50);
  expect(overdue.every((each) => each.overdue && each.closedAt === null)).toBe(true);
});

test('SK-16 a client sees visits of own and shared tickets only', async () => {
  const reach = [{ desk: 'skai', clientId: world.clientId, personId: world.author.personId }];
  const tids = new Set((await everything({ reach, view: 'all' }, 50)).map(({ tid }) => tid));
  const own = await world.prisma.ticket.findMany({
    where: { OR: [{ authorId: world.author.personId }, { sharedWith: { has: world.author.personId } }] },
  });
  expect(tids).toEqual(new Set(own.map(({ tid }) => tid)));
  expect(tids.size).toBe(2);
});

test('a cursor that no board made is told apart', async () => {
  for (const cursor of ['', 'x', Buffer.from('[1]').toString('base64url')]) {
    expect(await world.store.listVisits({ reach: desk, view: 'all' }, cursor, 5)).toEqual({ kind: 'bad-cursor' });
  }
});
