import { Prisma } from '../../prisma/generated/client';
import type { Standing } from '../../domain/policy/may';
import type { Instant } from '../../domain/time';
import type { VisitCommand } from '../../domain/visit';
import { visitViewOf, type CommitView } from '../commit-view';
import { confirmRun } from '../confirm-run';
import type { Transaction } from '../database';
import { isUuid } from '../json';
import { outcomesOf, type DecidedOutcome } from '../outcomes-of';
import { envelopeOf, readRows } from '../rows/inbox-row';
import type { InboxRow } from '../rows/inbox-row';
import type { Recipients } from '../rows/notices-of';
import { publicationStamps } from '../rules/stamps';
import type { Stamps } from '../rules/stamps';
import { transactWithRules } from '../store-context';
import type { StoreContext } from '../store-context';
import { applyVisitCommands } from './apply-visit-commands';
import { loadField } from './load-field';
import { tellTicket } from './tell-ticket';
import { visitStateOf } from './visit-state-of';

export interface CommitVisitInput {
  readonly visitId: string;
  /** Ids of the commands whose outcomes the caller wants. */
  readonly asked: readonly string[];
  /** The instant that a fired timer was aimed at. */
  readonly reached: Instant | null;
}

/** What a run of the engine learns from a commit of a visit. */
export interface CommitVisitResult extends CommitView {
  readonly revision: number;
  readonly outcomes: readonly DecidedOutcome[];
  readonly ended: boolean;
  /** The ticket, where a word waits for it. */
  readonly wake: { readonly ticket: readonly string[] };
}

/** There is no such visit, so no repetition will help. */
export class UnknownVisit extends Error {
  override readonly name = 'UnknownVisit';
  constructor(visitId: string) {
    super(`There is no visit ${JSON.stringify(visitId)}.`);
  }
}

/**
 * Turns the waiting commands of a visit, and what has come due, into events: the only writer of a visit, one transaction
 * under the visit's lock. What the ticket has to know goes into the ticket's inbox in the same transaction.
 *
 * @throws UnknownVisit; any other error is a fault of the database or of the product, and means: try again
 */
export async function commitVisit(context: StoreContext, input: CommitVisitInput): Promise<CommitVisitResult> {
  const { visitId } = input;
  if (!isUuid(visitId)) throw new UnknownVisit(visitId);
  return transactWithRules(context, async (transaction, rules) => {
    const visit = await lockVisit(transaction, visitId);
    const { rows, readAt } = await readRows(transaction, context.clock, { visitId }, input.asked.filter(isUuid));
    const waiting = rows.filter(({ outcome }) => outcome === null);
    const now = Math.max(readAt, input.reached ?? 0, ...waiting.map(({ receivedAt }) => receivedAt));
    const before = await visitStateOf(transaction, visitId, visit.state);
    const { desk, clientId } = before;
    const { stamps } = visit;
    const commands = waiting.map(toVisitCommand);
    const followed = commands.flatMap(({ body }) => (body.type === 'follow-ticket' && body.rules ? [body.rules] : []));
    const pins = [before.rules, ...followed];
    const newest = commands.some(({ body }) => body.type === 'recalculate');
    const loaded = rules({ desk, clientId, now, stamps, pins, newest, versions: [] });
    const field = await loadField(transaction, before, commands, loaded.book, pins);
    const applied = await applyVisitCommands(transaction, {
      before,
      commands,
      now,
      loaded,
      field,
      ticket: { ...visit, clientId },
      confirmed: true,
    });
    if (applied.idle && (visit.runConfirmedAt === null || visit.doubtedAt !== null))
      await confirmRun(transaction, 'visit', visitId, now);
    if (applied.progress !== null)
      await tellTicket(transaction, applied.state, applied.progress, now, checkText(commands, applied.outcomes));
    return {
      revision: applied.state.revision,
      outcomes: outcomesOf(input.asked, rows, applied.outcomes),
      ...visitViewOf(applied.state, visit.tid, applied.rules, now, context.language),
      wake: { ticket: applied.progress === null ? [] : [applied.state.ticketId] },
    };
  });
}

/** The command that a row carries. Rows are written from checked bodies only. */
function toVisitCommand(row: InboxRow): VisitCommand {
  return { ...envelopeOf(row), body: { type: row.type, ...row.content } as VisitCommand['body'] };
}

/** What the desk wrote when it found the work done: the words of the ticket's solution. */
function checkText(
  commands: readonly VisitCommand[],
  outcomes: readonly { readonly commandId: string; readonly result: { readonly kind: string } }[],
): string | undefined {
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const check = commands.find(({ id, body }) => body.type === 'check' && body.ok && done.has(id));
  return check?.body.type === 'check' ? check.body.text : undefined;
}

interface LockedVisit extends Standing, Recipients {
  readonly state: unknown;
  readonly tid: string;
  readonly runConfirmedAt: Date | null;
  readonly doubtedAt: Date | null;
  readonly stamps: Stamps;
}

/** Takes the lock; of the ticket it reads what says who sees the visit and who is told. */
async function lockVisit(transaction: Transaction, visitId: string): Promise<LockedVisit> {
  const [row] = await transaction.$queryRaw<LockedVisit[]>`
    SELECT v."state", v."client_id" AS "clientId", v."run_confirmed_at" AS "runConfirmedAt", v."doubted_at" AS "doubtedAt",
      t."tid", t."author_id" AS "authorId", t."shared_with" AS "sharedWith", t."assignee",
      ${publicationStamps(Prisma.sql`v."desk"`)} AS "stamps"
    FROM "visit" v JOIN "ticket" t ON t."id" = v."ticket_id" WHERE v."id" = ${visitId}::uuid FOR UPDATE OF v`;
  if (row === undefined) throw new UnknownVisit(visitId);
  return row;
}
