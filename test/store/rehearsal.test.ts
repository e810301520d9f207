import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { tellRehearsal } from '../../cli/rehearse/tell-rehearsal';
import { isRunning, type ClockState } from '../../domain/process';
import { loadBuiltIn } from '../../regulations';
import type { JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import type { Proposed } from '../../store/rehearsal/proposed';
import type { RehearsalLine, RehearsalSummary } from '../../store/rehearsal/types';
import { makeFieldWorld, requestVisit, type FieldWorld } from './field-world';
import { act, addActor, day, file, hour, solve } from './support';

let world: FieldWorld;
beforeEach(async () => (world = await makeFieldWorld()));
afterEach(() => world.close());

const skai: JsonObject = loadBuiltIn('skai', shippedLayers()).document;

/** 5 March 2026, a Thursday, becomes a day off; or stays the working day that it is. */
function decree(is: 'off' | 'working'): Extract<Proposed, { kind: 'calendar-years' }> {
  const year = shippedLayers()('ru')?.find((one) => one.year === 2026);
  if (year === undefined) throw new Error('no year');
  const holiday = { date: '2026-03-05', nameRu: 'Праздник', nameEn: 'Holiday' };
  const changed = { ...year, version: 'decree', holidays: [...year.holidays, holiday] };
  return { kind: 'calendar-years', years: [{ layer: 'ru', year: is === 'off' ? changed : year }] };
}

/** Nobody waits for a vehicle any more. */
function withoutWait(document: JsonObject): JsonObject {
  const { vehicle: _vehicle, ...waits } = document['waits'] as JsonObject;
  const statuses = Object.entries(document['statuses'] as JsonObject).map(([code, status]) => {
    const { when, ...rest } = status as JsonObject & { readonly when?: JsonObject };
    const wait = when?.['wait'];
    if (!Array.isArray(wait)) return [code, status];
    return [code, { ...rest, when: { ...when, wait: wait.filter((name) => name !== 'vehicle') } }];
  });
  return { ...document, waits, statuses: Object.fromEntries(statuses) as JsonObject };
}

interface Told {
  readonly summary: RehearsalSummary;
  readonly lines: readonly RehearsalLine[];
}

async function rehearse(proposed: Proposed, openTickets: 'move' | 'keep' = 'move'): Promise<Told> {
  const lines: RehearsalLine[] = [];
  const onLines = async (some: readonly RehearsalLine[]): Promise<void> => void lines.push(...some);
  const summary = await world.store.rehearse(proposed, { openTickets, onLines });
  return { summary, lines };
}

type Kind = 'ticket' | 'visit';

async function clocksOf(kind: Kind, id: string): Promise<readonly ClockState[]> {
  const { state } = await world.prisma.process.findUniqueOrThrow({ where: { kind_id: { kind, id } } });
  return (state as unknown as { readonly clocks: readonly ClockState[] }).clocks.filter(isRunning);
}

let asked = 0;

async function recalculate(kind: Kind, id: string, because: 'calendar' | 'contract'): Promise<string> {
  asked += 1;
  const word = {
    ...{ kind, id, identity: `recalculate/${asked}`, type: 'recalculate' },
    content: { because },
    actor: { kind: 'system', part: 'broadcast' },
    channel: 'console',
  } as const;
  const said = await (kind === 'ticket' ? world.store.sayToTicket(word) : world.store.sayToVisit(word));
  if (said.kind !== 'decided') throw new Error(said.kind);
  return said.result.kind === 'refused' ? said.result.code : said.result.kind;
}

/** What became of the clocks of everything that is open, as a rehearsal tells it. */
async function published(because: 'calendar' | 'contract', publish: () => Promise<unknown>): Promise<unknown> {
  const open = await world.prisma.run.findMany({ where: { endedAt: null }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] });
  const before = new Map<string, readonly ClockState[]>();
  for (const { kind, id } of open) before.set(id, await clocksOf(kind as Kind, id));
  await publish();
  const told = [];
  for (const { kind, id } of open) {
    const outcome = await recalculate(kind as Kind, id, because);
    const after = await clocksOf(kind as Kind, id);
    const moves = (before.get(id) ?? []).flatMap(({ key, aim }) => {
      const due = after.find((clock) => clock.key === key)?.aim.due ?? null;
      return due === aim.due ? [] : [{ key, before: aim.due, after: due }];
    });
    // A visit whose ticket has moved came along with it.
    told.push({ id, done: outcome === 'done' || kind === 'visit', moves });
  }
  return told;
}

