/** The books of a product after something has happened to it: whatever was accepted is there once, and every date holds. */
import { isDeepStrictEqual } from 'node:util';
import { aimOf, isRunning, nextTick } from '../../../domain/clock';
import { evolve, firstState, type TicketEvent, type TicketState } from '../../../domain/ticket';
import { readEvents } from '../../../store/rows/state-of';
import { noticeRowsOf } from '../../../store/rows/notices-of';
import type { StaffMember } from '../../../store/rules/library';
import { viewRun } from './engine-view';
import { send, type Load, type LoadTicket, type Word } from './load';
import type { Product } from './product';
import { eventually } from './caller';

export interface Report {
  /** What was looked at, and how much of it. */
  readonly checked: Readonly<Record<string, number>>;
  /** What is wrong, a sentence each; empty when nothing is. */
  readonly findings: readonly string[];
}

type Note = (finding: string) => void;

/** Longer than the lease of notices that a sender held when it died. */
const settleMs = 180_000;

export interface AuditOptions {
  /** Ends those leases instead of waiting for their end. The senders must have come to rest. */
  readonly endLeases?: boolean;
}

/** Looks at everything. The loads must be over and the parts running again; what still moves is given time to come to rest. */
export async function audit(
  product: Product,
  loads: readonly Load[],
  { endLeases = false }: AuditOptions = {},
): Promise<Report> {
  const findings: string[] = [];
  const note: Note = (finding) => void (findings.length < 50 && findings.push(finding));
  for (const [what, count] of loads.flatMap(({ unexpected }) => [...unexpected])) {
    note(`${count} times an answer that nobody should get: ${what}`);
  }
  const words = loads.flatMap((load) => load.words);
  const promised = loads.flatMap((load) => load.tickets);
  for (const part of ['api', 'worker'] as const) {
    if (product[part].deaths > 0) note(`${product[part].deaths} times the ${part} ended by itself`);
  }
  await settle(product, endLeases, note);
  const tickets = await product.prisma.ticket.findMany({ orderBy: { receivedAt: 'asc' }, select: { id: true } });
  const ids = tickets.map(({ id }) => id);
  const checked = {
    'words said': words.length,
    'words sent more than once': words.filter(({ attempts }) => attempts > 1).length,
    'words found once': await checkWords(product, words, note),
    ...(await checkHistories(product, ids, note)),
    ...(await checkRuns(product, ids, note)),
    'dates told at filing that hold': await checkPromises(product, promised, note),
    'words repeated afterwards': await checkRepetition(product, words, note),
    ...(await checkBooks(product, note)),
  };
  return { checked, findings };
}

/** No row without outcome, no notice unsent, no run unconfirmed. */
async function settle({ prisma, store }: Product, endLeases: boolean, note: Note): Promise<void> {
  const left = async (notices: object): Promise<string> => {
    const counts = [
      await prisma.inbox.count({ where: { outcome: null } }),
      await prisma.notice.count({ where: { state: 'waiting', ...notices } }),
      (await store.listUnconfirmedRuns('ticket', -1)).length,
    ] as const;
    return counts.some((count) => count > 0) ? `rows, notices, runs: ${counts.join()}` : '';
  };
  const settled = async (notices: object): Promise<void> => {
    const rest = async () => (await left(notices)) === '';
    await eventually('everything settled', rest, settleMs).catch(async () =>
      note(`did not come to rest: ${await left(notices)}`),
    );
  };
  if (endLeases) {
    await settled({ leaseUntil: null });
    await prisma.notice.updateMany({ where: { state: 'waiting' }, data: { leaseUntil: null } });
  }
  await settled({});
}

