import { UnknownTicket } from '../../store/commit';
import type { CommitRequest, CommitResult, CommitVisitRequest, CommitVisitResult } from '../../activities';

type Verdict = 'done' | { readonly refused: string };

interface Row {
  readonly commandId: string;
  readonly decide: (ticket: FakeTicket) => Verdict;
  outcome: CommitResult['outcomes'][number] | null;
}

/** One ticket of the fake store: tests set what its next commit shall answer. */
export interface FakeTicket {
  readonly id: string;
  revision: number;
  stage: string;
  ended: boolean;
  assignee: string | null;
  /** Instants that matter, in the test environment's time. The earliest is what commits name as next. */
  due: { at: number; name: string }[];
  /** Visits that the next commits ask to be started. */
  visits: string[];
  readonly rows: Row[];
  readonly signals: { id: string; kind: string; payload: unknown }[];
  /** The instants that fired timers were aimed at, as commits were told. */
  readonly reached: number[];
  /** What the commits that are done were asked, oldest first. */
  readonly commits: CommitRequest[];
}

/**
 * The commit without rules and without a database, with exact books: it takes every waiting row in order of arrival, once,
 * and answers what it holds. Orchestration is tested against it alone.
 */
export class FakeStore {
  readonly tickets = new Map<string, FakeTicket>();
  readonly calls: string[] = [];
  /** Thrown by the next commits instead of answering, until it returns null. */
  failure: () => Error | null = () => null;
  /** Awaited in every commit before it looks at the rows. */
  gate: Promise<void> = Promise.resolve();
  /** Awaited after the books are written and before the answer: where a worker may die. */
  afterwards: (ticket: FakeTicket) => Promise<void> = () => Promise.resolve();

  constructor(private readonly now: () => Promise<number>) {}

  open(id: string): FakeTicket {
    const ticket: FakeTicket = {
      id,
      revision: 1,
      stage: 'triage',
      ended: false,
      assignee: null,
      due: [],
      visits: [],
      rows: [],
      signals: [],
      reached: [],
      commits: [],
    };
    this.tickets.set(id, ticket);
    return ticket;
  }

  receive(ticketId: string, commandId: string, decide: Row['decide'] = () => 'done'): string {
    this.of(ticketId).rows.push({ commandId, decide, outcome: null });
    return commandId;
  }

  of(ticketId: string): FakeTicket {
    const ticket = this.tickets.get(ticketId);
    if (!ticket) throw new UnknownTicket(ticketId);
    return ticket;
  }

  readonly commit = async (input: CommitRequest): Promise<CommitResult> => {
    this.calls.push(input.ticketId);
    const failure = this.failure();
    if (failure) throw failure;
    await this.gate;
    const ticket = this.of(input.ticketId);
    const now = Math.max(await this.now(), input.reached ?? 0);
    if (input.reached !== null) ticket.reached.push(input.reached);
    if (input.signal && !ticket.signals.some(({ id }) => id === input.signal?.id)) ticket.signals.push(input.signal);
    for (const row of ticket.rows.filter(({ outcome }) => outcome === null)) {
      const verdict = row.decide(ticket);
      if (verdict === 'done') ticket.revision += 1;
      row.outcome =
        verdict === 'done'
          ? { commandId: row.commandId, outcome: 'done', revision: ticket.revision, refusal: null }
          : { commandId: row.commandId, outcome: 'refused', revision: null, refusal: verdict.refused };
    }
    ticket.due = ticket.due.filter(({ at }) => at > now);
    await this.afterwards(ticket);
    ticket.commits.push(input);
    return this.answer(ticket, input, now);
  };

  /** A visit is a ticket of these books under its own id. */
  readonly commitVisit = async ({ visitId, ...input }: CommitVisitRequest): Promise<CommitVisitResult> => {
    const { start: _start, wake: _wake, ...answer } = await this.commit({ ticketId: visitId, ...input });
    return { ...answer, wake: { ticket: [] } };
  };

  private answer(ticket: FakeTicket, { asked }: CommitRequest, now: number): CommitResult {
    const next = ticket.due.reduce<FakeTicket['due'][number] | null>((a, b) => (a && a.at <= b.at ? a : b), null);
    return {
      revision: ticket.revision,
      outcomes: ticket.rows.flatMap(({ outcome }) => (outcome && asked.includes(outcome.commandId) ? [outcome] : [])),
      next: next && { ...next, inMs: next.at - now },
      ended: ticket.ended,
      attributes: {
        Desk: 'skai',
        TicketNumber: `SKAI-${ticket.id}`,
        Stage: ticket.stage,
        Topic: 'server-failure',
        Assignee: ticket.assignee,
        ClientId: 'c0ffee00-0000-4000-8000-000000000001',
        NextDue: next?.at ?? null,
      },
      details: `stage ${ticket.stage}`,
      start: { ticket: [], visit: ticket.visits.map((id) => ({ id, summary: id })) },
      wake: { visit: [] },
    };
  }
}