function foretold(lines: readonly RehearsalLine[]): unknown {
  return lines.map(({ id, outcome, moves }) => {
    return { id, done: outcome !== 'unfit', moves: moves.map(({ key, before, after }) => ({ key, before, after })) };
  });
}

test('X-4 a rehearsal of a decree tells exactly what becomes of every open process, and writes nothing', async () => {
  const { store, prisma, clock, specialist } = world;
  await file(world, { topic: 'consulting', vehicles: null });
  await file(world);
  await requestVisit(world);
  const solved = await file(world);
  await solve(world, solved.ticketId);
  const waits = await file(world, { topic: 'consulting', vehicles: null });
  await act(world, waits.ticketId, specialist, {
    type: 'wait',
    reason: 'client-details',
    text: 'Ждём ответа.',
  });
  const closed = await file(world);
  await act(world, closed.ticketId, world.author, { type: 'close' });
  clock.pass(3 * day + 2 * hour);
  // What has come due by now is looked at first: of that the decree is not the cause.
  for (const { workflowId } of await prisma.run.findMany({ where: { endedAt: null } }))
    await store.look({ workflowId, reached: null });
  const before = await prisma.event.count();
  const { summary, lines } = await rehearse(decree('off'));
  expect(lines.map(({ id }) => id)).toEqual(
    (await prisma.run.findMany({ where: { endedAt: null }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] })).map(
      ({ id }) => id,
    ),
  );
  expect(summary).toMatchObject({ asked: 6, unfit: 0, faults: [], misfits: [], byDesk: { skai: { asked: 6 } } });
  expect(summary.moves).toBeGreaterThan(1);
  expect(summary.moves + summary.stays).toBe(6);
  expect([await prisma.event.count(), await prisma.rules.count(), await prisma.calendarVersion.count()]).toEqual([
    before,
    1,
    1,
  ]);
  expect(await published('calendar', () => store.publishCalendarYears(decree('off').years))).toEqual(foretold(lines));
  // Nobody counts by anything else than what holds by now: nobody is asked.
  expect((await rehearse(decree('off'))).summary).toMatchObject({ asked: 0, byDesk: {} });
  const back = await rehearse(decree('working'));
  expect(await published('calendar', () => store.publishCalendarYears(decree('working').years))).toEqual(
    foretold(back.lines),
  );
});

test('X-4 what a decree makes overdue turns red, and what it makes overdue no longer turns green', async () => {
  const { clock, store } = world;
  const { ticketId } = await file(world, { topic: 'consulting', vehicles: null });
  // Due on the 10th at 18:00 in Moscow, with the day off a day later.
  clock.at = Date.parse('2026-03-11T07:00:00Z');
  const off = await rehearse(decree('off'));
  const moved = {
    clock: 'resolution',
    before: Date.parse('2026-03-10T15:00:00Z'),
    after: Date.parse('2026-03-11T15:00:00Z'),
  };
  expect(off.summary).toMatchObject({ red: 0, green: 1 });
  expect(off.lines[0]?.moves).toContainEqual(expect.objectContaining({ ...moved, turns: 'green' }));
  await store.publishCalendarYears(decree('off').years);
  expect(await recalculate('ticket', ticketId, 'calendar')).toBe('done');
  const on = await rehearse(decree('working'));
  expect(on.summary).toMatchObject({ red: 1, green: 0 });
  expect(on.lines[0]?.moves).toContainEqual(
    expect.objectContaining({ clock: 'resolution', before: moved.after, after: moved.before, turns: 'red' }),
  );
});