/** Every word stands in the inbox once under its key, with an outcome, and its text once in its ticket. */
async function checkWords({ prisma }: Product, words: readonly Word[], note: Note): Promise<number> {
  const rows = await prisma.inbox.findMany({ where: { identity: { startsWith: 'key/' } } });
  const byIdentity = new Map(rows.map((row) => [row.identity, row]));
  const messages = await prisma.message.findMany({ select: { id: true, ticketId: true, text: true } });
  const byText = new Map<string, typeof messages>();
  for (const message of messages) byText.set(message.text, [...(byText.get(message.text) ?? []), message]);
  const filings = new Map<string, number>();
  for (const { ticketId, type } of rows) if (type === 'open') filings.set(ticketId, (filings.get(ticketId) ?? 0) + 1);
  let found = 0;
  for (const word of words) {
    const what = `${word.type} ${word.key} on ticket ${word.ticket.n}`;
    const row = byIdentity.get(`key/${word.who.personId}/${word.key}`);
    if (!row || row.type !== word.type || row.ticketId !== word.ticket.id) {
      note(`${what} was answered ${word.status} and is not there`);
      continue;
    }
    if (word.commandId !== undefined && row.id !== word.commandId) note(`${what} stands under another id`);
    if (row.outcome !== 'done') note(`${what} came to ${row.outcome ?? 'nothing'} ${row.refusal ?? ''}`);
    const said = word.text === null ? [] : (byText.get(word.text) ?? []);
    if (word.text !== null && said.length !== 1) note(`${what} stands ${said.length} times in the ticket`);
    if (word.type === 'open' && filings.get(word.ticket.id) !== 1) note(`${what} filed more than one row`);
    found += 1;
  }
  return found;
}

/**
 * Of every ticket: revisions without gaps, the state that its events fold to, what was told of them to whom, thresholds once and
 * at their instants, and clocks whose dates follow from their inputs.
 */
async function checkHistories(
  { prisma, store }: Product,
  ids: readonly string[],
  note: Note,
): Promise<Record<string, number>> {
  const staffOf = new Map<string, StaffMember[]>();
  for (const member of await prisma.membership.findMany({ where: { active: true, role: { not: 'client' } } })) {
    staffOf.set(member.desk, [...(staffOf.get(member.desk) ?? []), member]);
  }
  const counts = { tickets: 0, events: 0, notices: 0, 'thresholds told': 0, 'clocks aimed anew': 0 };
  for (const id of ids) {
    const read = await store.readTicket(id);
    if (!read) throw new Error(`The ticket ${id} is gone`);
    const { state, rules } = read;
    const events = await readEvents(prisma, id, 0);
    counts.tickets += 1;
    counts.events += events.length;
    if (events.some(({ revision }, index) => revision !== index + 1)) note(`${state.tid}: its revisions have gaps`);
    const folded = foldWatching(events, (before, event) => {
      if (event.type !== 'threshold-told') return;
      counts['thresholds told'] += 1;
      const aimed = before.clocks.find(({ key }) => key === event.key)?.aim.thresholds;
      const at = aimed?.find(({ code, armed }) => code === event.code && armed)?.at;
      if (at !== event.at) note(`${state.tid}: ${event.key} ${event.code} was told at ${event.at}, aimed at ${at}`);
    });
    if (!isDeepStrictEqual(json(folded), json(state))) note(`${state.tid}: its state is not what its events say`);
    for (const clock of state.clocks.filter(isRunning)) {
      counts['clocks aimed anew'] += 1;
      const { due } = aimOf(clock, rules, state.lastAt);
      if (due !== clock.aim.due) note(`${state.tid}: ${clock.key} is due ${clock.aim.due}, its inputs say ${due}`);
    }
    const expected = noticeRowsOf(null, events, () => rules, staffOf.get(state.desk) ?? []);
    const written = await prisma.notice.findMany({ where: { ticketId: id } });
    counts.notices += written.length;
    const named = (rows: readonly { revision: number; kind: string; recipientId: string }[]) =>
      rows.map(({ revision, kind, recipientId }) => `${revision} ${kind} ${recipientId}`).sort();
    if (!isDeepStrictEqual(named(written), named(expected)))
      note(`${state.tid}: its notices are not those of its events`);
    const unsent = written.filter((row) => row.state !== 'delivered' || row.deliveredAt === null);
    if (unsent.length > 0) note(`${state.tid}: ${unsent.length} notices were not delivered`);
  }
  return counts;
}

function foldWatching(
  events: readonly TicketEvent[],
  see: (before: TicketState, event: TicketEvent) => void,
): TicketState | null {
  return events.reduce<TicketState | null>((state, event) => {
    if (event.type === 'opened') return firstState(event);
    if (!state) throw new Error('The first event of a ticket opens it');
    see(state, event);
    return evolve(state, event);
  }, null);
}

/** The timer of a commit starts a little after its instant was computed, on a busy machine or after a fault much later. */
const lateMs = 60_000;

