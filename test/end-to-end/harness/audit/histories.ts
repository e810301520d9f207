import { isDeepStrictEqual } from 'node:util';
import { aimOf, isRunning, type ClockRules, type ClockState } from '../../../../domain/process/clocks';
import { evolve, firstState } from '../../../../domain/ticket';
import { evolveVisit, firstVisitState } from '../../../../domain/visit';
import { noticeRowsOf, type NoticeRow } from '../../../../store/rows/notices-of';
import { readEvents } from '../../../../store/rows/state-of';
import type { StaffMember } from '../../../../store/rules/library';
import { visitNoticeRowsOf } from '../../../../store/visits/visit-notices';
import { readVisitEvents } from '../../../../store/visits/visit-state-of';
import type { Product } from '../product';
import { json, type Counts, type Note } from './note';

/** What happened to a ticket or a visit, and what is stored of it. */
interface Story<State, Event> {
  /** Its public number. */
  readonly name: string;
  readonly state: State;
  readonly rules: ClockRules;
  readonly events: readonly Event[];
  /** The state after an event; null before the first one. */
  readonly fold: (state: State | null, event: Event) => State;
  /** Whom its events tell of what. */
  readonly told: readonly NoticeRow[];
  /** The notices that are its own: those of a visit stand under its ticket too. */
  readonly notices: { readonly ticketId: string; readonly visitId: string | null };
}

interface StoredState {
  readonly lastAt: number;
  readonly clocks: readonly ClockState[];
}

type StoredEvent = { readonly revision: number; readonly at: number } & (
  { readonly type: 'threshold-told'; readonly key: string; readonly code: string } | { readonly type: string }
);

export async function checkTickets(product: Product, ids: readonly string[], note: Note): Promise<Counts> {
  const { prisma, store } = product;
  const staffOf = await readStaff(product);
  const check = checker(product, note);
  for (const id of ids) {
    const read = await store.readTicket(id);
    if (!read) throw new Error(`The ticket ${id} is gone`);
    const { state, rules } = read;
    const events = await readEvents(prisma, id, 0);
    await check.story<typeof state, (typeof events)[number]>({
      name: state.tid,
      state,
      rules,
      events,
      fold: (before, event) => (event.type === 'opened' ? firstState(event) : evolve(begun(before), event)),
      told: noticeRowsOf(null, events, () => rules, staffOf(state.desk)),
      notices: { ticketId: id, visitId: null },
    });
  }
  return check.counts('tickets');
}

export async function checkVisits(product: Product, ids: readonly string[], note: Note): Promise<Counts> {
  const { prisma, store } = product;
  const staffOf = await readStaff(product);
  const check = checker(product, note);
  for (const id of ids) {
    const read = await store.readVisit(id);
    const ticket = read && (await store.readTicket(read.state.ticketId));
    if (!read || !ticket) throw new Error(`The visit ${id} or its ticket is gone`);
    const { state, rules } = read;
    const events = await readVisitEvents(prisma, id, 0);
    await check.story<typeof state, (typeof events)[number]>({
      name: state.number,
      state,
      rules,
      events,
      fold: (before, event) =>
        event.type === 'visit-opened' ? firstVisitState(event) : evolveVisit(begun(before), event),
      told: visitNoticeRowsOf(null, events, ticket.state, staffOf(state.desk)),
      notices: { ticketId: state.ticketId, visitId: id },
    });
  }
  return check.counts('visits');
}

function begun<State>(state: State | null): State {
  if (!state) throw new Error('The first event opens it');
  return state;
}

async function readStaff({ prisma }: Product): Promise<(desk: string) => readonly StaffMember[]> {
  const staff = await prisma.membership.findMany({ where: { active: true, role: { not: 'client' } } });
  return (desk) => staff.filter((member) => member.desk === desk);
}

/**
 * Of every story: revisions without gaps, the state that its events fold to, what was told of them to whom, thresholds once and
 * at their instants, and clocks whose dates follow from their inputs.
 */
function checker({ prisma }: Product, note: Note) {
  const counts = { stories: 0, events: 0, notices: 0, told: 0, aimed: 0 };
  const story = async <State extends StoredState, Event extends StoredEvent>(
    one: Story<State, Event>,
  ): Promise<void> => {
    const { name, state, rules, events, fold, told, notices } = one;
    counts.stories += 1;
    counts.events += events.length;
    if (events.some(({ revision }, index) => revision !== index + 1)) note(`${name}: its revisions have gaps`);
    let folded: State | null = null;
    for (const event of events) {
      if ('code' in event && event.type === 'threshold-told') {
        counts.told += 1;
        const at = aimedAt(folded, event);
        if (at !== event.at) note(`${name}: ${event.key} ${event.code} was told at ${event.at}, aimed at ${at}`);
      }
      folded = fold(folded, event);
    }
    if (!isDeepStrictEqual(json(folded), json(state))) note(`${name}: its state is not what its events say`);
    for (const clock of state.clocks.filter(isRunning)) {
      counts.aimed += 1;
      const { due } = aimOf(clock, rules, state.lastAt);
      if (due !== clock.aim.due) note(`${name}: ${clock.key} is due ${clock.aim.due}, its inputs say ${due}`);
    }
    const written = await prisma.notice.findMany({ where: notices });
    counts.notices += written.length;
    if (!isDeepStrictEqual(named(written), named(told))) note(`${name}: its notices are not those of its events`);
    const unsent = written.filter((row) => row.state !== 'delivered' || row.deliveredAt === null);
    if (unsent.length > 0) note(`${name}: ${unsent.length} notices were not delivered`);
  };
  return {
    story,
    counts: (what: 'tickets' | 'visits'): Counts => ({
      [what]: counts.stories,
      [`events of ${what}`]: counts.events,
      [`notices of ${what}`]: counts.notices,
      [`thresholds told of ${what}`]: counts.told,
      [`clocks of ${what} aimed anew`]: counts.aimed,
    }),
  };
}

/** When a threshold is to be told: at its instant, or with the start of a clock that starts later. */
function aimedAt(before: StoredState | null, { key, code }: { readonly key: string; readonly code: string }) {
  const clock = before?.clocks.find((each) => each.key === key);
  const threshold = clock?.aim.thresholds.find((each) => each.code === code && each.armed);
  return clock && threshold && Math.max(threshold.at, clock.startedAt);
}

function named(rows: readonly { revision: number; kind: string; recipientId: string }[]): string[] {
  return rows.map(({ revision, kind, recipientId }) => `${revision} ${kind} ${recipientId}`).sort();
}
