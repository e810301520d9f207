/** A request of a simulated year, said again through the real workflows and store, and in memory at the instants that came of it. */
import type { DeskMember, PersonActor } from '../../domain/policy/actor';
import type { Rules } from '../../domain/process';
import { Case, simulate, type PassedWord, type Word } from '../../domain/simulation';
import type { LaterBody, Open } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Field, LaterVisitCommand } from '../../domain/visit';
import { membershipOf } from '../../store/membership';
import { builtIn, catalogOf, rulesOf } from '../domain/ticket/story';
import { keepFile } from '../support/file';
import type { DatedStage } from './dated-stage';

export type Desk = Parameters<typeof builtIn>[0];

/** A story that a year has, short, and over before the year is. */
export function storyOf(desk: Desk, which: (types: readonly string[]) => boolean): readonly Word[] {
  const stories = new Map<string, Word[]>();
  const heard = (word: Word): void => {
    const story = stories.get(word.tid) ?? [];
    stories.set(word.tid, story);
    story.push(word);
  };
  simulate({ rules: rulesOf(builtIn(desk)), year: 2027, seed: '7', requests: 60, specialists: 1, heard });
  const short = [...stories.values()]
    .filter((story) => story.length <= 11 && which(story.map(({ body }) => body.type)))
    .sort((a, b) => a.length - b.length);
  const [found] = short;
  if (found === undefined) throw new Error(`no story of ${desk} is such a one`);
  return found;
}

/** Who says the words of a desk: a user of its first company, a manager, and the technician of Moscow. */
export interface Speakers {
  readonly author: PersonActor;
  readonly manager: PersonActor;
  readonly technician: PersonActor | undefined;
  readonly members: readonly DeskMember[];
}

export async function speakersOf({ database, store }: DatedStage, desk: string): Promise<Speakers> {
  const rows = await database.membership.findMany({ where: { desk, active: true }, orderBy: { shortId: 'asc' } });
  const members = new Map<string, DeskMember & { held: DeskMember['held'][number][] }>();
  for (const row of rows) {
    const { personId, shortId, role, clientId, inCompany, services } = membershipOf(row);
    const member = members.get(shortId) ?? { personId, shortId, held: [] };
    members.set(shortId, member);
    member.held.push({ role, clientId, inCompany, services });
  }
  const all = [...members.values()];
  const as = (role: PersonActor['role'], among = all): PersonActor | undefined => {
    const found = among.find(({ held }) => held.some((each) => each.role === role && each.inCompany !== 'integration'));
    const held = found?.held.find((each) => each.role === role);
    return found && held && { kind: 'person', personId: found.personId, shortId: found.shortId, ...held };
  };
  const technicians = await store.listTechnicians(desk, null, 200);
  const inMoscow = technicians.kind === 'page' ? technicians.items.find(({ home }) => home === '77') : undefined;
  const [author, manager] = [as('client'), as('manager')];
  if (author === undefined || manager === undefined) throw new Error(`${desk} has no people`);
  const technician = as(
    'technician',
    all.filter(({ shortId }) => shortId === inMoscow?.shortId),
  );
  return { author, manager, technician, members: all };
}

/** Says a word of a story on the real parts. @returns the id of its ticket */
export async function saidForReal(
  stage: DatedStage,
  { author, manager, technician }: Speakers,
  { at, actor, body, visit, channel }: Word,
  ticketId: string,
): Promise<string> {
  if (body.type === 'open') {
    const { desk, topic, vehicles, category, requestType, reportedByPhone } = body;
    return stage.file(at, { author, desk, topic, vehicles, category, requestType, reportedByPhone, channel });
  }
  const by = actor.kind === 'person' && actor.role === 'client' ? author : manager;
  const { type, ...content } = await asReal(stage, { body, ticketId, manager, technician });
  if (visit === null) await stage.give(at, by, type as LaterBody['type'], content, ticketId);
  else {
    const id = (await stage.ticket(ticketId)).visits[visit]?.id ?? '';
    await stage.giveVisit(at, id, by, type as LaterVisitCommand['type'], content);
  }
  return ticketId;
}

/** The people, files and orders that a word names are others here. */
async function asReal(
  stage: DatedStage,
  {
    body,
    ticketId,
    manager,
    technician,
  }: Pick<Speakers, 'manager' | 'technician'> & Pick<Word, 'body'> & { ticketId: string },
): Promise<Record<string, unknown> & { type: string }> {
  switch (body.type) {
    case 'assign':
      return { ...body, to: manager.shortId };
    case 'request-visit':
      return { ...body, subject: '77' };
    case 'offer-slot':
      return { ...body, technician: technician?.shortId };
    case 'receive-parts':
      return { ...body, order: (await stage.ticket(ticketId)).orders.at(-1)?.id };
    case 'act': {
      const { desk } = await stage.ticket(ticketId);
      const photo = {
        desk,
        uploadedBy: manager.personId,
        name: 'photo.png',
        mediaType: 'image/png',
        bytes: Buffer.from('a'),
      };
      const kept = await keepFile(stage.store, photo);
      return { ...body, attachments: [kept.id] };
    }
    default:
      return { ...body };
  }
}

