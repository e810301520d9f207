import type { PersonActor } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import type { CommandBody, TicketState } from '../../domain/ticket';
import type { VisitBody } from '../../domain/visit';
import { loadBuiltIns } from '../../regulations';
import { loadCalendars, shippedLayers } from '../../regulations/load-calendars';
import { createStore } from '../../store';
import type { Store, StoreOptions } from '../../store';
import type { Prisma } from '../../prisma/generated/client';
import { clockFrom } from '../../store/clock';
import type { Clock } from '../../store/clock';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { insertRows } from '../../store/process/inbox';
import type { LookInput, LookResult } from '../../store/process/look';
import { rowOf, type Receipt } from '../../store/process/receipt';
import type { Said } from '../../store/process/said';
import type { Filed } from '../../store/tickets/file-ticket';
import type { Filing } from '../../store/tickets/filing';
import { createPublishedDatabase, createTestDatabase, publishedAt } from '../support/database';

/** Monday, 2 March 2026, 10:00 in Moscow. */
export const monday = Date.parse('2026-03-02T07:00:00Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A clock that stands until it is moved. */
export class StillClock implements Clock {
  constructor(public at: number) {}

  now(): Promise<number> {
    return Promise.resolve(this.at);
  }

  async inSql(): Promise<Prisma.Sql> {
    return clockFrom(() => this.now()).inSql();
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

/** A desk with its people, on a database of its own. */
export interface World {
  readonly url: string;
  readonly prisma: Database;
  readonly store: Store;
  readonly clock: StillClock;
  readonly clientId: string;
  /** Users of the client. */
  readonly author: PersonActor;
  readonly colleague: PersonActor;
  readonly specialist: PersonActor;
  readonly manager: PersonActor;
  close(): Promise<void>;
}

export async function makeWorld(
  at: number = monday,
  options: Omit<StoreOptions, 'prisma' | 'clock'> = {},
): Promise<World> {
  const isPublished = at === publishedAt();
  const { url, drop } = await (isPublished ? createPublishedDatabase() : createTestDatabase());
  const prisma = createPrisma(url);
  const clock = new StillClock(at);
  const store = createStore({ prisma, clock, ...options });
  if (!isPublished) {
    const years = [...loadCalendars()].flatMap(([layer, ofLayer]) => ofLayer.map((year) => ({ layer, year })));
    await store.publishCalendarYears(years);
    for (const { document } of loadBuiltIns(shippedLayers())) await store.publishRegulation(document);
  }
  const clientId = await store.addClient({ name: 'Северный путь', emailDomains: ['sever.example'] });
  return {
    url,
    prisma,
    store,
    clock,
    clientId,
    author: await addActor(store, 'author', 'client', clientId),
    colleague: await addActor(store, 'colleague', 'client', clientId),
    specialist: await addActor(store, 'specialist', 'specialist', null),
    manager: await addActor(store, 'manager', 'manager', null),
    async close() {
      await prisma.$disconnect();
      await drop();
    },
  };
}

export async function addActor(store: Store, name: string, role: Role, clientId: string | null): Promise<PersonActor> {
  const email = `${name}@people.example`;
  const { personId } = await store.addPerson({ name, email, language: 'ru', timeZone: 'Europe/Moscow' });
  const shortId = await store.addMembership({ personId, desk: 'skai', role, clientId });
  return { kind: 'person', personId, shortId, role, clientId: role === 'client' ? clientId : null };
}

let words = 0;

/** An identity that nothing else has. */
export function identity(): string {
  words += 1;
  return `test/${words}`;
}

export function filing(world: World, changes: Partial<Filing> = {}): Filing {
  return {
    identity: identity(),
    desk: 'skai',
    clientId: world.clientId,
    authorId: world.author.personId,
    actor: world.author,
    channel: 'portal',
    subject: 'Нет данных о топливе',
    text: 'С утра нет данных по трём машинам.',
    topic: 'remote-diagnostics',
    vehicles: 3,
    ...changes,
  };
}

export type FiledTicket = Extract<Filed, { kind: 'filed' }>;

/** A filing that is taken. */
export async function file(world: World, changes: Partial<Filing> = {}): Promise<FiledTicket> {
  const filed = await world.store.fileTicket(filing(world, changes));
  if (filed.kind !== 'filed') throw new Error(`not filed: ${JSON.stringify(filed)}`);
  return filed;
}

interface More {
  readonly identity?: string;
  readonly ifMatch?: number;
  /** When it reached us. */
  readonly at?: number;
  readonly receivedAt?: number;
}

/** A word as the edge makes it. */
export function receipt(
  kind: 'ticket' | 'visit',
  id: string,
  actor: PersonActor,
  { type, ...content }: CommandBody | VisitBody,
  more: More = {},
): Receipt {
  return { kind, id, identity: identity(), type, content, actor, channel: 'portal', ...more };
}

/** A word to a ticket, said as the API says it. */
export function say(
  { store }: Pick<World, 'store'>,
  ticketId: string,
  actor: PersonActor,
  body: CommandBody,
  more: More = {},
): Promise<Said<TicketState>> {
  return store.sayToTicket(receipt('ticket', ticketId, actor, body, more));
}

/** A word whose row alone was written, as the slow path leaves it: nobody has decided it. @returns its id */
export async function put({ prisma, clock }: Pick<World, 'prisma' | 'clock'>, word: Receipt): Promise<string> {
  const row = rowOf(word);
  const { kind, id } = word;
  const { rootId } = await prisma.process.findUniqueOrThrow({ where: { kind_id: { kind, id } } });
  await prisma.$executeRaw(insertRows({ kind, id, rootId }, [row], await clock.inSql()));
  return row.id;
}

/** The run of a process looks. */
export async function look(
  { store, prisma }: Pick<World, 'store' | 'prisma'>,
  id: string,
  more: Partial<LookInput> = {},
): Promise<LookResult> {
  const { workflowId } = await prisma.run.findFirstOrThrow({ where: { id } });
  return store.look({ workflowId, reached: null, ...more });
}

/** Looks until nothing is left. @returns how often it was necessary */
export async function lookUntilDone(world: Pick<World, 'store' | 'prisma'>, id: string): Promise<number> {
  for (let looks = 1; ; looks += 1) if (!(await look(world, id)).more) return looks;
}

/** What became of a word that was decided at once. */
export interface Acted {
  readonly commandId: string;
  readonly outcome: 'done' | 'refused' | 'fault';
  readonly refusal: string | null;
}

export function decided<State>(said: Said<State>): Extract<Said<State>, { kind: 'decided' }> {
  if (said.kind !== 'decided') throw new Error(`not decided: ${said.kind}`);
  return said;
}

export function actedOf<State>(said: Said<State>): Acted {
  const { commandId, result } = decided(said);
  return { commandId, outcome: result.kind, refusal: result.kind === 'refused' ? result.code : null };
}

/** A word to a ticket and its outcome. */
export async function act(
  world: Pick<World, 'store'>,
  ticketId: string,
  actor: PersonActor,
  body: CommandBody,
  more: More = {},
): Promise<Acted> {
  return actedOf(await say(world, ticketId, actor, body, more));
}

/** Triages and solves a ticket. @returns the id of the solution */
export async function solve(world: World, ticketId: string): Promise<string> {
  const expectedAt = world.clock.at + 2 * day;
  await act(world, ticketId, world.specialist, { type: 'triage', outcome: 'estimate', text: 'Смотрим.', expectedAt });
  const { commandId, outcome } = await act(world, ticketId, world.specialist, {
    type: 'solve',
    kind: 'answer',
    text: 'Перезагрузите блок.',
  });
  if (outcome !== 'done') throw new Error('not solved');
  return commandId;
}

/** The words of a ticket, in order. */
export function wordsOf({ store }: Pick<World, 'store'>, ticketId: string): ReturnType<Store['readMessages']> {
  return store.readMessages({ rootId: ticketId, processId: ticketId });
}

export async function eventTypes({ store }: World, ticketId: string): Promise<string[]> {
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 1_000 });
  return events.map(({ type }) => type);
}
