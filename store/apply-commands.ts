import { advance, hasEnded, nextDue, statusOf } from '../domain/ticket';
import type { Command, Outcome, TicketEvent, TicketRules, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import type { LoadedRules } from './rules/library';
import { attachmentsOf } from './rows/attachment-rows';
import { messagesOf } from './rows/messages-of';
import { noticeRowsOf } from './rows/notices-of';
import { writeChanges } from './rows/write-changes';
import type { Changes, FeedbackRow, ReadModel } from './rows/write-changes';

export interface Application {
  /** Null: the first command opens the ticket. */
  readonly before: TicketState | null;
  /** In order of arrival. */
  readonly commands: readonly Command[];
  readonly now: Instant;
  readonly loaded: LoadedRules;
  readonly filed?: Changes['filed'];
  readonly confirmed: boolean;
}

export interface Applied {
  readonly state: TicketState;
  readonly rules: TicketRules;
  readonly events: readonly TicketEvent[];
  readonly outcomes: readonly Outcome[];
  /** Nothing happened, so nothing was written. */
  readonly idle: boolean;
}

/**
 * Decides commands and everything that has come due, and writes what follows, inside the caller's transaction, which
 * holds the ticket's lock. The only place that changes a ticket.
 */
export async function applyCommands(transaction: Transaction, application: Application): Promise<Applied> {
  const { before, commands, now, loaded, confirmed, filed } = application;
  const { book, directory, staff } = loaded;
  const { state, events, outcomes } = advance({ state: before, commands, now, book, directory });
  if (state === null) throw new Error('The first command of a ticket opens it.');
  if (outcomes.length !== commands.length) throw new Error('Every command taken has an outcome.');
  const rules = book.of(state.rules);
  if (events.length === 0 && outcomes.length === 0) return { state, rules, events, outcomes, idle: true };
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const heeded = commands.filter(({ id }) => done.has(id));
  await writeChanges(transaction, {
    now,
    state,
    model: readModelOf(state, rules),
    events,
    outcomes,
    messages: messagesOf(events, heeded),
    notices: noticeRowsOf(before, events, (after) => book.of(after.rules), staff),
    feedback: feedbackOf(events, commands),
    bindings: heeded.flatMap(({ id, body }) =>
      attachmentsOf({ ...body }).map((attachmentId) => ({ attachmentId, messageId: id })),
    ),
    filed,
    confirmed,
  });
  if (events.some(({ type }) => type === 'closing-voided')) await withdrawClosingNotices(transaction, state.id, now);
  return { state, rules, events, outcomes, idle: false };
}

export function readModelOf(state: TicketState, rules: TicketRules): ReadModel {
  return {
    status: statusOf(state, rules),
    priorityRank: rules.regulation.priorities[state.priority]?.rank ?? Number.MAX_SAFE_INTEGER,
    nextDue: nextDue(state),
    ended: hasEnded(state),
  };
}

function feedbackOf(events: readonly TicketEvent[], commands: readonly Command[]): FeedbackRow[] {
  return events.flatMap((event) => {
    if (event.type !== 'rated') return [];
    const body = commands.find(({ id }) => id === event.commandId)?.body;
    const comment = body?.type === 'rate' ? (body.comment ?? null) : null;
    const { cycle, score, reason, personId, about, at } = event;
    return [{ cycle, score, reason, comment, personId, about, at: new Date(at).toISOString() }];
  });
}

/** Letters of a closing that is void, as far as nobody has sent them: written from the closing up to what voided it. */
async function withdrawClosingNotices(transaction: Transaction, ticketId: string, now: Instant): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "notice" SET "state" = 'withdrawn', "settled_at" = ${new Date(now)}
    FROM (
      SELECT max("revision") FILTER (WHERE "type" = 'closing-voided') AS "voided",
        max("revision") FILTER (WHERE "type" = 'closed') AS "closed"
      FROM "ticket_event" WHERE "ticket_id" = ${ticketId}::uuid AND "type" IN ('closed', 'closing-voided')
    ) AS e
    WHERE "notice"."ticket_id" = ${ticketId}::uuid AND "notice"."visit_id" IS NULL AND "notice"."state" = 'waiting'
      AND ("notice"."lease_until" IS NULL OR "notice"."lease_until" < ${new Date(now)})
      AND "notice"."revision" >= e."closed" AND "notice"."revision" < e."voided"`;
}
