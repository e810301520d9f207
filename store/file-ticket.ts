import type { TicketRules, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { readPinned } from './read-ticket';
import { FilingRefused, filingDigest, openTicket } from './open-ticket';
import type { Filing, FilingRefusal, Opened } from './open-ticket';
import { missingAttachment } from './rows/attachment-rows';
import type { CommandOutcome } from './rows/inbox-row';
import { outcomeOf } from './receive';
import { transactWithRules } from './store-context';
import type { StoreContext } from './store-context';

export type Filed =
  | {
      readonly kind: 'filed';
      readonly ticketId: string;
      readonly tid: string;
      readonly commandId: string;
      readonly outcome: CommandOutcome;
      readonly receivedAt: Instant;
      /** The same filing came before; the ticket is as it now stands. */
      readonly replay: boolean;
      readonly state: TicketState;
      readonly rules: TicketRules;
      /** Whether a run of the engine has acknowledged the ticket. */
      readonly runConfirmed: boolean;
    }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly code: FilingRefusal };

/**
 * Takes a filing in: one transaction writes the inbox row, id, number and the first commit. The run of the engine is
 * started by the caller; if that fails, the pump does it. Once this has returned `filed`, nothing can refuse the ticket.
 *
 * @throws for a desk without a regulation in force
 */
export async function fileTicket(context: StoreContext, filing: Filing): Promise<Filed> {
  const missing = await missingAttachment(context.database, filing.attachments ?? [], filing.desk, filing.actor);
  if (missing !== undefined)
    return (await knownFiling(context, filing)) ?? { kind: 'refused', code: 'unknown-attachment' };
  const now = await context.clock.now();
  // A number that is drawn and rolled back leaves a gap: what can be looked up before is.
  await context.library.warm({ desk: filing.desk, clientId: filing.clientId, now });
  const opened = await open(context, filing, now);
  if (opened.kind === 'refused') return opened;
  if (opened.kind === 'known') {
    const found = await knownFiling(context, filing);
    if (found === undefined) throw new Error('A filing is known by its identity, and its ticket is not there.');
    return found;
  }
  const { commandId, receivedAt, applied } = opened;
  const { state, rules } = applied;
  const outcome: CommandOutcome = { commandId, outcome: 'done', revision: state.revision, refusal: null };
  const { id: ticketId, tid } = state;
  return {
    kind: 'filed',
    ticketId,
    tid,
    commandId,
    outcome,
    receivedAt,
    replay: false,
    state,
    rules,
    runConfirmed: false,
  };
}

async function open(
  context: StoreContext,
  filing: Filing,
  now: Instant,
): Promise<Opened | Extract<Filed, { kind: 'refused' }>> {
  try {
    return await transactWithRules(context, (transaction, rules) => openTicket(transaction, rules, now, filing));
  } catch (error) {
    if (error instanceof FilingRefused) return { kind: 'refused', code: error.code };
    throw error;
  }
}

/** What a filing's identity already stands for; undefined when for nothing. */
export async function knownFiling(context: StoreContext, filing: Filing): Promise<Filed | undefined> {
  const row = await context.database.inbox.findUnique({ where: { identity: filing.identity } });
  if (row === null) return undefined;
  if (row.digest !== filingDigest(filing)) return { kind: 'conflict' };
  const ticket = await readPinned(context, row.ticketId);
  if (ticket === undefined) return undefined;
  const { state, rules, runConfirmed } = ticket;
  return {
    kind: 'filed',
    ticketId: state.id,
    tid: state.tid,
    commandId: row.id,
    outcome: outcomeOf(row),
    receivedAt: row.receivedAt.getTime(),
    replay: true,
    state,
    rules,
    runConfirmed,
  };
}