test('X-4 years of a layer by which nobody counts ask nobody, and a layer that is none is told of', async () => {
  await file(world);
  const [{ layer: _, year } = { year: undefined }] = decree('off').years;
  if (year === undefined) throw new Error('no year');
  const elsewhere: Proposed = { kind: 'calendar-years', years: [{ layer: 'xx', year }] };
  expect((await rehearse(elsewhere)).summary).toMatchObject({ asked: 0, faults: [] });
  const broken: Proposed = {
    kind: 'calendar-years',
    years: [{ layer: 'ru', year: { ...year, holidays: [{ date: '2026-02-30', nameRu: '?', nameEn: '?' }] } }],
  };
  const { summary } = await rehearse(broken);
  expect(summary).toMatchObject({ asked: 0 });
  expect(summary.faults).toHaveLength(1);
});

test('X-2 X-4 a contract moves the open tickets of its client alone, if they are to move, and says what it takes from them', async () => {
  const { store, clientId } = world;
  const other = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', other);
  await file(world, { clientId: other, authorId: stranger.personId, actor: stranger });
  const { ticketId } = await file(world);
  const patch = { clocks: { triage: { limit: '4 working-hour', source: '3.1' } } };
  const contract = { desk: 'skai', clientId, number: '7', patch, validFrom: '2026-03-02', validTo: null };
  const proposed: Proposed = { kind: 'contract', ...contract };
  expect((await rehearse(proposed, 'keep')).summary).toMatchObject({ asked: 0 });
  const { summary, lines } = await rehearse(proposed);
  expect(summary).toMatchObject({ asked: 1, moves: 1, byDesk: { skai: { asked: 1, moves: 1, unfit: 0 } } });
  expect(lines).toMatchObject([
    {
      id: ticketId,
      moves: [
        { clock: 'triage', before: Date.parse('2026-03-03T15:00:00Z'), after: Date.parse('2026-03-02T11:00:00Z') },
      ],
    },
  ]);
  const verified = await file(world, { topic: 'verification', vehicles: null });
  const less = { topics: { verification: null }, clocks: { resolution: { limit: { verification: null } } } };
  const gone = await rehearse({ kind: 'contract', ...contract, number: '8', patch: less });
  expect(gone.summary.faults).toEqual([]);
  expect(gone.summary).toMatchObject({ asked: 2, moves: 0, stays: 1, unfit: 1 });
  expect(gone.lines.find(({ id }) => id === verified.ticketId)).toMatchObject({ outcome: 'unfit', lacks: ['topic'] });
  const faulty = await rehearse({ kind: 'contract', ...contract, patch: { clocks: { triage: { limit: 'soon' } } } });
  expect(faulty.summary).toMatchObject({ asked: 0, faults: [{ path: 'clocks.triage.limit' }] });
  expect(await published('contract', () => store.addContract(contract))).toEqual(
    expect.arrayContaining(foretold(lines) as unknown[]),
  );
  expect((await rehearse(proposed)).summary.faults).toMatchObject([{ path: 'number' }]);
});

test('X-1 X-4 a version moves the open tickets of its desk under their contracts, and names the contracts that it does not fit', async () => {
  const { store, clientId } = world;
  const other = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', other);
  const free = await file(world, { clientId: other, authorId: stranger.personId, actor: stranger });
  const patch = { waits: { vehicle: { pauses: ['resolution'], source: '2.4' } } };
  await store.addContract({ desk: 'skai', clientId, number: '7', patch, validFrom: '2026-01-01', validTo: null });
  const bound = await file(world);
  const clocks = skai['clocks'] as JsonObject;
  const triage = { ...(clocks['triage'] as JsonObject), limit: '2 working-day' };
  // Comes into force some day: it is rehearsed as of then.
  const version = { version: '3', publishedOn: '2026-03-01', inForceFrom: '2026-03-20' };
  const next: JsonObject = { ...skai, ...version, clocks: { ...clocks, triage } };
  const whole = await rehearse({ kind: 'regulation', document: next });
  expect(whole.summary).toMatchObject({ asked: 2, moves: 2, misfits: [] });
  const moved = { before: Date.parse('2026-03-03T15:00:00Z'), after: Date.parse('2026-03-04T15:00:00Z') };
  for (const line of whole.lines) expect(line.moves).toMatchObject([{ clock: 'triage', ...moved }]);
  const poorer = await rehearse({ kind: 'regulation', document: withoutWait(next) });
  if (poorer.summary.faults.length > 0) throw new Error(JSON.stringify(poorer.summary.faults));
  expect(poorer.summary).toMatchObject({ asked: 2, moves: 1, unfit: 1, misfits: [{ clientId, contract: '7' }] });
  const byId = new Map(poorer.lines.map((line) => [line.id, line]));
  expect(byId.get(free.ticketId)).toMatchObject({ outcome: 'moves' });
  expect(byId.get(bound.ticketId)).toMatchObject({ outcome: 'unfit', lacks: ['contract'] });
  const known = await rehearse({ kind: 'regulation', document: { ...next, version: '2.2' } });
  expect(known.summary.faults).toMatchObject([{ path: 'version' }]);
});

