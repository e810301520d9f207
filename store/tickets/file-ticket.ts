import { uuidv7 } from 'uuidv7';
import type { Rules } from '../../domain/process';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { linkFiled } from '../incident/link-filed';
import { missingAttachment, missingNow } from '../process/attachment-rows';
import { beginAlone } from '../process/begin-alone';
import type { CommandOutcome } from '../process/inbox';
import { inUnit } from '../process/in-unit';
import { outcomeOf } from '../process/receipt';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { isPassing } from '../transact';
import { copiesOf } from './copies-of';
import { filingDigest, openingOf, refusalOf } from './filing';
import type { Drawn, Filing, FilingRefusal } from './filing';
import { keptTicket } from './kept-ticket';
import { draw, openTicket } from './open-ticket';
import type { Opened } from './open-ticket';
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
      /** What follows for others beside the answer, which nobody waits for: further runs to tell. Never rejected. */
      readonly following?: Promise<readonly RunTelling[]>;
    }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly code: FilingRefusal };

/** A filing that cannot be decided in this time does not exist: nothing else waits for a ticket that is new. */
const decisionsMs = 1_000;

/**
 * Takes a filing in: inbox row, ticket and first commit are written together. The run of the engine is started by the caller; if
 * that fails, the outbox does it. Once this has returned `filed`, nothing can refuse the ticket.
 *
 * @throws for a desk without a regulation in force
 */
export async function fileTicket(context: StoreContext, filing: Filing): Promise<Filed> {
  const { desk, clientId } = filing;
  const missing = await missingAttachment(context.database, filesOf(filing));
  if (missing !== undefined) return withoutFile(context, filing);
  const { now, number, stamps, linking } = await draw(context.database, context.clock, filing);
  if (number === null) return standing(context, filing);
  const asked = { desk, clientId, now, stamps, pins: [], newest: true, versions: [] };
  const { newest } = (await context.library.at(asked)).catalog;
  const code = refusalOf(filing, newest, { receivedAt: filing.receivedAt ?? now, storedAt: now });
  if (code !== undefined) return { kind: 'refused', code };
  const drawn = { now, number, stamps, copies: await copiesOf(context.database, filing, newest) };
  const filed = (await fileAlone(context, filing, drawn, newest)) ?? (await fileTogether(context, filing, drawn));
  return linking && filed.kind === 'filed'
    ? { ...filed, following: linkFiled(context, { id: filed.ticketId, desk }) }
    : filed;
}

/** By one statement; undefined when it cannot be: nothing was written then. */
async function fileAlone(
  context: StoreContext,
  filing: Filing,
  drawn: Drawn,
  newest: Rules,
): Promise<Filed | undefined> {
  if ((filing.attachments ?? []).length > 0) return undefined;
  const ids = { commandId: uuidv7(), ticketId: uuidv7() };
  const { row, beginning } = openingOf(filing, drawn, newest, ids, null);
  const turned = await beginAlone(context, keptTicket, beginning, row, decisionsMs).catch((error: unknown) => {
    if (isPassing(error)) return 'not-alone' as const;
    throw error;
  });
  if (turned === 'not-alone') return undefined;
  const { state, rules, telling } = turned;
  return filedAs({ commandId: row.id, receivedAt: beginning.command.receivedAt, state, rules }, [telling]);
}

/** By a transaction, which finds out whether the same filing has come meanwhile. */
async function fileTogether(context: StoreContext, filing: Filing, drawn: Drawn): Promise<Filed> {
  const { result: opened, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    // Another word may have named them since they were asked for.
    const missing = await missingNow(unit.transaction, filesOf(filing));
    return missing === undefined ? openTicket(unit, drawn, filing) : ({ kind: 'no-file' } as const);
  });
  switch (opened.kind) {
    case 'known':
      return standing(context, filing);
    case 'no-file':
      return withoutFile(context, filing);
    case 'opened':
      return filedAs(opened, tellings);
    default: {
      const never: never = opened;
      return never;
    }
  }
}

/** The files of a filing, as they are asked for. */
function filesOf({ attachments: ids = [], desk, actor }: Filing): Parameters<typeof missingNow>[1] {
  return { ids, desk, actor };
}

/** A filing whose file cannot be had: it was filed before, or it is refused. */
async function withoutFile(context: StoreContext, filing: Filing): Promise<Filed> {
  return (await knownFiling(context, filing)) ?? { kind: 'refused', code: 'unknown-attachment' };
}

function filedAs(
  { commandId, receivedAt, state, rules }: Omit<Extract<Opened, { kind: 'opened' }>, 'kind'>,
  tellings: readonly RunTelling[],
): Filed {
  const outcome: CommandOutcome = { commandId, outcome: 'done', revision: state.revision, refusal: null };
  const { id: ticketId, tid } = state;
  return { kind: 'filed', ticketId, tid, commandId, outcome, receivedAt, replay: false, state, rules, tellings };
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