/** Every ticket that goes on has its run, with one timer aimed at the store's next instant; one that has ended has none. */
async function checkRuns(
  { prisma, store, temporal }: Product,
  ids: readonly string[],
  note: Note,
): Promise<Record<string, number>> {
  const counts = {
    'open tickets with their run': 0,
    'timers as the store wants them': 0,
    'ended tickets without a run': 0,
  };
  /** What is wrong; or, when nothing is, what was found. */
  const look = async (id: string): Promise<{ fault: string } | { fault: ''; ended: boolean; timers: number }> => {
    const { endedAt } = await prisma.ticket.findUniqueOrThrow({ where: { id }, select: { endedAt: true } });
    const state = (await store.readTicket(id))?.state;
    const run = await viewRun(temporal, id);
    const failed = run?.taskFailures.filter((cause) => /NON_DETERMINISTIC|UNHANDLED_FAILURE/.test(cause)) ?? [];
    if (failed.length > 0) return { fault: `its run fails: ${failed.join()}` };
    if (endedAt !== null) {
      return run?.status === 'RUNNING'
        ? { fault: 'it has ended and its run goes on' }
        : { fault: '', ended: true, timers: 0 };
    }
    if (run?.status !== 'RUNNING') return { fault: `it has no run (${run?.status ?? 'none'})` };
    const next = state ? nextTick(state) : null;
    const wanted = next ? `${next.name} ${iso(next.at)}` : 'nothing';
    const are = run.timers.map(({ name, firesAt }) => `${name} ${iso(firesAt)}`).join();
    const fault = { fault: `its timers are [${are}], the store waits for ${wanted}` };
    if (run.timers.length !== (next ? 1 : 0)) return fault;
    const [timer] = run.timers;
    if (next && timer) {
      const late = timer.firesAt - next.at;
      if (timer.name !== next.name || late < -1_000 || late > lateMs) return fault;
    }
    return { fault: '', ended: false, timers: run.timers.length };
  };
  const end = performance.now() + settleMs;
  for (const id of ids) {
    // A task that a killed worker held comes back when Temporal gives it up.
    const sound = async () => (await look(id)).fault === '';
    await eventually(`${id} is sound`, sound, Math.max(0, end - performance.now())).catch(() => undefined);
    const seen = await look(id);
    if (!('ended' in seen)) note(`ticket ${id}: ${seen.fault}`);
    else if (seen.ended) counts['ended tickets without a run'] += 1;
    else {
      counts['open tickets with their run'] += 1;
      counts['timers as the store wants them'] += seen.timers;
    }
  }
  return counts;
}

/** What the author was told at filing is still the date, but where both sides agreed on a later one. */
async function checkPromises({ store }: Product, tickets: readonly LoadTicket[], note: Note): Promise<number> {
  let held = 0;
  for (const { id, n, promised } of tickets) {
    const state = (await store.readTicket(id))?.state;
    for (const [key, due] of Object.entries(promised)) {
      const clock = state?.clocks.find((each) => each.key === key);
      const is = clock?.aim.due == null ? null : new Date(clock.aim.due).toISOString();
      const agreed = (clock?.extensions.length ?? 0) > 0;
      if (agreed ? !(is !== null && due !== null && is > due) : is !== due) {
        note(`ticket ${n}: ${key} was promised for ${due} and is due ${is}`);
      } else held += 1;
    }
  }
  return held;
}

/** Said once more under its key, every word is answered as the first time, and nothing is added. */
async function checkRepetition({ prisma }: Product, words: readonly Word[], note: Note): Promise<number> {
  const count = async () => [await prisma.inbox.count(), await prisma.ticketEvent.count(), await prisma.ticket.count()];
  const before = await count();
  let repeated = 0;
  const queue = [...words];
  const lane = async (): Promise<void> => {
    for (let word = queue.pop(); word; word = queue.pop()) {
      const { status, body } = await send(word);
      const same = word.type === 'open' ? body.id === word.ticket.id : body.commandId !== undefined;
      const known = word.commandId === undefined || body.commandId === word.commandId;
      if (status !== 201 || !same || !known) note(`${word.type} ${word.key} said again was answered ${status}`);
      else repeated += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  const after = await count();
  if (!isDeepStrictEqual(before, after))
    note(`saying everything again made ${before.join('/')} into ${after.join('/')}`);
  return repeated;
}

async function checkBooks({ store }: Product, note: Note): Promise<Record<string, number>> {
  const { balanced, faults, received, waiting } = await store.checkBooks();
  if (!balanced) note(`the books do not balance: ${JSON.stringify(faults)}`);
  if (waiting > 0) note(`${waiting} commands wait`);
  return { 'received, in balance': received };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
