import { Prisma } from '../prisma/generated/client';
import type { Command, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { applyCommands } from './apply-commands';
import type { Applied } from './apply-commands';
import { viewOf } from './commit-view';
import type { CommitView } from './commit-view';
import { confirmRun } from './confirm-run';
import type { Transaction } from './database';
import { isUuid } from './json';
import { openTicket } from './open-ticket';
import { outcomesOf } from './outcomes-of';
import type { DecidedOutcome } from './outcomes-of';
import { readRows, toCommand } from './rows/inbox-row';
import { stateOf } from './rows/state-of';
import type { LoadedRules, RulesAsked } from './rules/library';
import { publicationStamps } from './rules/stamps';
import type { Stamps } from './rules/stamps';
import { writeSignal } from './signal';
import type { SignalInput } from './signal';
import { transactWithRules } from './store-context';
import type { StoreContext } from './store-context';
import { tellVisits } from './visits/follow-ticket';
import { openVisits, unstartedVisits } from './visits/open-visits';
import type { UnstartedVisit } from './visits/open-visits';

export interface CommitInput {
  readonly ticketId: string;
  /** Ids of the commands whose outcomes the caller wants. */
  readonly asked: readonly string[];
  /** The instant that a fired timer was aimed at. */
  readonly reached: Instant | null;
  readonly signal?: SignalInput;
}

/** What a run of the engine learns from a commit. Beside the outcomes at most 2 KB of JSON. */
export interface CommitResult extends CommitView {
  readonly revision: number;
  /** Of the asked commands that stand in the inbox of this ticket. */
  readonly outcomes: readonly DecidedOutcome[];
  /** Nothing with a date is left to wait for. */
  readonly ended: boolean;
  /** Tickets that were split off, and visits that were requested, and need a run. */
  readonly start: { readonly ticket: readonly string[]; readonly visit: readonly UnstartedVisit[] };
  /** Visits for which a word waits. */
  readonly wake: { readonly visit: readonly string[] };
}

/** There is no such ticket, so no repetition will help. */
export class UnknownTicket extends Error {
  override readonly name = 'UnknownTicket';
  constructor(ticketId: string) {
    super(`There is no ticket ${JSON.stringify(ticketId)}.`);
  }
}

/**
 * Turns the waiting commands of a ticket, and what has come due, into events: the only writer of a ticket, one
 * transaction under the ticket's lock. Run again it finds what is done; every answer is what the database holds.
 * It comes from a run of the engine, so it also confirms that there is one.
 *
 * @throws UnknownTicket; any other error is a fault of the database or of the product, and means: try again
 */
export async function commit(context: StoreContext, input: CommitInput): Promise<CommitResult> {
  const { ticketId } = input;
  if (!isUuid(ticketId)) throw new UnknownTicket(ticketId);
  return transactWithRules(context, async (transaction, rules) => {
    const ticket = await lockTicket(transaction, ticketId);
    if (input.signal !== undefined) {
      await writeSignal(transaction, ticketId, input.signal, await context.clock.now(transaction));
    }
    const { rows, readAt } = await readRows(transaction, context.clock, { ticketId }, input.asked.filter(isUuid));
    const waiting = rows.filter(({ outcome }) => outcome === null);
    const now = Math.max(readAt, input.reached ?? 0, ...waiting.map(({ receivedAt }) => receivedAt));
    const before = await stateOf(transaction, ticketId, ticket.state);
    const commands = waiting.map(toCommand);
    const { desk, clientId } = before;
    const loaded = rules({
      desk,
      clientId,
      now,
      stamps: ticket.stamps,
      pins: [before.rules],
      newest: commands.some(({ body }) => body.type === 'reopen' || body.type === 'recalculate'),
      versions: commands.flatMap(({ body }) => (body.type === 'use-version' ? [body.regulation] : [])),
    });
    const applied = await applyCommands(transaction, { before, commands, now, loaded, confirmed: true });
    if (applied.idle && (ticket.runConfirmedAt === null || ticket.doubtedAt !== null))
      await confirmRun(transaction, 'ticket', ticketId, now);
    const split = await openSplitOffs(transaction, rules, now, before, commands, applied);
    const told = await openVisits(transaction, loaded, now, applied.state, commands, applied.events);
    const followed = await tellVisits(transaction, applied.state, applied.events, now);
    const { state, rules: inForce } = told ? await hear(transaction, context, loaded, now, applied) : applied;
    return {
      revision: state.revision,
      outcomes: outcomesOf(input.asked, rows, applied.outcomes),
      ...viewOf(state, inForce, now, context.language),
      start: { ticket: split, visit: await unstartedVisits(transaction, state) },
      wake: { visit: followed },
    };
  });
}

/** What visits that were just opened say of themselves belongs to the same commit. */
async function hear(
  transaction: Transaction,
  { clock }: StoreContext,
  loaded: LoadedRules,
  now: Instant,
  { state }: Applied,
): Promise<Applied> {
  const { rows } = await readRows(transaction, clock, { ticketId: state.id }, []);
  const commands = rows.filter(({ type }) => type === 'visit-progress').map(toCommand);
  return applyCommands(transaction, { before: state, commands, now, loaded, confirmed: true });
}

interface LockedTicket {
  readonly state: unknown;
  readonly runConfirmedAt: Date | null;
  readonly doubtedAt: Date | null;
  readonly stamps: Stamps;
}

/** Takes the lock; what is read by later statements is then what the last commit left. */
async function lockTicket(transaction: Transaction, ticketId: string): Promise<LockedTicket> {
  const [row] = await transaction.$queryRaw<LockedTicket[]>`
    SELECT "state", "run_confirmed_at" AS "runConfirmedAt", "doubted_at" AS "doubtedAt",
      ${publicationStamps(Prisma.sql`"desk"`)} AS "stamps"
    FROM "ticket" WHERE "id" = ${ticketId}::uuid FOR UPDATE`;
  if (row === undefined) throw new UnknownTicket(ticketId);
  return row;
}

/** Opens what was split off, each ticket in this transaction and with this instant. */
async function openSplitOffs(
  transaction: Transaction,
  rules: (asked: RulesAsked) => LoadedRules,
  now: Instant,
  before: TicketState,
  commands: readonly Command[],
  { events }: Applied,
): Promise<string[]> {
  const opened: string[] = [];
  for (const event of events) {
    if (event.type !== 'split-off') continue;
    const command = commands.find(({ id }) => id === event.commandId);
    if (command?.body.type !== 'split') throw new Error('A ticket is split off by the command split only.');
    const { subject, text } = command.body;
    const { desk, clientId, authorId, level } = before;
    const registeredBy = command.actor.kind === 'person' ? command.actor.personId : null;
    const filing = { desk, clientId, authorId, registeredBy, subject, text, level };
    const { actor, channel, receivedAt } = command;
    await openTicket(
      transaction,
      rules,
      now,
      { identity: `split/${command.id}`, actor, channel, receivedAt, ...filing },
      { ticketId: event.ticketId, from: before.id },
    );
    opened.push(event.ticketId);
  }
  return opened;
}
