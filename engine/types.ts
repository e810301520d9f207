import type { CommandOutcome } from '../workflows/messages';

export type { CommandOutcome } from '../workflows/messages';

/** What Temporal UI shows of a ticket or visit from its first moment. What is missing is filled in by the first commit. */
export interface TicketLabels {
  readonly tid: string;
  /** What the console lists it under, where that is not number and topic. */
  readonly summary?: string;
  readonly topic: string;
  readonly desk: string;
  readonly clientId?: string;
  readonly stage?: string;
  readonly assignee?: string | null;
  /** Epoch milliseconds. */
  readonly nextDue?: number | null;
}

/** Whose run: a ticket's, or one visit's. */
export interface Run {
  readonly kind: 'ticket' | 'visit';
  readonly id: string;
}

/** `running`: it ran already. `unreachable`: nobody knows; the pump of the worker tries again. */
export type Started = 'started' | 'running' | 'unreachable';

export interface StartOptions {
  /** Logged by the first commit. */
  readonly requestId?: string;
  /** Milliseconds after which the answer is `unreachable`; by default 2000. */
  readonly deadlineMs?: number;
}

/** The Temporal side as api and worker see it. No method throws because Temporal is away. */
export interface Engine {
  /**
   * Starts the workflow of a ticket unless it runs. Without labels they are asked for through the port given to
   * connectEngine, and without that the first commit shows them.
   */
  startTicket(ticketId: string, labels?: TicketLabels, options?: StartOptions): Promise<Started>;
  /**
   * Has the ticket's workflow take the stored command and waits for its outcome; starts the workflow when it is missing.
   * `pending`: no answer within `deadlineMs` (3000 by default); the command is stored and will be taken.
   *
   * @throws Error when the inbox of the ticket holds no such command
   */
  process(
    ticketId: string,
    commandId: string,
    deadlineMs?: number,
    requestId?: string,
  ): Promise<CommandOutcome | 'pending'>;
  /** Has the workflow look into the store, without waiting; starts it when it is missing. */
  wake(ticketId: string, commandId?: string): Promise<'woken' | 'unreachable'>;
  /** The same three for a visit, whose parent starts it: the pump does where that has failed. */
  startVisit(visitId: string, labels?: TicketLabels, options?: StartOptions): Promise<Started>;
  processVisit(
    visitId: string,
    commandId: string,
    deadlineMs?: number,
    requestId?: string,
  ): Promise<CommandOutcome | 'pending'>;
  wakeVisit(visitId: string, commandId?: string): Promise<'woken' | 'unreachable'>;
  /** Whether Temporal answers now. */
  health(): Promise<boolean>;
  close(): Promise<void>;
}

/** What the engine asks of its owner; everything is optional. */
export interface EnginePorts {
  /** Labels of one whose workflow is started because a word came; undefined when there is no such ticket or visit. */
  readonly labelsOf?: (run: Run) => Promise<TicketLabels | undefined>;
  /**
   * The outcome of a stored command, undefined while it waits. A word that leaves an ended ticket ended is committed by the
   * run that it starts, which ends before anybody can ask it.
   */
  readonly outcomeOf?: (commandId: string) => Promise<CommandOutcome | undefined>;
  /** Told of failures that waiting does not mend: a wrong namespace, a missing permission, an unregistered attribute. */
  readonly onTrouble?: (trouble: { readonly call: string; readonly run: string; readonly reason: string }) => void;
}