test('X-4 npm run rehearse tells it in both languages, as one JSON value, and says what cannot be published', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearse-'));
  const put = (name: string, content: unknown): string => {
    const file = path.join(folder, name);
    writeFileSync(file, name.endsWith('.json') ? JSON.stringify(content) : stringify(content));
    return file;
  };
  const tell = (...args: string[]): ReturnType<typeof tellRehearsal> => tellRehearsal(args, () => world.url);
  const { tid } = await file(world, { topic: 'consulting', vehicles: null });
  const holiday = { date: '2026-03-05', name_ru: 'Праздник', name_en: 'Holiday' };
  const shipped = JSON.parse(readFileSync('regulations/calendars/ru-2026.json', 'utf8')) as { holidays: unknown[] };
  const year = put('ru-2026.json', { ...shipped, holidays: [...shipped.holidays, holiday] });
  const russian = await tell(year);
  expect(russian).toMatchObject({ status: 0, complaint: '' });
  expect(russian.output).toContain('Репетиция. Календарь России, 2026 год');
  expect(russian.output).toMatch(/^Техническая поддержка SKAI +1 +1 +0 +0$/m);
  expect(russian.output).toContain(tid);
  expect(russian.output).toContain('10.03.2026, 18:00 (UTC+03:00)  11.03.2026, 18:00 (UTC+03:00)');
  const english = await tell(year, '--lang', 'en');
  expect(english.output).toContain('Rehearsal. Calendar of Russia, 2026');
  expect(english.output).not.toMatch(/[а-яё]/i);
  const told = JSON.parse((await tell(year, '--json')).output) as { summary: RehearsalSummary; lines: RehearsalLine[] };
  expect(told).toMatchObject({ summary: { asked: 1, moves: 1 }, lines: [{ number: tid, outcome: 'moves' }] });
  const clocks = { triage: { limit: '4 working-hour', source: '3.1' } };
  const contract = { number: '7', desk: 'skai', validFrom: '2026-03-02', patch: { clocks } };
  const whose = put('contract.yaml', contract);
  expect(await tell(whose, '--client', 'Северный путь')).toMatchObject({ status: 0, complaint: '' });
  expect((await tell(whose, '--client', world.clientId, '--keep')).output).toContain('Ни одной открытой заявки');
  expect((await tell(whose, '--client', world.clientId)).output).toContain(
    'Репетиция. Договор № 7, Северный путь (Техническая поддержка SKAI)',
  );
  // Names are those that people know: of a clock as the client's contract has it, of the company whose contract does not fit.
  const own = { clocks: { resolution: { title: { ru: 'Особое решение', en: 'Special solution' } } } };
  const waits = { vehicle: { pauses: ['resolution'], source: '2.4' } };
  const held = { desk: 'skai', clientId: world.clientId, number: '9', validFrom: '2026-01-01', validTo: null };
  await world.store.addContract({ ...held, patch: { ...own, waits } });
  expect((await tell(year)).output).toContain('Особое решение');
  const next = { ...withoutWait(skai), version: '3', publishedOn: '2026-03-01', inForceFrom: '2026-03-20' };
  expect((await tell(put('poorer.yaml', next))).output).toContain(
    'Техническая поддержка SKAI, редакция 3, договор № 9 (Северный путь)',
  );
  expect(await tell(whose)).toMatchObject({ status: 2, output: '' });
  expect(await tell(whose, '--client', 'Никто')).toMatchObject({ status: 1, output: '' });
  const faulty = put('faulty.yaml', { ...contract, patch: { clocks: { triage: { limit: 'soon' } } } });
  expect(await tell(faulty, '--client', world.clientId)).toMatchObject({ status: 1, output: '' });
  expect((await tell(faulty, '--client', world.clientId)).complaint).toContain('clocks.triage.limit');
  expect(await tell('regulations/skai/regulation.yaml')).toMatchObject({ status: 1, output: '' });
  for (const wrong of [[], ['--sead'], [year, whose], ['no-such-file.yaml'], [year, '--lang', 'de']])
    expect(await tell(...wrong)).toMatchObject({ status: 2, output: '' });
  expect((await tell('--help')).output).toContain('npm run rehearse');
  rmSync(folder, { recursive: true });
});

