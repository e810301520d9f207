import { isDeepStrictEqual } from 'node:util';
import { aimOf, fold, isRunning } from '../../../../domain/process';
import type {
  Addressee,
  CommandBody,
  ProcessEvent,
  ProcessKind,
  ProcessState,
  Rules,
  RulesCatalog,
} from '../../../../domain/process';
import { ticketKind } from '../../../../domain/ticket';
import { visitKind, type VisitState } from '../../../../domain/visit';
import { noticesOf } from '../../../../store/process/notices-of';
import { readEvents } from '../../../../store/process/state-of';
import { recipientsOf, type Recipients } from '../../../../store/recipients';
import { readStaff as staffOfDesk } from '../../../../store/rules/staff';
import type { StaffMember } from '../../../../store/rules/staff';
import type { Product } from '../product';
import { json, type Counts, type Note } from './note';

/** A process as it is stored, and whom its audiences mean. */
interface Story<State> {
  /** Its public number. */
  readonly name: string;
  readonly state: State;
  readonly rules: Rules;
  readonly persons: (
    audience: Addressee,
    after: State,
    before: State | null,
    staff: readonly StaffMember[],
  ) => readonly string[];
}

export async function checkTickets(product: Product, ids: readonly string[], note: Note): Promise<Counts> {
  const check = await checker(product, ticketKind, note);
  for (const id of ids) {
    const read = await product.store.readTicket(id);
    if (!read) throw new Error(`The ticket ${id} is gone`);
    const { state, rules } = read;
    await check.story({
      name: state.tid,
      state,
      rules,
      persons: (audience, after, before, staff) => recipientsOf(audience, after, staff, before),
    });
  }
  return check.counts();
}

export async function checkVisits(product: Product, ids: readonly string[], note: Note): Promise<Counts> {
  const check = await checker(product, visitKind, note);
  for (const id of ids) {
    const read = await product.store.readVisit(id);
    const ticket = read && (await product.store.readTicket(read.state.ticketId));
    if (!read || !ticket) throw new Error(`The visit ${id} or its ticket is gone`);
    const { state, rules } = read;
    await check.story({ name: state.number, state, rules, persons: toldOfVisit(ticket.state) });
  }
  return check.counts();
}

/** Who sees a ticket is told of its visits; the technician is the one who goes, or whose time is given back. */
function toldOfVisit(ticket: Recipients): Story<VisitState>['persons'] {
  return (audience, after, before, staff) => {
    if (audience !== 'technician') return recipientsOf(audience, ticket, staff);
    const shortId = after.slot?.technician ?? before?.slot?.technician;
    const going = staff
      .filter((member) => member.shortId === shortId && member.role === 'technician')
      .map(({ personId }) => personId);
    return going.length > 0 ? going : recipientsOf('coordinator', ticket, staff);
  };
}

async function readStaff({ prisma }: Product): Promise<(desk: string) => readonly StaffMember[]> {
  const desks = await prisma.desk.findMany({ select: { code: true } });
  const staff = new Map<string, readonly StaffMember[]>();
  for (const { code } of desks) staff.set(code, (await staffOfDesk(prisma, code)).working);
  return (desk) => staff.get(desk) ?? [];
}

/**
 * Of every story: revisions without gaps, the state that its events fold to, what was told of them to whom, thresholds once and
 * at their instants, and clocks whose dates follow from their inputs.
 */
async function checker<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(product: Product, kind: ProcessKind<State, Event, Opening, Later, World>, note: Note) {
  const { prisma } = product;
  const staffOf = await readStaff(product);
  const counts = { stories: 0, events: 0, notices: 0, told: 0, aimed: 0 };
  const story = async ({ name, state, rules, persons }: Story<State>): Promise<void> => {
    const events = await readEvents(prisma, kind, state.id);
    counts.stories += 1;
    counts.events += events.length;
    if (events.some(({ revision }, index) => revision !== index + 1)) note(`${name}: its revisions have gaps`);
    checkTellings(name, events);
    if (!isDeepStrictEqual(json(fold(kind, events)), json(state)))
      note(`${name}: its state is not what its events say`);
    for (const clock of state.clocks.filter(isRunning)) {
      counts.aimed += 1;
      const { due } = aimOf(clock, rules, state.lastAt);
      if (due !== clock.aim.due) note(`${name}: ${clock.key} is due ${clock.aim.due}, its inputs say ${due}`);
    }
    const written = await prisma.notice.findMany({ where: { processKind: kind.kind, processId: state.id } });
    counts.notices += written.length;
    const told = noticesOf(kind, null, events, catalogOf(rules), { persons }, staffOf(state.desk), 0);
    if (!isDeepStrictEqual(named(written), named(told))) note(`${name}: its notices are not those of its events`);
    const unsent = written.filter((row) => row.state !== 'delivered' || row.deliveredAt === null);
    if (unsent.length > 0) note(`${name}: ${unsent.length} notices were not delivered`);
  };
  const checkTellings = (name: string, events: readonly Event[]): void => {
    let before: State | null = null;
    for (const event of events) {
      const fact = event as ProcessEvent & { readonly key?: string; readonly code?: string };
      if (event.type === 'threshold-told') {
        counts.told += 1;
        const at = aimedAt(before, fact);
        if (at !== event.at) note(`${name}: ${fact.key} ${fact.code} was told at ${event.at}, aimed at ${at}`);
      }
      before = before === null ? kind.first(event) : kind.evolve(before, event);
    }
  };
  return {
    story,
    counts: (): Counts => ({
      [`${kind.kind}s`]: counts.stories,
      [`events of ${kind.kind}s`]: counts.events,
      [`notices of ${kind.kind}s`]: counts.notices,
      [`thresholds told of ${kind.kind}s`]: counts.told,
      [`clocks of ${kind.kind}s aimed anew`]: counts.aimed,
    }),
  };
}

/** Nothing that a load says moves a process to other rules. */
function catalogOf(rules: Rules): RulesCatalog {
  return {
    of: () => rules,
    layers: rules.layers,
    newest: rules,
    underCurrentCalendars: () => rules,
    version: () => undefined,
  };
}

/** When a threshold is to be told: at its instant, or with the start of a clock that starts later. */
function aimedAt(
  before: ProcessState | null,
  { key, code }: { readonly key?: string; readonly code?: string },
): number | undefined {
  const clock = before?.clocks.find((each) => each.key === key);
  const threshold = clock?.aim.thresholds.find((each) => each.code === code && each.armed);
  return clock && threshold && Math.max(threshold.at, clock.startedAt);
}

function named(rows: readonly { revision: number; kind: string; recipientId: string }[]): string[] {
  return rows.map(({ revision, kind, recipientId }) => `${revision} ${kind} ${recipientId}`).sort();
}