/** A fact, as far as it says what is due when, who was told, and how it ended. */
export interface Told {
  readonly of: number;
  readonly type: string;
  readonly at: string;
  readonly key?: unknown;
  readonly code?: unknown;
  readonly due?: string | null;
  readonly how?: unknown;
}

interface Fact {
  readonly type: string;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

const second = (at: unknown): string | null =>
  typeof at === 'number' ? new Date(Math.floor(at / 1_000) * 1_000).toISOString() : null;

function toldOf(of: number, { type, at, data }: Fact): Told {
  const head = { of, type, at: second(at) ?? '' };
  const aim = data['aim'] as { readonly due?: unknown } | undefined;
  switch (type) {
    case 'clock-aimed':
      return { ...head, key: data['key'], due: second(aim?.due) };
    case 'threshold-told':
      return { ...head, key: data['key'], code: data['code'], due: second(data['due']) };
    case 'closed':
      return { ...head, how: data['how'] };
    default:
      return head;
  }
}

/** What the real parts have recorded of a ticket, 0, and its visits, from 1. */
export async function recorded({ database }: DatedStage, ticketId: string, visits: readonly string[]): Promise<Told[]> {
  const events = await database.event.findMany({
    where: { processId: { in: [ticketId, ...visits] } },
    orderBy: [{ processKind: 'asc' }, { revision: 'asc' }],
  });
  return [ticketId, ...visits].flatMap((id, of) =>
    events
      .filter(({ processId }) => processId === id)
      .map(({ type, at, data }) => toldOf(of, { type, at: at.getTime(), data: data as Fact['data'] })),
  );
}

const field: Field = {
  technician: (shortId) => ({ shortId, skills: [], home: '77' }),
  engagement: () => null,
  stock: () => 1_000,
};

/** The same words at the same instants, in memory, up to the last of them and what time brings until then. */
export async function inMemory(
  { database, store }: DatedStage,
  { members }: Speakers,
  ticketId: string,
  until: Instant,
): Promise<Told[]> {
  const pinned = await store.readTicket(ticketId);
  if (pinned === undefined) throw new Error('the ticket is gone');
  const { state, rules } = pinned;
  const rows = await database.inbox.findMany({ where: { rootId: ticketId }, orderBy: { seq: 'asc' } });
  const passed = rows.filter(({ actor }) => (actor as { kind: string }).kind === 'system');
  const played = new Case(state.tid, {
    rules,
    catalog: catalogOf(rules satisfies Rules),
    directory: { member: (shortId) => members.find((each) => each.shortId === shortId), members: () => members },
    field: () => field,
    arrives: (type: PassedWord, written) => {
      const place = passed.findIndex((row) => row.type === type);
      const [row] = place < 0 ? [] : passed.splice(place, 1);
      return row?.receivedAt.getTime() ?? written;
    },
  });
  for (const row of rows) {
    const actor = row.actor as unknown as PersonActor;
    if (actor.kind !== 'person') continue;
    const at = row.receivedAt.getTime();
    const body = { ...(row.content as object), type: row.type } as unknown as Open | LaterBody | LaterVisitCommand;
    if (body.type === 'open') {
      played.file(
        at,
        actor,
        // What the store looks up for a filing is no part of the words: who of the company follows all of its tickets, say.
        { ...body, ticketId, tid: state.tid, pin: rules.pin, splitFrom: null, shareWith: state.sharedWith },
        row.channel as 'portal',
      );
      continue;
    }
    const place = state.visits.findIndex(({ id }) => id === row.processId);
    const said =
      place < 0
        ? played.say(at, actor, withOrder(body as LaterBody, played))
        : played.sayToVisit(at, played.visits[place]?.id ?? '', actor, body as LaterVisitCommand);
    const real = row.outcome === 'done' ? 'done' : row.refusal;
    if (said !== real) throw new Error(`${state.tid} ${body.type}: ${real} for real, ${said} in memory`);
  }
  played.passTo(until);
  const facts = [played.events, ...played.visitEvents.values()] as unknown as Fact[][];
  return facts.flatMap((events, of) =>
    events.map((event) => toldOf(of, { ...event, data: event as unknown as Fact['data'] })),
  );
}

function withOrder(body: LaterBody, { ticket }: Case): LaterBody {
  return body.type === 'receive-parts' ? { ...body, order: ticket.orders.at(-1)?.id ?? '' } : body;
}
