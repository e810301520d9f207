/** The shapes in which a command's rule speaks of a ticket. */
import type { CommandBody, CommandRule, EventOf, Writing } from '../../process';
import type { EventBodies } from './events';
import type { TicketState } from './state';

/** What a command writes into; its own facts come on top. */
export type TicketDraft = Writing<TicketState, EventOf<EventBodies>>;

/**
 * How one command is decided: one file a command, which holds all that is its own. A new one is that file, its lines in
 * commands/index.ts, its schema in the API, its texts, and its refusal where it has one.
 *
 * @typeParam Own bodies of the facts that this command alone writes
 * @typeParam World what its decision asks of the world beside the ticket
 */
export type TicketRule<Body extends CommandBody, Own = unknown, World = unknown> = CommandRule<
  TicketState,
  EventOf<EventBodies & Own>,
  Body,
  World
>;
