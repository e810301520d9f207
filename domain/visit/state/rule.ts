/** The shapes in which a command's rule speaks of a visit. */
import type { CommandBody, CommandRule, Context, EventOf, Writing } from '../../process';
import type { VisitEventBodies } from './events';
import type { Field } from './field';
import type { VisitState } from './state';

/** What a command writes into; its own facts come on top. */
export type VisitDraft = Writing<VisitState, EventOf<VisitEventBodies>>;

/** What a decision may look at beside the visit itself. */
export type VisitContext = Context<Field>;

/**
 * How one command is decided: one file a command, which holds all that is its own.
 *
 * @typeParam Own bodies of the facts that this command alone writes
 */
export type VisitCommandRule<Body extends CommandBody, Own = unknown> = CommandRule<
  VisitState,
  EventOf<VisitEventBodies & Own>,
  Body,
  Field
>;
