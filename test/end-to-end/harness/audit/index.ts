/** The books of a product after something has happened to it: whatever was accepted is there once, and every date holds. */
import { eventually } from '../caller';
import type { Load, LoadTicket } from '../load';
import type { Product } from '../product';
import { checkLetters } from './letters';
import { checkTickets, checkVisits } from './histories';
import { settleMs, type Counts, type Note } from './note';
import { checkRuns } from './runs';
import { checkProgress, checkTechnicianTime } from './visits';
import { checkRepetition, checkWords } from './words';

export interface Report {
  /** What was looked at, and how much of it. */
  readonly checked: Readonly<Counts>;
  /** What is wrong, a sentence each; empty when nothing is. */
  readonly findings: readonly string[];
}

export interface AuditOptions {
  /** Ends leases that senders held when they died, instead of waiting for their end. */
  readonly endLeases?: boolean;
  /** The mail server that its letters leave to; without one they stand in the portal. */
  readonly mail?: { taken(): ReadonlyMap<string, number> };
}

/** Looks at everything. The loads must be over and the parts running again; what still moves is given time to come to rest. */
export async function audit(
  product: Product,
  loads: readonly Load[],
  { endLeases = false, mail }: AuditOptions = {},
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
  const { prisma } = product;
  const tickets = await prisma.ticket.findMany({ orderBy: { receivedAt: 'asc' }, select: { id: true } });
  const visits = await prisma.visit.findMany({ orderBy: { requestedAt: 'asc' }, select: { id: true } });
  const ids = { ticket: tickets.map(({ id }) => id), visit: visits.map(({ id }) => id) };
  const checked = {
    'words said': words.length,
    'words said to visits': words.filter(({ to }) => to === 'visit').length,
    'words sent more than once': words.filter(({ attempts }) => attempts > 1).length,
    'words found once': await checkWords(product, words, note),
    ...(await checkTickets(product, ids.ticket, note)),
    ...(await checkVisits(product, ids.visit, note)),
    ...(await checkRuns(product, 'ticket', ids.ticket, note)),
    ...(await checkRuns(product, 'visit', ids.visit, note)),
    'visits as their tickets know them': await checkProgress(product, ids.ticket, note),
    'times held for visits': await checkTechnicianTime(product, ids.visit, note),
    'dates told at filing that hold': await checkPromises(product, promised, note),
    'words repeated afterwards': await checkRepetition(product, words, note),
    ...(await checkIntegrity(product, note)),
    ...(mail === undefined
      ? {}
      : await checkLetters(product, { taken: () => mail.taken(), again: product.sentAgain }, note)),
    ticks_woken_by_outbox: await product.ticksWoken(),
  };
  // Printed, not judged: an instant that passed while nobody could tell it is woken by the outbox.
  process.stderr.write(`ticks_woken_by_outbox ${checked.ticks_woken_by_outbox}\n`);
  return { checked, findings };
}

/** No row without outcome, no notice unsent, no run that is still to be started or has something to learn. */
async function settle({ prisma }: Product, endLeases: boolean, note: Note): Promise<void> {
  const left = async (): Promise<string> => {
    const counts = [
      await prisma.inbox.count({ where: { outcome: null } }),
      await prisma.notice.count({ where: { state: 'waiting' } }),
      await prisma.run.count({ where: { startedAt: null, endedAt: null } }),
      await prisma.run.count({ where: { staleSince: { not: null } } }),
    ] as const;
    return counts.some((count) => count > 0) ? `rows, notices, runs to start and runs to wake: ${counts.join()}` : '';
  };
  const rest = async (): Promise<boolean> => {
    if (endLeases) await endLeasesOfDead(prisma);
    return (await left()) === '';
  };
  await eventually('everything settled', rest, settleMs).catch(async () =>
    note(`did not come to rest: ${await left()}`),
  );
}

/** How long a sender holds a letter at most (worker/notice-sender), and how long one that lives does here. */
const leaseMs = 120_000;
const handMs = 10_000;

/** Ends leases, rather than giving them back: nobody knows whether what a sender held when it died is out. */
async function endLeasesOfDead(prisma: Product['prisma']): Promise<void> {
  await prisma.notice.updateMany({
    where: { state: 'waiting', leaseUntil: { lt: new Date(Date.now() + leaseMs - handMs), gt: new Date() } },
    data: { leaseUntil: new Date() },
  });
}

/**
 * What the author was told at filing is still the date. It is a later one where both sides agreed on that, and may be one where
 * the client called a visit off: the time until then was the client's.
 */
async function checkPromises({ store }: Product, tickets: readonly LoadTicket[], note: Note): Promise<number> {
  let held = 0;
  for (const { id, n, promised } of tickets) {
    const state = (await store.readTicket(id))?.state;
    const clocks = await store.readClocks({ kind: 'ticket', id });
    const calledOff = state?.visits.some(({ progress }) => progress?.cancelledBy === 'client') ?? false;
    for (const [key, due] of Object.entries(promised)) {
      const clock = clocks.map((each) => each.clock).find((each) => each.key === key);
      const is = clock?.aim.due == null ? null : new Date(clock.aim.due).toISOString();
      const agreed = (clock?.extensions.length ?? 0) > 0;
      const isLater = is !== null && due !== null && is > due;
      if (agreed ? isLater : is === due || (calledOff && isLater)) held += 1;
      else note(`ticket ${n}: ${key} was promised for ${due} and is due ${is}`);
    }
  }
  return held;
}

async function checkIntegrity({ store }: Product, note: Note): Promise<Counts> {
  const { balanced, faults, received, waiting } = await store.checkIntegrity();
  if (!balanced) note(`the books do not balance: ${JSON.stringify(faults)}`);
  if (waiting > 0) note(`${waiting} commands wait`);
  return { 'received, in balance': received };
}