test('X-4 the run of a publication rehearses its draft, keeps a line a process, and is not heard once it was revised', async () => {
  const { store } = world;
  const administrator = await addActor(store, 'administrator', 'administrator', null);
  const moved = await file(world, { topic: 'consulting', vehicles: null });
  const given = (id: string) => ({
    ...{ id, identity: randomUUID(), actor: administrator, channel: 'api' as const },
    by: { personId: administrator.personId, requestId: 'test' },
  });
  const id = randomUUID();
  expect(await store.draftChange({ ...given(id), desk: 'skai', content: decree('off'), most: 5 })).toMatchObject({
    kind: 'drafted',
  });
  const run = async (meanwhile = () => Promise.resolve()): Promise<void> => {
    const asked = await store.askRehearsal(given(id), { openTickets: 'move' });
    if (asked.kind !== 'done') throw new Error(asked.kind);
    const { workflowId } = await world.prisma.run.findFirstOrThrow({ where: { id } });
    await meanwhile();
    await store.rehearseDraft({ workflowId, signal: new AbortController().signal, onProgress: () => undefined });
  };
  await run();
  const { state } = (await store.readDraft(id)) ?? {};
  expect(state).toMatchObject({
    stage: 'draft',
    rehearsal: { result: { summary: { asked: 1, moves: 1, red: 0, faults: 0, misfits: 0 } } },
  });
  const kept = await store.readRehearsal(id);
  if (kept === undefined) throw new Error('no rehearsal');
  expect(kept).toMatchObject({ asked: state?.rehearsal?.id, at: world.clock.at, faults: [], misfits: [] });
  const lines = (await store.listRehearsalLines({ id: kept.id, desks: ['skai'] }, null, 50)) as { items?: unknown };
  expect(lines.items).toMatchObject([
    { number: moved.tid, clientName: 'Северный путь', outcome: 'moves', moves: [{ clock: 'resolution', turns: null }] },
  ]);
  for (const none of [
    { desks: ['demo'] },
    { desks: ['skai'], turns: 'red' as const },
    { desks: ['skai'], outcome: 'unfit' as const },
  ])
    expect(await store.listRehearsalLines({ id: kept.id, ...none }, null, 50)).toMatchObject({ items: [] });
  const { draft } = world.prisma;
  const { number } = await draft.findUniqueOrThrow({ where: { id } });
  const told = await tellRehearsal(['--publication', String(number), '--json'], () => world.url);
  expect(JSON.parse(told.output)).toMatchObject({ summary: { asked: 1, moves: 1 } });
  expect(await tellRehearsal(['--publication', '999999'], () => world.url)).toMatchObject({ status: 1, output: '' });
  // What comes of a rehearsal of something else is nobody's.
  await run(async () => void (await store.reviseDraft(given(id), decree('working'))));
  expect((await store.readRehearsal(id))?.id).toBe(kept.id);
  await run();
  expect((await store.readDraft(id))?.state.rehearsal).toMatchObject({ result: { summary: { asked: 0 } } });
  expect(await world.prisma.rehearsalLine.count()).toBe(0);
});
