import type { Rules } from '../../domain/process';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { missingAttachment } from '../process/attachment-rows';
import type { CommandOutcome } from '../process/inbox';
import { inUnit } from '../process/in-unit';
import { outcomeOf } from '../process/receipt';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { FilingRefused, filingDigest, openTicket } from './open-ticket';
import type { Filing, FilingRefusal } from './open-ticket';
import { readPinned } from './read-ticket';

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
      readonly rules: Rules;
      /** What the engine has to be told: the start of its run. */
      readonly tellings: readonly RunTelling[];
    }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly code: FilingRefusal };

/** A filing that cannot be decided in this time does not exist: nothing else waits for a ticket that is new. */
const decisionsMs = 1_000;

/**
 * Takes a filing in: one transaction writes the inbox row, id, number and the first commit. The run of the engine is
 * started by the caller; if that fails, the outbox does it. Once this has returned `filed`, nothing can refuse the ticket.
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
  try {
    const { result: opened, tellings } = await inUnit(context, { runOf: null, decisionsMs }, (unit) =>
      openTicket(unit, now, filing),
    );
    if (opened.kind === 'known') return await standing(context, filing);
    const { commandId, receivedAt, state, rules } = opened;
    const outcome: CommandOutcome = { commandId, outcome: 'done', revision: state.revision, refusal: null };
    const { id: ticketId, tid } = state;
    return { kind: 'filed', ticketId, tid, commandId, outcome, receivedAt, replay: false, state, rules, tellings };
  } catch (error) {
    if (error instanceof FilingRefused) return { kind: 'refused', code: error.code };
    throw error;
  }
}

async function standing(context: StoreContext, filing: Filing): Promise<Filed> {
  const found = await knownFiling(context, filing);
  if (found === undefined) throw new Error('A filing is known by its identity, and its ticket is not there.');
  return found;
}

/** What a filing's identity already stands for; undefined when for nothing. */
export async function knownFiling(context: StoreContext, filing: Filing): Promise<Filed | undefined> {
  const row = await context.database.inbox.findUnique({ where: { identity: filing.identity } });
  if (row === null) return undefined;
  if (row.digest !== filingDigest(filing)) return { kind: 'conflict' };
  const ticket = await readPinned(context, row.processId);
  if (ticket === undefined) return undefined;
  const { state, rules } = ticket;
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
    tellings: [],
  };
}
